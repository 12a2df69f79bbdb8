"""Measures as lists show them: what they are, who answers for them, where and how they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.db.models import CharField, QuerySet, Value

from goldthread.framework.partnership import dependencies_among, partners_among
from goldthread.framework.rules.json_form import frequency_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.wording import frequency_words
from goldthread.web.records.models import (
    EditionMeasure,
    MeasureLead,
    MeasurePartner,
    MeasurePlacement,
    PersonKind,
    Target,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.figures import (
    PlainFigure,
    SeriesLine,
    lines_by_measure,
    plain_figures,
    with_figures_of,
)
from goldthread.web.scorecards.selectors.outlooks import masked_measures

_NOT_YET_A_TARGET = frozenset({"none", "tbc", "baseline"})

PORTFOLIO = "portfolio"
"""Under which the posts of lead members are found beside the names of people."""

PARTNER = "partner"
"""Under which the partners are found there."""


@dataclass(frozen=True, slots=True)
class Place:
    """One standing of a measure or deliverable: the node's key, the role and the topic."""

    node: int
    role: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure as a list shows it. ``key`` is the row of this edition, ``code`` its address.

    ``masked`` when a part of one of its breakdowns is not as the whole says.
    """

    key: int
    code: str
    title: str
    href: str
    places: tuple[Place, ...]
    lead_members: tuple[str, ...]
    lead_officers: tuple[str, ...]
    service: str | None
    partners: tuple[str, ...]
    ownership: str | None
    frequency: str | None
    target_text: str | None
    baseline_text: str | None
    lines: tuple[SeriesLine, ...]
    masked: bool = False
    portfolios: tuple[str, ...] = ()
    target_since: date | None = None
    target_reason: str = ""

    @property
    def bodies(self) -> tuple[str, ...]:
        """The partners that can act, as told from what the measure only depends on."""
        return partners_among(self.partners)

    @property
    def dependencies(self) -> tuple[str, ...]:
        """What the measure depends on that is nobody's to do."""
        return dependencies_among(self.partners)

    @property
    def improving(self) -> bool:
        """Whether one of its series is getting better by more than chance."""
        return any(line.judgement.direction == "improving" for line in self.lines)

    @property
    def worsening(self) -> bool:
        """Whether one of its series is getting worse by more than chance."""
        return any(line.judgement.direction == "worsening" for line in self.lines)

    @property
    def unlikely(self) -> bool:
        """Whether one of its series is unlikely to meet its target."""
        return any(line.outlook is not None and line.outlook.unlikely for line in self.lines)

    @property
    def deciding(self) -> SeriesLine:
        """The series that the measure's status is taken from: of those asked for, the one that
        asks most of the reader.
        """
        return min(self.asked_for, key=lambda line: line.mark.weight)

    @property
    def asked_for(self) -> tuple[SeriesLine, ...]:
        """The series that its document asks for, without what was put beside them."""
        return tuple(line for line in self.lines if not line.beside)

    @property
    def status(self) -> str:
        """The status of the measure as a whole."""
        return self.deciding.judgement.status

    @property
    def mark(self) -> Mark:
        """How that status is drawn."""
        return MARKS[self.status]


def measure_facts(
    scope: Scope,
    keys: Collection[int] | None = None,
    *,
    with_figures: bool = True,
) -> tuple[MeasureFacts, ...]:
    """The measures of the framework (or those of these keys) in document order. Nine queries.

    Without ``with_figures`` they have their status and no figures, which is a good deal
    quicker for pages that only count; ``add_figures`` adds those of the few that are shown.
    """
    rows = EditionMeasure.objects.filter(framework=scope.framework)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    measures = list(
        rows.select_related("measure", "service", "baseline")
        .only(
            "title",
            "position",
            "ownership",
            "frequency",
            "frequency_text",
            "measure__code",
            "service__name",
            "baseline__text",
        )
        .order_by("position")
    )
    if scope.then is not None:
        for row in measures:
            said = scope.then.stated(row.pk)
            row.title, row.ownership = said.title, said.ownership
            row.frequency, row.frequency_text = said.frequency, said.frequency_text
    places = _places(scope, keys)
    names = names_of(scope, keys)
    targets = _targets(scope, keys)
    masked = masked_measures(scope)
    lines = lines_by_measure(
        scope,
        keys,
        has_target={
            row.pk: row.pk in targets and is_a_target(targets[row.pk][1]) for row in measures
        },
        with_figures=with_figures,
    )
    return tuple(
        facts_of(
            scope,
            row,
            places=places[row.pk],
            people=(names[row.pk, PersonKind.MEMBER], names[row.pk, PersonKind.OFFICER]),
            partners=names[row.pk, PARTNER],
            target_text=targets[row.pk][0] if row.pk in targets else None,
            lines=lines[row.pk],
            masked=row.pk in masked,
            portfolios=names[row.pk, PORTFOLIO],
            target_set=(targets[row.pk][2], targets[row.pk][3]) if row.pk in targets else None,
        )
        for row in measures
    )


def add_figures(scope: Scope, measures: Iterable[MeasureFacts]) -> tuple[MeasureFacts, ...]:
    """The measures with the figures that they were read without. One query."""
    measures = tuple(measures)
    if not measures:
        return ()
    figures = plain_figures(scope, [line.key for measure in measures for line in measure.lines])
    return with_figures(scope, measures, figures)


