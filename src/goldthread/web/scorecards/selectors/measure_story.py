"""A measure across the editions that state it, and what became of it where one does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef

from goldthread.framework.periods import PeriodError, period_from_code
from goldthread.reports.pictures.chart import EditionStart
from goldthread.web.records import selectors as records
from goldthread.web.records.models import (
    EditionMeasure,
    Framework,
    PersonKind,
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


def statements_shown(scope: Scope, code: str) -> list[EditionMeasure]:
    """What every edition this reader may see says of the measure of a code, from the first.

    A draft is told of only on its own pages, which not everybody is shown. Two queries.
    """
    editions = [
        one for one in scope.editions if one.adopted_at is not None or one == scope.framework
    ]
    rows = (
        EditionMeasure.objects.filter(framework__in=editions, measure__code=code)
        .select_related("measure", "service", "baseline")
        .prefetch_related("definitions")
        .annotate(was_retired=Exists(Retirement.objects.filter(measure=OuterRef("measure"))))
    )
    known = {one.pk: one for one in editions}
    stated = list(rows)
    for one in stated:
        one.framework = known[one.framework_id]  # at hand already
    return sorted(stated, key=lambda one: one.framework.number)


def targets_of(stated: Sequence[EditionMeasure]) -> Mapping[int, list[Target]]:
    """The targets of each of these, in the order they held. One query."""
    found: dict[int, list[Target]] = {one.pk: [] for one in stated}
    rows = Target.objects.filter(edition_measure__in=found)
    for row in rows.order_by(F("valid_from").asc(nulls_first=True)):
        found[row.edition_measure_id].append(row)
    return found


def measure_story(
    scope: Scope,
    record: EditionMeasure,
    stated: Sequence[EditionMeasure],
    targets: Mapping[int, Sequence[Target]],
    people: Mapping[tuple[int, str], Sequence[str]],
) -> MeasureStory:
    """The story of a measure from what every edition says of it, its targets and who leads it.

    One query where it was retired once, else none.
    """
    spans, in_force = records.spans_of(scope.editions), scope.in_force
    return MeasureStory(
        editions=tuple(
            EditionSays(
                name=name_of(one.framework),
                href=scope.of_edition(one.framework).address("measure", record.measure.code),
                state=one.framework.status,
                first=spans[one.framework_id].first if one.framework_id in spans else None,
                last=spans[one.framework_id].last if one.framework_id in spans else None,
                title=one.title,
                targets=tuple(row.text for row in targets[one.pk] if row.text),
                leads=tuple(
                    name for kind in PersonKind for name in people.get((one.pk, kind.value), ())
                ),
                shown=one.pk == record.pk,
            )
            for one in stated
        ),
        retired=_retired_now(scope, record),
        in_force=any(one.framework == in_force for one in stated),
    )


def edition_starts(scope: Scope) -> tuple[EditionStart, ...]:
    """The days on which one edition followed another, up to the one looked at. No query."""
    every = scope.editions
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


def _short_name(framework: Framework) -> str:
    return framework.edition or framework.title


def _retired_now(scope: Scope, record: EditionMeasure) -> Retired | None:
    """That the measure is retired, if it is."""
    if not getattr(record, "was_retired", True):
        return None
    rows = records.retirements_held(scope.authority, scope.editions, measure=record.measure_id)
    row: Retirement | None = rows.get(record.measure_id)
    if row is None:
        return None
    try:
        since = period_from_code(row.from_period, scope.calendar).label
    except PeriodError:
        since = row.from_period
    return Retired(since, row.reason, by_whom(row.decided_by), row.decided_at.date())
