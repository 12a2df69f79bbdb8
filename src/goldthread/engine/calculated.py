"""Figures worked out of other figures: ratios, differences, totals, averages, runs of periods.

A figure is worked out only where every figure it needs is there. One that is missing is named
and the result awaited: a missing part never counts as nought, and no total is a part of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from goldthread.engine.noise import multiplier_of
from goldthread.engine.observations import Accumulation, Figures, Observation, Series
from goldthread.engine.period_values import own_figures
from goldthread.framework.periods import Period, PeriodKind, containing, periods_between, rolling
from goldthread.framework.units import (
    unit_of_difference,
    unit_of_quotient,
    unit_of_total,
    unit_of_weighted_mean,
    unit_over_time,
)


class CalculationError(ValueError):
    """A calculation that cannot be; the message says why, for a person."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One series divided by another, for each ``per`` of it: "per 1,000 people".

    ``of`` says what the lower series counts. With ``holds_over`` its figure for a longer period,
    such as a year's population, holds for every period inside that one.
    """

    top: str
    bottom: str
    per: Decimal = Decimal(1)
    of: str = ""
    holds_over: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One series less another."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class TotalOf:
    """Several series added up, such as every ward of a breakdown."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeightedMean:
    """Several series averaged, each with the weight of the series at its place."""

    values: tuple[str, ...]
    weights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rolling:
    """The latest ``periods`` of a series taken together, at the end of each period."""

    of: str
    periods: int


@dataclass(frozen=True, slots=True)
class YearToDate:
    """The periods of a series since the financial year began, taken together."""

    of: str


Calculation: TypeAlias = Ratio | Difference | TotalOf | WeightedMean | Rolling | YearToDate


@dataclass(frozen=True, slots=True)
class Input:
    """A series that something is worked out of, with its figures."""

    series: Series
    figures: Figures


@dataclass(frozen=True, slots=True)
class WorkedFigure:
    """One figure that was worked out, with the ids of the observations it came of.

    ``numerator`` and ``denominator`` are the numbers behind a share or rate; it is provisional,
    or illustrative, where any figure that it came of is.
    """

    period: Period
    value: Decimal
    inputs: tuple[str, ...]
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Awaited:
    """A figure that cannot be worked out: which figures are missing, or else why."""

    period: Period
    missing: tuple[tuple[str, Period], ...] = ()
    """The series, by id, and the period of each figure that is missing."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What came of a calculation, in the order of time."""

    figures: tuple[WorkedFigure, ...]
    awaited: tuple[Awaited, ...]


def series_needed(calculation: Calculation) -> tuple[str, ...]:
    """The ids of the series a calculation needs, each once, in the order they are named."""
    match calculation:
        case Ratio(top, bottom):
            needed: tuple[str, ...] = (top, bottom)
        case Difference(first, second):
            needed = (first, second)
        case TotalOf(parts):
            needed = parts
        case WeightedMean(values, weights):
            needed = (*values, *weights)
        case Rolling(of) | YearToDate(of):
            needed = (of,)
    return tuple(dict.fromkeys(needed))


def unit_of(calculation: Calculation, series: Mapping[str, Input]) -> str | None:
    """The unit of what is worked out.

    Raises ``CalculationError`` for a calculation of nothing or of a series with itself, and
    ``UnitError`` where the units do not go together.
    """
    _require_sense(calculation)
    unit = {key: one.series.unit for key, one in series.items()}
    match calculation:
        case Ratio(top, bottom, per, of):
            return unit_of_quotient(unit[top], unit[bottom], per=per, of=of)
        case Difference(first, second):
            return unit_of_difference(unit[first], unit[second])
        case TotalOf(parts):
            return unit_of_total([unit[part] for part in parts])
        case WeightedMean(values, weights):
            return unit_of_weighted_mean(
                [unit[one] for one in values], [unit[one] for one in weights]
            )
        case Rolling(of) | YearToDate(of):
            one = series[of]
            if isinstance(calculation, YearToDate) and (
                one.series.accumulation is not Accumulation.EACH_PERIOD
            ):
                raise CalculationError("Its figures run through the year already.")
            return unit_over_time(
                unit[of], numbers_behind=_has_numbers_behind(one), adds_up=one.series.adds_up
            )


