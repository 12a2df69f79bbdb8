"""The status of many figures at once: each against the rule of its own row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from goldthread.engine.columnar.codes import chosen, code, code_table, is_one_of, words_in
from goldthread.engine.columnar.goals import Facts, Goals
from goldthread.engine.columnar.lines import Lines, OfSeries
from goldthread.engine.columnar.schema import (
    NUMERIC_KINDS,
    RELATIVE_KINDS,
    TREND_KINDS,
    Covers,
    TargetKind,
    ToleranceKind,
    Why,
)
from goldthread.engine.columnar.sums import Bools, Codes, Decimals, Floats, Whole, decimals_of
from goldthread.engine.goals import DEFAULT_TOLERANCE, Status
from goldthread.engine.observations import Accumulation

_UNSURE = 2e-12
"""Two floats nearer than this share of their size may be equal as decimals."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """How each row stands.

    ``judged`` is where a goal was held against the figure, ``covers_year`` where the goal is
    for a whole year (``None``: nowhere), ``held`` the number that was held against the goal, and
    ``distance`` how far outside it that lies.
    """

    status: Codes
    why: Codes
    judged: Bools
    covers_year: Bools | None
    held: Floats
    distance: Floats


def statuses_of(lines: Lines, facts: Facts, goals: Goals) -> Statuses:
    """Judge every figure against the goal that is in force for it."""
    year = None
    if words_in(lines.choice("target_covers"), Covers) & {Covers.YEAR}:
        year = is_one_of(lines.choice("target_covers"), [Covers.YEAR])
        year &= is_one_of(goals.rule, NUMERIC_KINDS)
    figure = facts.figure if year is None else _so_far(lines, facts, year)
    held = figure.numbers
    end = goals.end_beside(held)
    missed = goals.is_under(held) | goals.is_over(held)
    distance = goals.gap_from(figure, end, missed)
    close, usable = _tolerated(lines, facts, goals, figure, end, distance)
    # From a miss to what meets, and then to what could not be judged at all.
    why = chosen(close, code(Why, Why.WITHIN_TOLERANCE), code(Why, Why.MISSES))
    if usable is not None:
        why = chosen(usable, why, code(Why, Why.TOLERANCE_NOT_USABLE))
    why = chosen(missed, why, code(Why, Why.MEETS))
    for where, word in _unjudged(lines, facts, goals, year, held):
        if where.any():
            why = chosen(where, code(Why, word), why)
    if why.max(initial=0) <= len(_JUDGED) and usable is None:
        return Statuses(why, why, np.ones(why.shape, dtype=np.bool_), year, held, distance)
    return Statuses(_STATUS_OF.take(why), why, is_one_of(why, _JUDGED), year, held, distance)


# The first of these words and their statuses are in the same order, and so have the same codes.
_JUDGED = (Why.MEETS, Why.WITHIN_TOLERANCE, Why.MISSES)
_STATUSES = {
    Why.MEETS: Status.ON_TARGET,
    Why.WITHIN_TOLERANCE: Status.CLOSE,
    Why.MISSES: Status.OFF_TARGET,
    Why.NO_TARGET: Status.NO_TARGET,
    Why.NO_FIGURE: Status.AWAITING_DATA,
    Why.NO_COMPARATOR: Status.AWAITING_COMPARATOR,
}
_STATUS_OF = np.append(
    np.uint8(0), code_table(Status, [_STATUSES.get(why, Status.CANNOT_JUDGE) for why in Why])
)


def _unjudged(
    lines: Lines, facts: Facts, goals: Goals, year: Bools | None, held: Floats
) -> Iterator[tuple[Bools, Why]]:
    """Where a figure cannot be held against a goal, and why; what comes later counts for more."""
    if year is not None:
        yield year & ~_is_settled(lines, facts, goals, held), Why.YEAR_NOT_SETTLED
    if not goals.kinds.isdisjoint((*RELATIVE_KINDS, *TREND_KINDS)):
        without = np.isnan(goals.low) & np.isnan(goals.high)
        yield without & is_one_of(goals.rule, TREND_KINDS), Why.NOTHING_TO_MOVE_FROM
        yield without & is_one_of(goals.rule, RELATIVE_KINDS), Why.NO_COMPARATOR
    if TargetKind.VALUE in goals.kinds:
        yield goals.rule == code(TargetKind, TargetKind.VALUE), Why.SIDE_NOT_KNOWN
    yield np.isnan(facts.value), Why.NO_FIGURE
    yield goals.rule == 0, Why.NO_TARGET


def _so_far(lines: Lines, facts: Facts, year: Bools) -> Decimals:
    """Each figure; where it is held against a year that its series adds up to, the total so far.

    That is not-a-number where a figure of the year is missing.
    """
    before = lines.periods.numbers("in_financial_year")
    adds = year & facts.adds_up & (before > 0) & (lines.periods.numbers("months") < 12)
    adds &= facts.accumulation == code(Accumulation, Accumulation.EACH_PERIOD)
    if not adds.any():
        return facts.figure
    rows = np.flatnonzero(adds)
    back = before[rows]
    first = np.maximum(rows - back, 0)
    # Each period has one row, so that so many rows on there is no gap only where they are these.
    whole = (rows >= back) & (lines.series[first] == lines.series[rows])
    whole &= lines.place[rows] - lines.place[first] == back
    parts = facts.figure.millionths
    total = parts[rows]
    for far in range(1, int(back.max()) + 1):
        some = np.flatnonzero(whole & (back >= far))
        total[some] += parts[rows[some] - far]
    millionths = parts.copy()
    millionths[rows] = np.where(whole, total, np.nan)
    numbers = facts.value.copy()
    numbers[rows] = millionths[rows] / _MILLION
    return Decimals(millionths, facts.figure.short, numbers)


def _is_settled(lines: Lines, facts: Facts, goals: Goals, held: Floats) -> Bools:
    """Whether a total for the year can be judged: the year is over, or it is met or missed for good."""
    facts_of = lines.periods.numbers
    within = (facts_of("in_financial_year") >= 0) & (facts_of("months") < 12)
    adds = facts.adds_up & (facts_of("divides") > 0)
    known = facts.accumulation != code(Accumulation, Accumulation.SINCE_START)
    known &= ~np.isnan(held)
    met = ~goals.is_under(held) & ~goals.is_over(held)
    done = np.where(np.isnan(goals.high), met, held > goals.high)
    by_now = within & adds & known & ((facts_of("ends_year") > 0) | done)
    settled: Bools = (facts_of("is_year") > 0) | (facts_of("window") == 12) | by_now
    return settled


def _tolerated(
    lines: Lines, facts: Facts, goals: Goals, figure: Decimals, end: Decimals, gap: Floats
) -> tuple[Bools, Bools | None]:
    """Whether the gap counts as close; and whether the tolerance can be used (``None``: all can)."""
    kind = lines.choice("tolerance_kind")
    kinds = words_in(kind, ToleranceKind)
    if goals.of_series is not None and goals.of_series.end is not None:
        share, reach = _percent(OfSeries(lines), goals.of_series.end)
        share, reach = lines.of_rows(share), reach.at_rows(lines)
    else:
        share, reach = _percent(lines, end)
    close = _is_within_percent(figure, end, gap, share, reach)
    if kinds <= {ToleranceKind.PERCENT}:
        return close, None
    close &= (kind == 0) | (kind == code(ToleranceKind, ToleranceKind.PERCENT))
    usable = np.ones(lines.rows, dtype=np.bool_)
    number = lines.number("tolerance")
    if ToleranceKind.POINTS in kinds:
        points = kind == code(ToleranceKind, ToleranceKind.POINTS)
        close |= points & _is_within_points(figure, end, gap, number)
        usable &= ~points | facts.points_fit
    if ToleranceKind.FLOOR in kinds:
        value, ends = figure.numbers, end.numbers
        least, most = np.minimum(number, ends), np.maximum(number, ends)
        floor = kind == code(ToleranceKind, ToleranceKind.FLOOR)
        close |= floor & (least <= value) & (value <= most)
    if ToleranceKind.INTERVAL in kinds:
        chance = kind == code(ToleranceKind, ToleranceKind.INTERVAL)
        close |= chance & _is_within_chance(goals, facts)
        usable &= ~chance | ~np.isnan(facts.lower)
    return close, usable


def _percent(told: Lines | OfSeries, end: Decimals) -> tuple[Floats, _Reach]:
    """The percent of the target that counts as close, and how much that is."""
    allowed = np.abs(end.numbers)
    share = np.full(allowed.shape, float(DEFAULT_TOLERANCE.percent))
    if told.has("tolerance"):
        number = told.number("tolerance")
        share = np.where(np.isnan(number), share, number)
    allowed *= share
    allowed /= 100
    return share, _reach(allowed, end)


def _is_within_percent(
    figure: Decimals, end: Decimals, gap: Floats, share: Floats, reach: _Reach
) -> Bools:
    close, rows = reach.holds(gap)
    exact = zip(
        rows, _exact(figure.at(rows)), _exact(end.at(rows)), _exact(share[rows]), strict=True
    )
    for at, number, missed, percent in exact:
        close[at] = abs(number - missed) * 100 * _MILLION <= abs(missed) * percent
    return close


def _is_within_points(figure: Decimals, end: Decimals, gap: Floats, points: Floats) -> Bools:
    close, rows = _reach(points, end).holds(gap)
    exact = zip(
        rows, _exact(figure.at(rows)), _exact(end.at(rows)), _exact(points[rows]), strict=True
    )
    for at, number, missed, most in exact:
        close[at] = abs(number - missed) <= most
    return close


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far outside a goal counts as close: surely so up to one number, and not beyond the other."""

    surely: Floats
    perhaps: Floats

    def holds(self, gap: Floats) -> tuple[Bools, Whole]:
        """Which gaps are surely close; and the rows where floats cannot tell."""
        close: Bools = gap <= self.surely
        unsure = gap <= self.perhaps
        unsure ^= close
        return close, np.flatnonzero(unsure)

    def at_rows(self, lines: Lines) -> _Reach:
        """That of series for each of their rows."""
        return _Reach(lines.of_rows(self.surely), lines.of_rows(self.perhaps))


def _reach(allowed: Floats, end: Decimals) -> _Reach:
    slack = np.abs(end.numbers)
    slack += np.abs(allowed)
    slack *= _UNSURE
    # No gap at all is within any reach, and most figures have none.
    return _Reach(np.maximum(allowed - slack, 0.0), allowed + slack)


def _exact(numbers: Floats) -> list[Any]:
    """Numbers as they print in millionths: integers where that will do, or else fractions."""
    told = decimals_of(numbers)
    if told.short is True:
        return [int(number) for number in told.millionths.tolist()]
    return [Fraction(repr(number)) * _MILLION for number in numbers.tolist()]


_MILLION = 1_000_000


def _is_within_chance(goals: Goals, facts: Facts) -> Bools:
    up, down = np.isnan(goals.low), np.isnan(goals.high)
    up |= facts.upper > goals.low
    down |= facts.lower < goals.high
    ends = (facts.upper == goals.low), (facts.lower == goals.high)
    if goals.strict is not None:
        ends = ends[0] & ~goals.strict, ends[1] & ~goals.strict
    reached: Bools = (up | ends[0]) & (down | ends[1]) & ~np.isnan(facts.lower)
    return reached
