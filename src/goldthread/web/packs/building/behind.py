"""What stands behind the figures of a pack: results, revisions, charts, other councils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from goldthread.web.records import selectors as records
from goldthread.web.records.mapping.travelling import travel_of
from goldthread.web.records.models import Benchmark, EditionMeasure, Rebase, Result, Travel
from goldthread.web.scorecards.scope import Scope

Key = tuple[int, int]
"""The key of an edition's measure, and of one of its series."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A result as a pack needs it: what a figure was held against, and which revision it was."""

    period_code: str
    status: str
    target_value: Decimal | None
    target_rule: Any
    value: Decimal | None
    interval_lower: Decimal | None
    interval_upper: Decimal | None
    revision: int
    source: str
    recorded_at: datetime
    may_tell: bool


@dataclass(frozen=True)
class Behind:
    """All of it, read once: ``results`` of each series with the latest period first."""

    results: dict[Key, list[Judged]]
    travels: dict[Key, Travel]
    beside: dict[Key, str]
    rebases: dict[int, list[Rebase]]
    about: dict[int, tuple[str, Any]] = field(default_factory=dict)

    def result(self, key: Key, period_code: str) -> Judged | None:
        """The result of one figure."""
        own = self.results.get(key, ())
        return next((one for one in own if one.period_code == period_code), None)


_COLUMNS = (
    "period_code",
    "status",
    "target_value",
    "target_rule",
    "value",
    "interval_lower",
    "interval_upper",
    "observation__revision",
    "observation__source",
    "observation__recorded_at",
)


def behind(scope: Scope) -> Behind:
    """What stands behind every figure of a scope. A fixed number of queries."""
    rows = EditionMeasure.objects.filter(framework=scope.framework)
    about = {
        key: (rationale or "", frequency)
        for key, rationale, frequency in rows.values_list("pk", "rationale", "frequency")
    }
    if scope.then is not None:
        stated = {key: scope.then.stated(key) for key in about}
        about = {key: (one.rationale or "", one.frequency) for key, one in stated.items()}
    return Behind(
        results=_results(scope),
        travels=_travels(scope),
        beside=_beside(scope),
        rebases=_rebases(scope),
        about=about,
    )


def _travels(scope: Scope) -> dict[Key, Travel]:
    """Where every series is going with the last figure of the scope, with its control chart.

    What is kept is of the latest figure of all; for an earlier period it is worked out again.
    """
    if scope.then is not None:
        return {key: row for key, row in scope.then.travels.items() if scope.may_tell(row)}
    kept = records.travels_of(scope.framework, disclosure=scope.disclosure)
    last_day = scope.last_day
    if last_day is None:
        return kept
    later = {key for key, row in kept.items() if row.period_last > last_day}
    if not later:
        return kept
    found = {key: row for key, row in kept.items() if key not in later}
    now = timezone.now()
    for measure in records.measure_subjects(
        scope.framework, series={series for _, series in later}, with_others=False
    ):
        for subject in measure.series:
            key = (measure.edition_measure.pk, subject.series.pk)
            periods = [one for one in subject.figures.periods if one.last <= last_day]
            if key in later and periods:
                until = max(periods, key=lambda here: (here.last, here.first))
                row = travel_of(measure, subject, assurance="", inputs_hash="", at=now, until=until)
                if scope.disclosure.shows_what_came_of(row):
                    found[key] = row
    return found


def _results(scope: Scope) -> dict[Key, list[Judged]]:
    if scope.then is not None:
        return {
            key: [
                Judged(*(*(_column(row, column) for column in _COLUMNS), scope.may_tell(row)))
                for row in own
            ]
            for key, own in scope.then.results.items()
        }
    rows = Result.objects.filter(edition_measure__framework=scope.framework).order_by(
        "-period_last", "-period_first"
    )
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    # What was used is long to read, and only asked for where something is hidden.
    more = ("inputs",) if scope.disclosure.hidden else ()
    found: dict[Key, list[Judged]] = defaultdict(list)
    for row in rows.values_list("edition_measure_id", "series_id", *_COLUMNS, *more, named=True):
        plain = (getattr(row, column) for column in _COLUMNS)
        found[row.edition_measure_id, row.series_id].append(Judged(*(*plain, scope.may_tell(row))))
    return found


def _beside(scope: Scope) -> dict[Key, str]:
    """For each series where its latest figure lies in each group, in sentences."""
    told: dict[Key, dict[int, str]] = defaultdict(dict)
    for row in _benchmarks(scope):
        if scope.may_tell(row):
            told[row.edition_measure_id, row.series_id].setdefault(
                row.comparator_group_id, row.sentence
            )
    return {key: " ".join(sentences.values()) for key, sentences in told.items()}


def _benchmarks(scope: Scope) -> Iterable[Benchmark]:
    """Where figures lie in each group, group after group, the latest first."""
    if scope.then is not None:
        latest_first = sorted(scope.then.benchmarks, key=lambda row: row.period_last, reverse=True)
        return sorted(latest_first, key=lambda row: row.comparator_group.position)
    rows = Benchmark.objects.filter(edition_measure__framework=scope.framework)
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    return rows.order_by("comparator_group__position", "-period_last").only(
        "edition_measure_id", "series_id", "comparator_group_id", "sentence", "inputs"
    )


def _column(row: Result, column: str) -> Any:
    """A column of a result, or of the figure it is of."""
    of, _, name = column.rpartition("__")
    return getattr(getattr(row, of) if of else row, name)


def _rebases(scope: Scope) -> dict[int, list[Rebase]]:
    found: dict[int, list[Rebase]] = defaultdict(list)
    rows = Rebase.objects.for_authority(scope.authority)
    if scope.known_at:
        rows = rows.filter(decided_at__lte=scope.known_at)
    for row in rows:
        found[row.series_id].append(row)
    return found