def work_out(calculation: Calculation, inputs: Mapping[str, Input]) -> WorkedOut:
    """Every figure that can be worked out, and every one that is awaited.

    A figure is looked for in each period that any of the series has one for. ``inputs`` holds
    each series needed by its id.
    """
    match calculation:
        case Rolling() | YearToDate():
            found = _over_time(calculation, inputs[calculation.of])
        case _:
            found = _side_by_side(calculation, inputs)
    done = sorted(found, key=lambda one: one.period)
    return WorkedOut(
        tuple(one for one in done if isinstance(one, WorkedFigure)),
        tuple(one for one in done if isinstance(one, Awaited)),
    )


def in_order(calculations: Mapping[str, Calculation]) -> tuple[str, ...]:
    """The series that are worked out, each after those it is worked out of.

    ``calculations`` are by the id of the series they give. Raises ``CalculationError`` where one
    is worked out, by whatever way round, of itself.
    """
    graph = {key: set(series_needed(one)) for key, one in calculations.items()}
    try:
        return tuple(key for key in TopologicalSorter(graph).static_order() if key in graph)
    except CycleError as circle:
        raise CalculationError(
            "It would be worked out of itself: " + " of ".join(reversed(circle.args[1])) + "."
        ) from circle


def _require_sense(calculation: Calculation) -> None:
    match calculation:
        case Ratio(top, bottom) if top == bottom:
            raise CalculationError("A series divided by itself is always the same: choose another.")
        case Difference(first, second) if first == second:
            raise CalculationError("A series less itself is always nought: choose another.")
        case TotalOf(parts) if len(parts) < 2:
            raise CalculationError("Choose at least two series to add up.")
        case TotalOf(parts) if len(set(parts)) < len(parts):
            raise CalculationError("A series would be counted twice in the total.")
        case WeightedMean(values, weights) if len(values) != len(weights) or len(values) < 2:
            raise CalculationError("Choose at least two series, and a weight for each.")
        case Rolling(_, periods) if not 2 <= periods <= 60:
            raise CalculationError("Take 2 to 60 periods together.")


def _side_by_side(
    calculation: Ratio | Difference | TotalOf | WeightedMean, inputs: Mapping[str, Input]
) -> Iterator[WorkedFigure | Awaited]:
    """Figures of one period from the figures of that period."""
    needed = series_needed(calculation)
    leading = needed[:1] if isinstance(calculation, Ratio) and calculation.holds_over else needed
    periods = {period for key in leading for period in inputs[key].figures.periods}
    for period in periods:
        here = {key: _figure_at(calculation, key, inputs[key].figures, period) for key in needed}
        missing = tuple((key, period) for key, found in here.items() if found is None)
        if missing:
            yield Awaited(period, missing)
            continue
        yield _put_together(
            calculation, period, {key: found for key, found in here.items() if found is not None}
        )


def _figure_at(
    calculation: Calculation, key: str, figures: Figures, period: Period
) -> Observation | None:
    """The figure of a period, or of a longer one that it holds over."""
    found = figures.at(period)
    if found is not None or not isinstance(calculation, Ratio):
        return found
    if not calculation.holds_over or key != calculation.bottom:
        return None
    holding = [here for here in figures.periods if here.contains(period)]
    return figures.at(min(holding, key=lambda here: here.days)) if holding else None


def _put_together(
    calculation: Ratio | Difference | TotalOf | WeightedMean,
    period: Period,
    figures: Mapping[str, Observation],
) -> WorkedFigure | Awaited:
    number = {key: found.value or Decimal(0) for key, found in figures.items()}
    numerator = denominator = None
    match calculation:
        case Ratio(top, bottom, per):
            if number[bottom] <= 0:
                return Awaited(period, reason="Nothing can be counted per nought of something.")
            numerator, denominator = number[top], number[bottom]
            value = numerator * per / denominator
        case Difference(first, second):
            value = number[first] - number[second]
        case TotalOf(parts):
            value = sum((number[part] for part in parts), Decimal(0))
        case WeightedMean(values, weights):
            whole = sum((number[weight] for weight in weights), Decimal(0))
            if whole <= 0 or any(number[weight] < 0 for weight in weights):
                return Awaited(period, reason="The weights come to nothing.")
            pairs = zip(values, weights, strict=True)
            value = sum((number[one] * number[by] for one, by in pairs), Decimal(0)) / whole
    return _figure(period, value, tuple(figures.values()), numerator, denominator)


