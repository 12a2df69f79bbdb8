"""Where each of many series is going, by the test that its data can bear."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.engine.columnar.charting import ChartedGrid
from goldthread.engine.columnar.codes import code, code_table
from goldthread.engine.columnar.grids import Grid
from goldthread.engine.columnar.schema import ChartState
from goldthread.engine.columnar.sums import Bools, Codes, Floats, Whole, total_of
from goldthread.engine.direction import Way, WhichTest
from goldthread.engine.spc import Variation
from goldthread.engine.trend import POINTS, SURE_FROM
from goldthread.framework import Polarity

_NEAR = 1e-9
"""A slope nearer to level, or to the bar, than this share of its size is worked out in full."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The numbers behind the figures of each row, its interval, and whether it is a share."""

    cases: Floats
    of: Floats
    multiplier: Floats
    lower: Floats
    upper: Floats
    share: Bools

    def worked_out(self, rows: Whole) -> Floats:
        """The figures of some rows as their cases make them."""
        cases, of, multiplier = self.cases[rows], self.of[rows], self.multiplier[rows]
        return np.where(self.share[rows], cases / of * multiplier, cases * (multiplier / of))


@dataclass(frozen=True, slots=True)
class Directions:
    """One code a series: the way and the test. ``unsure`` are left to the reference."""

    way: Codes
    test: Codes
    unsure: Bools


def directions_of(
    grid: Grid,
    drawn: ChartedGrid | None,
    own: Floats,
    apart: Whole,
    polarity: Codes,
    behind: Behind,
) -> Directions:
    """The direction of every series of a grid; ``drawn`` is ``None`` for yearly figures.

    ``apart`` is how many places apart two figures of each series must be to share no day.
    """
    series = len(grid.series)
    way = np.full(series, code(Way, Way.TOO_FEW_POINTS), dtype=np.uint8)
    test = np.full(series, code(WhichTest, WhichTest.NONE), dtype=np.uint8)
    unsure = np.zeros(series, dtype=np.bool_)
    last = _last_known(own)
    decided = None if drawn is None else _decided_by_chart(drawn, last)
    # What the chart decides needs no other test, and mostly it decides all.
    if decided is None or not decided.all():
        _by_two_intervals(grid, own, last, apart, polarity, behind, way, test)
    if drawn is None or decided is None:
        _by_trend_of_five(grid, own, last, apart, polarity, behind, way, test, unsure)
    else:
        _by_chart(drawn, decided, last, way, test)
    return Directions(way, test, unsure)


_WAYS_OF_VARIATION = np.append(
    np.uint8(0),
    code_table(
        Way,
        [
            {
                Variation.IMPROVEMENT_HIGH: Way.IMPROVING,
                Variation.IMPROVEMENT_LOW: Way.IMPROVING,
                Variation.CONCERN_HIGH: Way.WORSENING,
                Variation.CONCERN_LOW: Way.WORSENING,
                Variation.NEUTRAL_HIGH: Way.RISING,
                Variation.NEUTRAL_LOW: Way.FALLING,
                Variation.COMMON_CAUSE: Way.NO_CHANGE,
            }[variation]
            for variation in Variation
        ],
    ),
)


def _decided_by_chart(drawn: ChartedGrid, last: Whole) -> Bools:
    """Where firm limits stand behind the last point of a chart, which then decides."""
    firm = (drawn.state == code(ChartState, ChartState.CHARTED)) | (
        drawn.state == code(ChartState, ChartState.CHARTED_WITHOUT_SEASONS)
    )
    decided: Bools = firm & (_variation_at(drawn, last) > 0) & (last >= 0)
    return decided


def _variation_at(drawn: ChartedGrid, last: Whole) -> Codes:
    found: Codes = drawn.variation[np.maximum(last, 0), np.arange(len(last))]
    return found


def _by_chart(drawn: ChartedGrid, decided: Bools, last: Whole, way: Codes, test: Codes) -> None:
    way[decided] = _WAYS_OF_VARIATION[_variation_at(drawn, last)][decided]
    test[decided] = code(WhichTest, WhichTest.CONTROL_CHART)
    untold = drawn.state == code(ChartState, ChartState.SEASONAL_NOT_JUDGED)
    way[untold] = code(Way, Way.SEASONAL)
    test[untold] = code(WhichTest, WhichTest.NONE)


def _is_among(own: Floats, previous: Whole, apart: Whole, place: Whole) -> Bools:
    """Whether a place is one of those with figures that share no day, from ``previous`` back."""
    at = previous
    while (at > place).any():
        at = np.where(at > place, _last_known(own, at, apart), at)
    return np.asarray(at == place)


