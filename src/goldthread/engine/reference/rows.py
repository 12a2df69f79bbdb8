"""One row of the table as plain values, and the rules that its cells stand for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from goldthread.engine.columnar.limits import LARGEST, SMALLEST
from goldthread.engine.columnar.schema import (
    NUMERIC_KINDS,
    RELATIVE_KINDS,
    Covers,
    TableError,
    TargetKind,
    ToleranceKind,
)
from goldthread.engine.goals import (
    AbsoluteFloor,
    IntervalTest,
    NoTolerance,
    PercentagePoints,
    PercentOfTarget,
    Tolerance,
)
from goldthread.engine.judgement import Baseline, Comparators, MeasureRules
from goldthread.engine.observations import Accumulation, Observation, Series
from goldthread.framework import Polarity
from goldthread.framework.periods import Period, PeriodError, period_from_code
from goldthread.framework.rules import Moment, Target
from goldthread.framework.rules.targets import (
    AnnualTotal,
    Between,
    Comparison,
    Relative,
    RelativeDirection,
    Terms,
    Threshold,
    Trend,
    TrendDirection,
)

_COMPARATOR = "the comparator"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the names of the schema (empty ones left out), and its period."""

    number: int
    cells: Mapping[str, Any]
    period: Period

    @property
    def key(self) -> tuple[Any, ...]:
        """What names the series."""
        return tuple(self.cells.get(name) for name in ("authority", "series", "breakdown"))

    def figure(self, name: str) -> Decimal | None:
        """A number as the decimal it prints as."""
        return decimal_of(self.cells.get(name))

    @property
    def revision(self) -> int:
        """Which correction of the figure this is."""
        return int(self.cells.get("revision", 1))

    @property
    def target_kind(self) -> TargetKind | None:
        """How the target is set; ``None`` without one."""
        kind = self.cells.get("target_kind")
        if kind is None or kind in RELATIVE_KINDS:
            return kind and TargetKind(kind)
        needed = ["target"] * (kind in NUMERIC_KINDS)
        if kind == TargetKind.BETWEEN:
            needed = ["target", "target_high"]
        return TargetKind(kind) if all(name in self.cells for name in needed) else None

    @property
    def covers_year(self) -> bool:
        """Whether the target is a total for the whole year."""
        return self.cells.get("target_covers") == Covers.YEAR

    @property
    def polarity(self) -> Polarity | None:
        """Which way is better."""
        found = self.cells.get("polarity")
        return None if found is None else Polarity(found)


def decimal_of(number: float | None) -> Decimal | None:
    """A number of the table as the decimal it prints as; too near to nought, it is nought."""
    if number is None:
        return None
    return Decimal(0) if abs(number) < SMALLEST else Decimal(repr(number))


def read_row(number: int, cells: Mapping[str, Any]) -> Row:
    """The row with this number (from 1). Raises ``TableError`` where a cell cannot be used."""
    known = {
        name: cell
        for name, cell in cells.items()
        if cell is not None and not (isinstance(cell, float) and math.isnan(cell))
    }
    for name in ("series", "period"):
        if name not in known:
            raise TableError(f"Row {number} has no {name}.")
    for name, cell in known.items():
        if isinstance(cell, float) and abs(cell) > LARGEST:
            raise TableError(f"Row {number}: the {name} {cell} is too large to be a figure.")
    try:
        period = period_from_code(known["period"])
    except PeriodError as reason:
        raise TableError(f"Row {number}: {reason}") from reason
    return Row(number, known, period)


def observation_of(row: Row) -> Observation:
    """The figure of a row."""
    return Observation(
        str(row.number),
        row.period,
        row.figure("value"),
        row.figure("numerator"),
        row.figure("denominator"),
        revision=row.revision,
    )


def series_of(row: Row) -> Series:
    """The series that a row belongs to."""
    name = str(row.cells["series"])
    return Series(
        name,
        name,
        unit=row.cells.get("unit"),
        accumulation=Accumulation(row.cells.get("accumulation", "each_period")),
        adds_up=row.cells.get("adds_up"),
    )


def rules_of(row: Row) -> MeasureRules:
    """What the figure of a row is held to."""
    start = row.figure("baseline")
    code = row.cells.get("baseline_period")
    baseline = None
    if start is not None:
        baseline = Baseline(start, None if code is None else period_from_code(code))
    return MeasureRules(_target(row), row.polarity, _tolerance(row), baseline)


def comparators_of(row: Row) -> Comparators:
    """The figure of others that a row brings with it."""
    other = row.figure("comparator")
    return Comparators({_COMPARATOR: {} if other is None else {row.period: other}})


def _target(row: Row) -> Target | None:
    kind = row.target_kind
    if kind is None:
        return None
    if kind in RELATIVE_KINDS:
        return Relative(to=_COMPARATOR, direction=RelativeDirection(kind))
    number = row.figure("target") or Decimal(0)
    # The number is the one for this very period, whatever stretch of time the figure covers.
    terms = Terms(by=Moment(row.period.last))
    if kind is TargetKind.BETWEEN:
        return Between(low=number, high=row.figure("target_high") or Decimal(0), terms=terms)
    if kind not in NUMERIC_KINDS:
        return Trend(direction=TrendDirection(kind))
    comparison, strict = Comparison(kind), bool(row.cells.get("target_strict"))
    if row.covers_year:
        return AnnualTotal(comparison=comparison, value=number, strict=strict)
    return Threshold(comparison=comparison, value=number, strict=strict, terms=terms)


def _tolerance(row: Row) -> Tolerance:
    number = row.figure("tolerance")
    match row.cells.get("tolerance_kind", ToleranceKind.PERCENT):
        case ToleranceKind.PERCENT:
            return PercentOfTarget() if number is None else PercentOfTarget(number)
        case ToleranceKind.POINTS:
            return PercentagePoints(number or Decimal(0))
        case ToleranceKind.FLOOR:
            return AbsoluteFloor(number or Decimal(0))
        case ToleranceKind.INTERVAL:
            return IntervalTest() if number is None else IntervalTest(number)
        case _:
            return NoTolerance()