def _over_time(calculation: Rolling | YearToDate, given: Input) -> Iterator[WorkedFigure | Awaited]:
    """Figures of several periods together, from each period's own."""
    for kind in {period.kind for period in given.figures.periods}:
        if kind in (PeriodKind.ROLLING, PeriodKind.SNAPSHOT):
            continue
        latest = max(period for period in given.figures.periods if period.kind is kind)
        own = own_figures(given.series, given.figures, latest)
        if own is None:
            yield Awaited(
                latest,
                reason="Its figures run on, and cannot be taken apart without the numbers behind "
                "them.",
            )
            continue
        run = tuple(own)
        for place, period in enumerate(run):
            if isinstance(calculation, Rolling):
                if place + 1 < calculation.periods or not _whole_months(period):
                    continue
                window = run[place + 1 - calculation.periods : place + 1]
                yield _taken_together(
                    given, _window(window[0], period), [(one, own[one]) for one in window]
                )
            else:
                yield _taken_together(
                    given, period, [(one, own.get(one)) for one in _year_so_far(period)]
                )


def _whole_months(period: Period) -> bool:
    return period.kind is not PeriodKind.TERM


def _window(first: Period, last: Period) -> Period:
    months = (last.last.year - first.first.year) * 12 + last.last.month - first.first.month + 1
    return rolling(months, last.last.year, last.last.month, last.calendar)


def _year_so_far(period: Period) -> Iterator[Period]:
    year = containing(period.last, PeriodKind.FINANCIAL_YEAR, period.calendar)
    if not year.contains(period) or period.kind is PeriodKind.FINANCIAL_YEAR:
        return iter((period,))
    return periods_between(containing(year.first, period.kind, period.calendar), period)


def _taken_together(
    given: Input, period: Period, parts: Sequence[tuple[Period, Observation | None]]
) -> WorkedFigure | Awaited:
    missing = tuple((given.series.id, one) for one, found in parts if found is None)
    if missing:
        return Awaited(period, missing)
    figures = [found for _one, found in parts if found is not None]
    # The figure before the first is part of what a running one was taken back from.
    before = given.figures.at(parts[0][0].previous())
    running = given.series.accumulation is not Accumulation.EACH_PERIOD
    made_of = [before, *figures] if running and before is not None else figures
    multiplier = multiplier_of(given.series.unit)
    if multiplier is None:
        value = sum((found.value or Decimal(0) for found in figures), Decimal(0))
        return _figure(period, value, made_of)
    if any(found.numerator is None or found.denominator is None for found in figures):
        return Awaited(period, reason="The numbers behind a figure are not on record.")
    cases = sum((found.numerator or Decimal(0) for found in figures), Decimal(0))
    of = sum((found.denominator or Decimal(0) for found in figures), Decimal(0))
    if of <= 0:
        return Awaited(period, reason="Nothing can be counted per nought of something.")
    return _figure(period, cases * Decimal(int(multiplier)) / of, made_of, cases, of)


def _figure(
    period: Period,
    value: Decimal,
    made_of: Sequence[Observation],
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
) -> WorkedFigure:
    return WorkedFigure(
        period,
        value,
        tuple(found.id for found in made_of),
        numerator,
        denominator,
        provisional=any(found.provisional for found in made_of),
        illustrative=any(found.illustrative for found in made_of),
    )


def _has_numbers_behind(given: Input) -> bool:
    """Whether every figure is a share or rate with its numerator and denominator on record."""
    found = [given.figures.at(period) for period in given.figures.periods]
    return (
        bool(found)
        and multiplier_of(given.series.unit) is not None
        and all(one and one.numerator is not None and one.denominator is not None for one in found)
    )
