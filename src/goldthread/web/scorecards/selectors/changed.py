"""What changed among some measures: a status with the latest figure, or a target since a year ago."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.web.records.models import Result
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import MeasureFacts
from goldthread.web.scorecards.selectors.figures import SeriesLine

_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A series that stands otherwise with its latest figure than with the one before."""

    measure: MeasureFacts
    label: str
    before: Mark
    after: Mark
    period: str

    @property
    def for_the_worse(self) -> bool:
        """Whether it asks more of the reader than it did."""
        return self.after.weight < self.before.weight


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that took the place of another within the last year."""

    measure: MeasureFacts
    text: str
    since: date
    reason: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What is different from before."""

    statuses: tuple[StatusChange, ...]
    targets: tuple[TargetChange, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.statuses or self.targets)


def changed_among(scope: Scope, measures: Iterable[MeasureFacts]) -> Changed:
    """What changed among these measures. One query.

    Only judged statuses are compared: that a figure is awaited is no change of how it stands.
    """
    by_key = {measure.key: measure for measure in measures}
    if not by_key:
        return Changed((), ())
    before = _statuses_before(scope, by_key)
    statuses = [
        StatusChange(
            measure, line.label, before[measure.key, line.key], line.mark, line.latest_period
        )
        for measure in by_key.values()
        for line in measure.lines
        if line.latest_period and _is_another(before.get((measure.key, line.key)), line)
    ]
    return Changed(
        tuple(sorted(statuses, key=lambda one: (not one.for_the_worse, one.after.weight))),
        tuple(_targets(scope, by_key.values())),
    )


def _is_another(before: Mark | None, line: SeriesLine) -> bool:
    return (
        before is not None
        and before.judged
        and line.mark.judged
        and before.status != line.mark.status
    )


def _statuses_before(
    scope: Scope, by_key: Mapping[int, MeasureFacts]
) -> dict[tuple[int, int], Mark]:
    """The status of each series for the period before its latest, as far as it may be told."""
    rows = Result.objects.filter(edition_measure__in=by_key)
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    if not scope.disclosure.hidden:
        rows = rows.defer("inputs")
    latest: set[tuple[int, int]] = set()
    found: dict[tuple[int, int], Mark] = {}
    for row in rows.only(
        "edition_measure_id", "series_id", "status", "period_last", "period_first", "inputs"
    ).order_by("-period_last", "-period_first"):
        key = (row.edition_measure_id, row.series_id)
        if key not in latest:
            latest.add(key)
        elif key not in found and scope.may_tell(row):
            found[key] = MARKS[row.status]
    return found


def _targets(scope: Scope, measures: Iterable[MeasureFacts]) -> Iterable[TargetChange]:
    """The targets that began to hold within the last year, the latest first."""
    begun = [
        TargetChange(
            measure, measure.target_text or "", measure.target_since, measure.target_reason
        )
        for measure in measures
        if measure.target_since and measure.target_since >= scope.day - _A_YEAR
    ]
    return sorted(begun, key=lambda one: one.since, reverse=True)