def with_figures(
    scope: Scope,
    measures: Iterable[MeasureFacts],
    figures: Mapping[int, tuple[PlainFigure, ...]],
) -> tuple[MeasureFacts, ...]:
    """The measures with these figures, by the key of their series. No query."""
    return tuple(
        replace(
            measure,
            lines=tuple(
                with_figures_of(scope, line, figures.get(line.key, ())) for line in measure.lines
            ),
        )
        for measure in measures
    )


def facts_of(
    scope: Scope,
    row: EditionMeasure,
    *,
    places: Iterable[Place],
    people: tuple[Iterable[str], Iterable[str]],
    partners: Iterable[str],
    target_text: str | None,
    lines: tuple[SeriesLine, ...],
    masked: bool,
    portfolios: Iterable[str] = (),
    target_set: tuple[date | None, str] | None = None,
) -> MeasureFacts:
    """The facts of a measure from its row and what was read beside it.

    ``row`` brings its ``measure``, ``service`` and ``baseline``; ``people`` are the lead members
    and the lead officers. No query.
    """
    members, officers = people
    return MeasureFacts(
        key=row.pk,
        code=row.measure.code,
        title=row.title,
        href=scope.address("measure", row.measure.code),
        places=tuple(places),
        lead_members=tuple(members),
        lead_officers=tuple(officers),
        service=row.service.name if row.service else None,
        partners=tuple(partners),
        ownership=row.ownership,
        frequency=how_often(row.frequency, row.frequency_text),
        target_text=target_text,
        baseline_text=row.baseline.text if hasattr(row, "baseline") else None,
        lines=lines,
        masked=masked,
        portfolios=tuple(dict.fromkeys(portfolios)),
        target_since=target_set[0] if target_set else None,
        target_reason=target_set[1] if target_set else "",
    )


def how_often(rule: Mapping[str, Any] | None, text: str | None) -> str | None:
    """A frequency in a few words to group by; as printed where it was not understood."""
    if rule is None or rule.get("kind") in ("text", "none"):
        return text
    try:
        words = frequency_words(frequency_from_json(rule))
    except RuleFormError:
        return text
    return words[:1].upper() + words[1:]


def _within(scope: Scope, keys: Collection[int] | None) -> dict[str, object]:
    if keys is not None:
        return {"edition_measure_id__in": keys}
    return {"edition_measure__framework": scope.framework}


def _places(scope: Scope, keys: Collection[int] | None) -> Mapping[int, list[Place]]:
    found: dict[int, list[Place]] = defaultdict(list)
    rows = MeasurePlacement.objects.filter(**_within(scope, keys)).order_by("position")
    for key, *row in rows.values_list("edition_measure_id", "node_id", "role", "topic"):
        found[key].append(Place(*row))
    return found


def names_of(scope: Scope, keys: Collection[int] | None) -> Mapping[tuple[int, str], list[str]]:
    """Who leads each measure, the portfolios they hold and the partners, by what they are.

    By the measure and the kind of person, ``PORTFOLIO`` or ``PARTNER``. One query.
    """
    within = _within(scope, keys)
    leads = MeasureLead.objects.filter(**within).values_list(
        "position", "edition_measure_id", "person__kind", "person__name", "person__post"
    )
    partners = MeasurePartner.objects.filter(**within).values_list(
        "position",
        "edition_measure_id",
        Value(PARTNER, CharField()),
        "partner__name",
        Value("", CharField()),
    )
    return by_what_they_are(leads, partners, scope.then.portfolios if scope.then else {})


def by_what_they_are(
    leads: QuerySet[Any, Any],
    others: QuerySet[Any, Any],
    portfolios: Mapping[str, str | None] = MappingProxyType({}),
) -> Mapping[tuple[int, str], list[str]]:
    """The names of two questions by the item and what they are, in their places. One query.

    Each row is a place, the item's key, what it names, the name and the portfolio of a lead
    member, who counts under ``PORTFOLIO`` as well; ``portfolios`` are those of then, by name.
    """
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    both = leads.order_by().union(others.order_by(), all=True)
    for _, key, kind, name, post in sorted(both, key=lambda row: row[0]):
        found[key, kind].append(name)
        post = portfolios.get(name, post) if kind == PersonKind.MEMBER else post
        if kind == PersonKind.MEMBER and post:
            found[key, PORTFOLIO].append(post)
    return found


def _targets(
    scope: Scope, keys: Collection[int] | None
) -> Mapping[int, tuple[str | None, Mapping[str, Any] | None, date | None, str]]:
    """For each measure the target in force on the scope's day: words, rule, since when and why."""
    by_measure: dict[int, Sequence[Target]] = {}
    if scope.then is not None:
        by_measure = {key: scope.then.targets(key) for key in scope.then.measures}
    else:
        rows = Target.objects.filter(**_within(scope, keys)).order_by("edition_measure_id")
        for key, some in groupby(rows, key=lambda row: row.edition_measure_id):
            by_measure[key] = tuple(some)
    return {
        key: (found.text, found.rule, found.valid_from, found.reason)
        for key, targets in by_measure.items()
        if (found := target_in_force(scope, targets)) is not None
    }


def target_in_force(scope: Scope, targets: Iterable[Target]) -> Target | None:
    """The target that holds on the scope's day: the one that came into force last."""
    holding = [
        target
        for target in targets
        if (target.valid_from is None or target.valid_from <= scope.day)
        and (target.valid_to is None or target.valid_to >= scope.day)
    ]
    # The document's own has no first day.
    return max(holding, key=lambda target: target.valid_from or date.min, default=None)


def is_a_target(rule: Mapping[str, Any] | None) -> bool:
    """Whether a rule sets something to reach, and does not only say that none is set yet."""
    return rule is not None and rule.get("kind") not in _NOT_YET_A_TARGET
