"""Figures of two measures brought to periods that both have, so that they can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from goldthread.framework.periods import (
    Calendar,
    Period,
    PeriodKind,
    containing,
    periods_between,
)

_YEARS = frozenset({PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR})
_LAGS = {PeriodKind.MONTH: 6, PeriodKind.QUARTER: 4, PeriodKind.HALF_YEAR: 2}
_LAGS_OF_YEARS = 2


class NoCommonPeriodsError(ValueError):
    """Two measures have no periods in common that could be compared; the message says why."""


@dataclass(frozen=True, slots=True)
class InCommon:
    """Two measures over the same periods, in order; ``None`` where one has no value."""

    periods: tuple[Period, ...]
    first: tuple[float | None, ...]
    second: tuple[float | None, ...]

    @property
    def both(self) -> int:
        """How many periods have a value of both."""
        return sum(
            one is not None and other is not None
            for one, other in zip(self.first, self.second, strict=True)
        )

    @property
    def longest_lag(self) -> int:
        """How many periods apart the two are still looked at: half a year to two years."""
        return _LAGS.get(self.periods[0].kind, _LAGS_OF_YEARS) if self.periods else 0


def in_common(
    first: Mapping[Period, float], second: Mapping[Period, float], calendar: Calendar
) -> InCommon:
    """The figures of two measures in the shortest kind of period that both can fill.

    Each figure covers its own period only (figures that run through the year are taken apart
    before). Months go into quarters, and anything into the council's year in which it ends. What
    a longer period gets is the mean of the figures in it, and only where none is missing: for
    counts that is their sum over a number that is always the same, which changes no rank. Of a
    measure whose kind of period has changed only the latest kind is taken. Raises
    ``NoCommonPeriodsError`` for figures over windows longer than a year, which overlap from one
    year to the next, and where one has no figures.
    """
    return PlacedFigures(first, calendar).in_common_with(PlacedFigures(second, calendar))


class PlacedFigures:
    """The figures of one measure in each kind of period, brought there once.

    For one measure beside many others; ``in_common`` says what comes of it.
    """

    def __init__(self, figures: Mapping[Period, float], calendar: Calendar) -> None:
        self._figures, self._calendar = figures, calendar
        self._placed: dict[PeriodKind, dict[Period, float]] = {}

    def in_common_with(self, other: PlacedFigures) -> InCommon:
        """These figures with those of another measure, as ``in_common`` has them."""
        kinds = self._latest_kind, other._latest_kind
        kind = kinds[0] if kinds[0] is kinds[1] and kinds[0] in _LAGS else _coarser(*kinds)
        return _beside(self._at(kind), other._at(kind))

    @cached_property
    def _latest_kind(self) -> PeriodKind:
        return _latest_kind(self._figures)

    def _at(self, kind: PeriodKind) -> dict[Period, float]:
        if kind not in self._placed:
            self._placed[kind] = _placed(self._figures, self._latest_kind, kind, self._calendar)
        return self._placed[kind]


def _beside(first: Mapping[Period, float], second: Mapping[Period, float]) -> InCommon:
    there = sorted({*first, *second})
    if not there:
        raise NoCommonPeriodsError("The figures of neither fill a whole period.")
    periods = tuple(periods_between(there[0], there[-1]))
    return InCommon(
        periods,
        tuple(first.get(period) for period in periods),
        tuple(second.get(period) for period in periods),
    )


def _latest_kind(figures: Mapping[Period, float]) -> PeriodKind:
    if not figures:
        raise NoCommonPeriodsError("One of the two has no figures yet.")
    latest = max(figures)
    if latest.kind is PeriodKind.ROLLING and latest.months > 12:
        raise NoCommonPeriodsError(
            f"One of the two is counted over {latest.months // 12} years at a time, so that each "
            "figure holds most of the one before."
        )
    return latest.kind


def _coarser(first: PeriodKind, second: PeriodKind) -> PeriodKind:
    short = {PeriodKind.MONTH, PeriodKind.QUARTER}
    if {first, second} <= short:
        return PeriodKind.QUARTER
    return PeriodKind.FINANCIAL_YEAR


def _placed(
    figures: Mapping[Period, float], own: PeriodKind, kind: PeriodKind, calendar: Calendar
) -> dict[Period, float]:
    within: dict[Period, list[tuple[Period, float]]] = defaultdict(list)
    for period in sorted(figures):
        if period.kind is own:
            within[containing(period.last, kind, calendar)].append((period, figures[period]))
    if own is PeriodKind.ROLLING:
        # Windows of a year: the one that ends with the year holds that year and no other.
        return {
            here: value
            for here, held in within.items()
            for period, value in held
            if period.last == here.last
        }
    if own is PeriodKind.SNAPSHOT:
        return {here: held[-1][1] for here, held in within.items()}
    return {
        here: fmean(value for _, value in held)
        for here, held in within.items()
        if len(held) == _needed(own, here, calendar)
    }


def _needed(own: PeriodKind, here: Period, calendar: Calendar) -> int:
    """How many periods of a kind fill one of the common kind."""
    if own is here.kind or own in _YEARS:
        return 1
    if own is PeriodKind.TERM:
        return len(calendar.terms)
    return here.months // containing(here.last, own, calendar).months
