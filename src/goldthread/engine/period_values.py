"""Figures that run through the year or from the start, taken back to each period's own.

Year-to-date and running figures contain one another, so that pure chance in them looks
like movement; no test of movement is run on them as they are.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from goldthread.engine.noise import multiplier_of
from goldthread.engine.observations import Accumulation, Figures, Observation, Series
from goldthread.framework.periods import Period, PeriodKind, periods_between


def own_figures(
    series: Series, figures: Figures, until: Period
) -> dict[Period, Observation | None] | None:
    """The figure of every period up to ``until`` by itself, in order; ``None`` for a gap.

    Counts are taken apart by subtraction, shares and rates by subtracting the numbers
    behind them. ``None`` for the whole where the figures cannot be taken apart: rolling
    windows, and running shares without numerator and denominator.
    """
    if until.kind is PeriodKind.ROLLING:
        return None
    mine = [period for period in figures.periods if period.kind is until.kind and period <= until]
    if not mine:
        return {}
    run = _run(mine[0], mine[-1])
    if series.accumulation is Accumulation.EACH_PERIOD:
        return {period: figures.at(period) for period in run}
    own: dict[Period, Observation | None] = {}
    for period in run:
        if not _can_be_taken_apart(series, figures.at(period)):
            return None
        own[period] = _own(series, figures, period)
    return own


@lru_cache(maxsize=4096)
def _run(first: Period, last: Period) -> tuple[Period, ...]:
    # Series after series is asked for over the same few stretches of time.
    return tuple(periods_between(first, last))


def _can_be_taken_apart(series: Series, observation: Observation | None) -> bool:
    if observation is None or series.can_add_up:
        return True
    known = observation.numerator is not None and observation.denominator is not None
    return known and multiplier_of(series.unit) is not None


def _own(series: Series, figures: Figures, period: Period) -> Observation | None:
    here, before = figures.at(period), figures.at(period.previous())
    if here is None:
        return None
    if series.accumulation is Accumulation.YEAR_TO_DATE:
        year = period.within(PeriodKind.FINANCIAL_YEAR)
        if year is None:
            return None
        if period.first == year.first:
            return here
    if before is None:
        return None
    if series.can_add_up:
        value = _less(here.value, before.value)
        return None if value is None else replace(here, value=value)
    cases = _less(here.numerator, before.numerator)
    of = _less(here.denominator, before.denominator)
    multiplier = multiplier_of(series.unit)
    if cases is None or of is None or of <= 0 or multiplier is None:
        return None
    value = cases * Decimal(int(multiplier)) / of
    return replace(here, value=value, numerator=cases, denominator=of)


def _less(later: Decimal | None, earlier: Decimal | None) -> Decimal | None:
    return None if later is None or earlier is None else later - earlier
