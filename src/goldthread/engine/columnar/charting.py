"""The control chart that the figures of each of many series can bear."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.engine.columnar.charts import HIGH, LOW, Charts, charts_of
from goldthread.engine.columnar.codes import chosen, code, code_table
from goldthread.engine.columnar.grids import Grid
from goldthread.engine.columnar.schema import ChartState
from goldthread.engine.columnar.seasons import seasons_of, without_seasons
from goldthread.engine.columnar.sums import Bools, Codes, Floats, Whole, decimals_of, less
from goldthread.engine.observations import Accumulation
from goldthread.engine.spc import FEWEST_FOR_LIMITS, Assurance, Variation
from goldthread.framework import Polarity


@dataclass(frozen=True, slots=True)
class ChartedGrid:
    """The series of a grid on their charts.

    ``own`` is each period's own figure, ``values`` what was charted. ``state`` is one code a
    series, ``drawn`` whether it has a chart at all. ``variation`` has a code for each cell.
    """

    own: Floats
    values: Floats
    charts: Charts
    state: Codes
    drawn: Bools
    variation: Codes


def own_figures(values: Floats, accumulation: Codes, apart: Bools, place_in_year: Floats) -> Floats:
    """The figure of every period by itself; not-a-number where it cannot be told.

    Running figures are short ones: others are left to the reference. ``accumulation`` and ``apart`` (whether the series can be taken apart) are per series;
    ``place_in_year`` counts the periods of the financial year before each cell's.
    """
    running = accumulation > code(Accumulation, Accumulation.EACH_PERIOD)
    if not running.any():
        return values
    since_before = np.full(values.shape, np.nan)
    since_before[1:] = less(decimals_of(values[1:]), decimals_of(values[:-1]))
    year_to_date = accumulation == code(Accumulation, Accumulation.YEAR_TO_DATE)
    begins = year_to_date & (place_in_year == 0)
    own = np.where(begins, values, since_before)
    own = np.where(year_to_date & ~(place_in_year >= 0), np.nan, own)
    own = np.where(apart, own, np.nan)
    return np.where(running, own, values)


def charted(
    grid: Grid,
    own: Floats,
    polarity: Codes,
    seasonal: np.ndarray[tuple[int], np.dtype[np.int8]],
    rebased: Bools | None,
    fix_after: Whole | None,
) -> ChartedGrid:
    """Put every series of a grid on its chart, the pattern of the year taken out first."""
    known = np.full(own.shape[1], len(own))
    if np.isnan(own.min(initial=np.inf)):
        known -= np.isnan(own).sum(axis=0)
    firm = known >= FEWEST_FOR_LIMITS
    state = np.where(firm, code(ChartState, ChartState.CHARTED), code(ChartState, ChartState.TRIAL))
    state = np.where(known == 0, code(ChartState, ChartState.RUNNING_NOT_CHARTED), state)
    values, untold = own, np.zeros(len(firm), dtype=np.bool_)
    if firm.any() and ((seasonal == 1) | (known >= 3 * grid.in_a_year)).any():
        seasons = seasons_of(own, grid.in_a_year)
        taken = firm & np.where(seasonal < 0, seasons.seasonal, seasonal == 1)
        untold = taken & ~seasons.tellable
        taken &= seasons.tellable
        state[taken] = code(ChartState, ChartState.CHARTED_WITHOUT_SEASONS)
        state[untold] = code(ChartState, ChartState.SEASONAL_NOT_JUDGED)
        if taken.any():
            values = own.copy()
            values[:, taken] = without_seasons(own[:, taken], seasons.of(taken))
    charts = charts_of(values, grid.first, rebased, fix_after)
    return ChartedGrid(
        own,
        values,
        charts,
        state.astype(np.uint8),
        (known > 0) & ~untold,
        variation_of(charts, values, polarity),
    )


def variation_of(charts: Charts, values: Floats, polarity: Codes) -> Codes:
    """What every point says of its series; 0 where only trial limits are to be had."""
    signals = charts.signals
    side, any_side = signals[0], signals[0]
    for signal in signals[1:]:
        # The first rule that fired, in the order in which the rules are tried.
        side = side + signal * (side == 0).view(np.uint8)
        any_side = any_side | signal
    up, down = (polarity == code(Polarity, way) for way in (Polarity.UP, Polarity.DOWN))
    # An improvement among the signals wins over all others.
    side = chosen(down & ((any_side & LOW) > 0), LOW, side)
    side = chosen(up & ((any_side & HIGH) > 0), HIGH, side)
    found = chosen(side == HIGH, _HIGHS[polarity], code(Variation, Variation.COMMON_CAUSE))
    found = chosen(side == LOW, _LOWS[polarity], found)
    if charts.trial.any():
        found *= ~charts.trial
    # Where a figure is missing, so is the least of them all.
    if np.isnan(values.min(initial=np.inf)):
        found *= ~np.isnan(values)
    return found


def _by_polarity(up: Variation, down: Variation, neither: Variation) -> Codes:
    words = {Polarity.UP: up, Polarity.DOWN: down}
    return code_table(Variation, [neither, *(words.get(way, neither) for way in Polarity)])


_HIGHS = _by_polarity(Variation.IMPROVEMENT_HIGH, Variation.CONCERN_HIGH, Variation.NEUTRAL_HIGH)
_LOWS = _by_polarity(Variation.CONCERN_LOW, Variation.IMPROVEMENT_LOW, Variation.NEUTRAL_LOW)


def assurance_of(
    mean: Floats, lower: Floats, upper: Floats, trial: Bools, polarity: Codes, target: Floats
) -> Codes:
    """Whether each series, as it varies, will meet a number; 0 where that cannot be told."""
    up, down = (polarity == code(Polarity, way) for way in (Polarity.UP, Polarity.DOWN))
    above, below = target > upper, target < lower
    passes, fails = (up & below) | (down & above), (up & above) | (down & below)
    flat = lower == upper
    if flat.any():
        # A series that never moved is judged by its one value.
        met = np.where(up, mean >= target, mean <= target)
        passes, fails = np.where(flat, met, passes), np.where(flat, ~met, fails)
    found: Codes = _ASSURANCES.take(passes.view(np.uint8) + np.uint8(2) * fails.view(np.uint8))
    found *= up | down
    found *= ~(trial | np.isnan(target) | np.isnan(mean))
    return found


_ASSURANCES = code_table(Assurance, [Assurance.INCONSISTENT, Assurance.PASS, Assurance.FAIL])
