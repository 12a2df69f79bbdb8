"""A measure across the editions that state it, and what became of it where one does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.framework.periods import PeriodError, period_from_code
from goldthread.reports.pictures.chart import EditionStart
from goldthread.web.records import selectors as records
from goldthread.web.records.models import (
    EditionMeasure,
    Framework,
    MeasureLead,
    Retirement,
    Target,
)
from goldthread.web.scorecards.scope import Scope, name_of
from goldthread.web.scorecards.selectors.history import by_whom


@dataclass(frozen=True, slots=True)
class EditionSays:
    """What one edition says of a measure: its title there, its targets in words, who leads it.

    ``first`` and ``last`` are the days the edition held; ``None`` is open. ``shown`` marks the
    edition that the page is of.
    """

    name: str
    href: str
    state: str
    first: date | None
    last: date | None
    title: str
    targets: tuple[str, ...]
    leads: tuple[str, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Retired:
    """That a measure is no longer asked for: from which period on, why, and by whom."""

    since: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class MeasureStory:
    """A measure through the editions, from the first, and whether it is retired."""

    editions: tuple[EditionSays, ...]
    retired: Retired | None
    in_force: bool

    @property
    def several(self) -> bool:
        """Whether more than one edition states it."""
        return len(self.editions) > 1

    @property
    def same_title(self) -> bool:
        """Whether every edition calls it the same."""
        return len({one.title for one in self.editions}) == 1


def measure_story(scope: Scope, record: EditionMeasure) -> MeasureStory:
    """What every edition this reader may see says of a measure. Six queries at most."""
    every = records.editions_of(scope.authority)
    spans = records.spans_of(every)
    in_force = records.framework_in_force(scope.authority)
    stated = [
        one
        for one in records.statements_of(record.measure)
        # A draft is told of only on its own pages, which not everybody is shown.
        if one.framework.adopted_at is not None or one.framework_id == scope.framework.pk
    ]
    targets = _targets(stated)
    leads = _leads(stated)
    editions = tuple(
        EditionSays(
            name=name_of(one.framework),
            href=_scope_of(scope, one.framework, in_force).address("measure", record.measure.code),
            state=one.framework.status,
            first=spans[one.framework_id].first if one.framework_id in spans else None,
            last=spans[one.framework_id].last if one.framework_id in spans else None,
            title=one.title,
            targets=targets.get(one.pk, ()),
            leads=leads.get(one.pk, ()),
            shown=one.framework_id == scope.framework.pk,
        )
        for one in stated
    )
    retirement = records.retirements_held(scope.authority).get(record.measure_id)
    return MeasureStory(
        editions=editions,
        retired=_retired(scope, retirement) if retirement else None,
        in_force=any(in_force is not None and one.framework_id == in_force.pk for one in stated),
    )


def edition_starts(scope: Scope) -> tuple[EditionStart, ...]:
    """The days on which one edition followed another, up to the one looked at. One query."""
    every = records.editions_of(scope.authority)
    until = scope.framework.in_force_from
    return tuple(
        EditionStart(one.in_force_from, _short_name(one))
        for one in sorted(every, key=lambda one: one.number)
        if one.adopted_at is not None
        and one.in_force_from is not None
        and (until is None or one.in_force_from <= until or scope.edition is None)
    )


def scope_of_last_statement(scope: Scope, code: str) -> Scope | None:
    """The view of the last edition that stated a measure; ``None`` where none ever did."""
    if scope.edition is not None:
        return None
    last = records.last_statement(scope.authority, code)
    if last is None:
        return None
    framework = last.framework
    framework.authority = scope.authority
    return scope.of_edition(framework)


def _scope_of(scope: Scope, framework: Framework, in_force: Framework | None) -> Scope:
    if in_force is not None and framework.pk == in_force.pk:
        return replace(scope, framework=framework, edition=None)
    return scope.of_edition(framework)


def _short_name(framework: Framework) -> str:
    return framework.edition or framework.title


def _retired(scope: Scope, row: Retirement) -> Retired:
    try:
        since = period_from_code(row.from_period, scope.calendar).label
    except PeriodError:
        since = row.from_period
    return Retired(since, row.reason, by_whom(row.decided_by), row.decided_at.date())


def _targets(stated: Sequence[EditionMeasure]) -> Mapping[int, tuple[str, ...]]:
    """The words of each edition's targets, in the order they held."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Target.objects.filter(edition_measure__in=stated).order_by("edition_measure", "pk")
    for row in sorted(rows, key=lambda row: row.valid_from or date.min):
        if row.text:
            found[row.edition_measure_id].append(row.text)
    return {key: tuple(words) for key, words in found.items()}


def _leads(stated: Sequence[EditionMeasure]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = MeasureLead.objects.filter(edition_measure__in=stated).order_by("position")
    for key, name in rows.values_list("edition_measure_id", "person__name"):
        found[key].append(name)
    return {key: tuple(names) for key, names in found.items()}