def _last_known(own: Floats, before: Whole | None = None, apart: Whole | int = 1) -> Whole:
    """The last place with a figure in each column (so far before a place); -1 without any."""
    columns = np.arange(own.shape[1])
    last = np.full(own.shape[1], len(own) - 1) if before is None else np.maximum(before - apart, -1)
    rest = np.flatnonzero((last >= 0) & np.isnan(own[last, columns]))
    # Where a figure is missing, the one before it is mostly there.
    while len(rest):
        last[rest] -= 1
        rest = rest[(last[rest] >= 0) & np.isnan(own[last[rest], rest])]
    return last


def _by_two_intervals(
    grid: Grid,
    own: Floats,
    latest: Whole,
    apart: Whole,
    polarity: Codes,
    behind: Behind,
    way: Codes,
    test: Codes,
) -> None:
    """Whether the latest figure and that of a year before, or else the one before, overlap."""
    columns = np.arange(len(grid.series))
    previous = _last_known(own, latest, apart)
    year_before = latest - grid.in_a_year
    there = year_before >= 0
    there &= ~np.isnan(own[np.maximum(year_before, 0), columns])
    if (apart > 1).any():
        there &= _is_among(own, previous, apart, np.where(there, year_before, len(own)))
    earlier = np.where(there, year_before, previous)
    two = earlier >= 0
    now, then = grid.rows_at(latest), grid.rows_at(np.maximum(earlier, 0))
    known = two & ~np.isnan(behind.lower[now]) & ~np.isnan(behind.lower[then])
    differ = (behind.lower[now] > behind.upper[then]) | (behind.lower[then] > behind.upper[now])
    rises = behind.worked_out(now) > behind.worked_out(then)
    moved = np.where(differ, _way_of(rises, polarity), code(Way, Way.NO_CHANGE))
    way[known] = moved[known]
    test[known] = code(WhichTest, WhichTest.TWO_INTERVALS)


def _way_of(rises: Bools, polarity: Codes) -> Codes:
    """What a rise, or else a fall, means where this way is good."""
    up, down = (polarity == code(Polarity, way) for way in (Polarity.UP, Polarity.DOWN))
    better = np.where(up, rises, ~rises)
    judged = np.where(better, code(Way, Way.IMPROVING), code(Way, Way.WORSENING))
    plain = np.where(rises, code(Way, Way.RISING), code(Way, Way.FALLING))
    return np.where(up | down, judged, plain).astype(np.uint8)


def _by_trend_of_five(
    grid: Grid,
    own: Floats,
    latest: Whole,
    apart: Whole,
    polarity: Codes,
    behind: Behind,
    way: Codes,
    test: Codes,
    unsure: Bools,
) -> None:
    """The trend of proportions over the latest five years with figures."""
    places = [latest]
    while len(places) < POINTS:
        places.append(_last_known(own, places[-1], apart))
    at = np.stack(places[::-1])
    rows = grid.rows_at(np.maximum(at, 0))
    able = (at >= 0).all(axis=0) & ~np.isnan(behind.lower[rows]).any(axis=0)
    some = np.flatnonzero(able)
    if not len(some):
        return
    time = (at - at[0])[:, some].astype(np.float64)
    cases, of = behind.cases[rows[:, some]], behind.of[rows[:, some]]
    sign, beyond, near = _slope(time, cases, of)
    steady = beyond
    for left_out in range(POINTS):
        others = [point for point in range(POINTS) if point != left_out]
        other_sign, _, other_near = _slope(time[others], cases[others], of[others])
        steady &= other_sign == sign
        near |= other_near
    decided = _way_of(sign > 0, polarity[some])
    decided[~(steady & (sign != 0))] = code(Way, Way.NO_CHANGE)
    way[some] = decided
    test[some] = code(WhichTest, WhichTest.TREND_OF_FIVE)
    # The slope of rates is weighted by their intervals, which the reference does.
    unsure[some] = near | ~behind.share[rows[-1, some]]


def _slope(time: Floats, cases: Floats, of: Floats) -> tuple[Floats, Bools, Bools]:
    """The sign of each slope, whether its χ² passes the bar, and whether floats leave either open."""
    all_cases, everybody = total_of(cases), total_of(of)
    by_time = total_of(of * time)
    spread = everybody * total_of(of * time**2) - by_time**2
    one, other = everybody * total_of(cases * time), all_cases * by_time
    lean = one - other
    below = all_cases * (everybody - all_cases) * spread
    chi = np.divide(everybody * lean**2, below, out=np.zeros_like(lean), where=below != 0)
    near = (np.abs(lean) <= _NEAR * np.abs(one)) & (lean != 0)
    near |= np.abs(chi - SURE_FROM) <= _NEAR * SURE_FROM
    return np.sign(lean), chi > SURE_FROM, near
