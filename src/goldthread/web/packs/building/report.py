"""The facts of a whole pack."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.reports.pack import report as facts
from goldthread.web.packs.building.audience import Covered, covered_by
from goldthread.web.packs.building.behind import Behind, behind
from goldthread.web.packs.building.delivery import deliverables_of
from goldthread.web.packs.building.places import nodes_of, standings_of
from goldthread.web.packs.building.series import series_of
from goldthread.web.packs.building.stories import (
    Returns,
    completeness_of,
    returns_of,
    shortcomings_of,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverables import deliverable_facts
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts
from goldthread.web.scorecards.selectors.tree import Tree, tree_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pack is to be: for whom, how much of it, and what the council adds.

    ``audience_of`` is a name, or the code of a place. ``site`` is what addresses begin with.
    """

    title: str
    audience: facts.AudienceKind = facts.AudienceKind.CABINET
    audience_of: str = ""
    inclusion: facts.Inclusion = facts.Inclusion.BY_EXCEPTION
    decisions: tuple[str, ...] = ()
    cover: facts.Cover = field(default_factory=facts.Cover)
    branding: facts.Branding = field(default_factory=facts.Branding)
    site: str = ""


def report_of(scope: Scope, wanted: Wanted, *, known_at: datetime) -> facts.Report:
    """The facts of a pack of the scope's period as they are known now (``known_at``).

    Where the scope looks back (``then``) they are those of its moment. About fifty queries, however many measures there are. Raises ``ActionRefusedError`` where
    the framework has nothing for the audience.
    """
    period = scope.as_at
    if period is None:
        raise ValueError("A pack is of a period.")
    tree = tree_of(scope)
    every, promised = measure_facts(scope), deliverable_facts(scope)
    covered = covered_by(scope, (wanted.audience, wanted.audience_of), tree, every, promised)
    chosen = [one for one in every if one.key in covered.measures]
    known, returns = behind(scope), returns_of(scope)
    told = [_measure(scope, wanted.site, covered, tree, one, known, returns) for one in chosen]
    return facts.Report(
        title=wanted.title,
        authority=scope.authority.name,
        authority_code=scope.authority.code,
        framework=scope.framework_name,
        audience=covered.audience,
        inclusion=wanted.inclusion,
        period=_period(period),
        known_at=scope.known_at or known_at,
        as_known_on=timezone.localdate(scope.known_at) if scope.known_at else None,
        # Measures of months, quarters and years each have their own.
        previous_label="the period before",
        nodes=nodes_of(covered, tree),
        measures=tuple(told),
        deliverables=deliverables_of(scope, wanted.site, covered, tree),
        completeness=completeness_of(scope, chosen, returns),
        shortcomings=tuple(
            shortcomings_of(scope, wanted.site, zip(chosen, told, strict=True), returns)
        ),
        decisions=wanted.decisions,
        cover=wanted.cover,
        branding=wanted.branding,
        illustrative=scope.framework.illustrative
        or any(
            figure.illustrative for one in chosen for line in one.lines for figure in line.known
        ),
        site=wanted.site,
        illustrative_words=scope.framework.illustrative,
    )


def _period(period: Period) -> facts.ReportPeriod:
    return facts.ReportPeriod(period.code, period.label, period.first, period.last)


def _measure(
    scope: Scope,
    site: str,
    covered: Covered,
    tree: Tree,
    one: MeasureFacts,
    known: Behind,
    returns: Returns,
) -> facts.ReportMeasure:
    return facts.ReportMeasure(
        code=one.code,
        title=one.title,
        address=site + scope.address("measure", one.code),
        standings=standings_of(covered, tree, one.places),
        series=tuple(series_of(scope, one, line, known) for line in one.asked_for),
        beside=tuple(series_of(scope, one, line, known) for line in one.lines if line.beside),
        rationale=known.about[one.key][0],
        lead_members=one.lead_members,
        lead_officers=one.lead_officers,
        service=one.service,
        ownership=one.ownership,
        partners=one.partners,
        frequency_words=one.frequency or "",
        target_words=one.target_text or "",
        story=returns.stories.get(one.key),
    )
