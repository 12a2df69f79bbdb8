"""The goal of many figures at once: what the rule in force for each row asks of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.engine.columnar.codes import code, is_one_of, words_in
from goldthread.engine.columnar.lines import Lines, OfSeries
from goldthread.engine.columnar.schema import (
    NUMERIC_KINDS,
    RELATIVE_KINDS,
    TREND_KINDS,
    TargetKind,
    ToleranceKind,
)
from goldthread.engine.columnar.sums import Bools, Codes, Decimals, Floats, Whole, decimals_of, less
from goldthread.engine.goals import DEFAULT_TOLERANCE
from goldthread.framework import Polarity

_FROM_BELOW = (
    TargetKind.AT_LEAST,
    TargetKind.EXACT,
    TargetKind.ABOVE,
    TargetKind.AT_OR_ABOVE,
    TargetKind.INCREASE,
    TargetKind.NO_DECREASE,
)
_FROM_ABOVE = (
    TargetKind.AT_MOST,
    TargetKind.EXACT,
    TargetKind.BELOW,
    TargetKind.AT_OR_BELOW,
    TargetKind.DECREASE,
    TargetKind.NO_INCREASE,
)
_STRICT = (TargetKind.ABOVE, TargetKind.BELOW, TargetKind.INCREASE, TargetKind.DECREASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What each row needs besides its own cells.

    ``figure`` is its value. ``polarity`` and ``accumulation`` are those of its series;
    ``adds_up`` whether its figures do;
    ``points_fit`` whether a tolerance in points fits its unit. ``lower`` and ``upper`` are its
    95% interval; ``year_before`` the figure of the same period a year before; ``baseline`` that
    of its series where it can stand beside the figure.
    """

    figure: Decimals
    polarity: Codes
    accumulation: Codes
    adds_up: Bools
    points_fit: Bools
    lower: Floats
    upper: Floats
    year_before: Decimals
    baseline: Floats

    @property
    def value(self) -> Floats:
        """The value of each row; not-a-number without one."""
        return self.figure.numbers


@dataclass(frozen=True, slots=True)
class Goals:
    """The goal of each row; not-a-number at an end that is open, or without a goal.

    ``rule`` is the kind of target that is in force, the side of a bare number settled, and
    ``kinds`` which of them there are. ``strict`` is ``None`` where no goal is. ``end`` is the one
    end of each goal, and ``None`` where some may have two. ``of_series`` are the same goals with
    one entry a series, where all rows of each series have one goal.
    """

    rule: Codes
    kinds: set[TargetKind]
    low: Floats
    high: Floats
    strict: Bools | None
    end: Decimals | None
    of_series: Goals | None = None

    def is_under(self, value: Floats) -> Bools:
        """Where a value is too low."""
        under: Bools = value < self.low
        return under if self.strict is None else under | (self.strict & (value == self.low))

    def is_over(self, value: Floats) -> Bools:
        """Where a value is too high."""
        over: Bools = value > self.high
        return over if self.strict is None else over | (self.strict & (value == self.high))

    def end_beside(self, value: Floats) -> Decimals:
        """The end that a value misses, or else one that it could miss."""
        if self.end is not None:
            return self.end
        beside_high = (value > self.high) | np.isnan(self.low)
        return decimals_of(np.where(beside_high, self.high, self.low))

    def only_end(self, where: Bools) -> Floats:
        """The one number that each figure is held against; not-a-number where there is not one."""
        one = where & (np.isnan(self.low) != np.isnan(self.high))
        return np.where(one, np.fmax(self.low, self.high), np.nan)

    def at_rows(self, lines: Lines) -> Goals:
        """The goals of series for each of their rows."""
        return Goals(
            lines.of_rows(self.rule),
            self.kinds,
            lines.of_rows(self.low),
            lines.of_rows(self.high),
            None if self.strict is None else lines.of_rows(self.strict),
            None if self.end is None else self.end.each(lines.of_rows),
            self,
        )

    def of(self, rows: Whole) -> Goals:
        """The goals of some of the rows."""
        return Goals(
            self.rule[rows],
            self.kinds,
            self.low[rows],
            self.high[rows],
            None if self.strict is None else self.strict[rows],
            None if self.end is None else self.end.of(rows),
        )

    def gap_from(self, figure: Decimals, end: Decimals, missed: Bools) -> Floats:
        """How far each figure that missed lies outside the goal, ``end`` being the one beside it."""
        gap = less(figure, end)
        np.abs(gap, out=gap)
        gap *= missed
        return gap


def goals_of(lines: Lines, polarity: Codes, facts: Facts) -> Goals:
    """The goal that the rule in force sets for each row; ``polarity`` is that of each series."""
    trends = lines.cells.words("target_kind").intersection(TREND_KINDS)
    if not trends and lines.is_steady(_SETS_THE_GOAL):
        # Most targets stand for as long as the series goes on.
        start = np.full(lines.how_many, np.nan)
        return _goals_of(OfSeries(lines), polarity, start, start).at_rows(lines)
    return _goals_of(lines, facts.polarity, facts.baseline, facts.year_before.numbers)


_SETS_THE_GOAL = (
    *("target_kind", "target", "target_high", "target_strict", "comparator"),
    *("tolerance_kind", "tolerance"),
)


def _goals_of(
    lines: Lines | OfSeries, polarity: Codes, baseline: Floats, year_before: Floats
) -> Goals:
    rule, target = lines.choice("target_kind"), lines.number("target")
    kinds = words_in(rule, TargetKind)
    if not kinds:
        nothing = np.full(rule.shape, np.nan)
        return Goals(rule, set(), nothing, nothing, None, decimals_of(nothing))
    without = np.isnan(target)
    if without.any():
        rule = np.where(is_one_of(rule, (*NUMERIC_KINDS, TargetKind.BETWEEN)) & without, 0, rule)
    if TargetKind.VALUE in kinds:
        rule = _with_side_of_polarity(rule, polarity)
    if TargetKind.BETWEEN in kinds:
        open_above = np.isnan(lines.number("target_high"))
        rule = np.where((rule == code(TargetKind, TargetKind.BETWEEN)) & open_above, 0, rule)
    kinds = words_in(rule, TargetKind)
    number = target
    if not kinds.isdisjoint(RELATIVE_KINDS):
        number = np.where(is_one_of(rule, RELATIVE_KINDS), lines.number("comparator"), number)
    if not kinds.isdisjoint(TREND_KINDS):
        start = np.where(np.isnan(baseline), year_before, baseline)
        number = np.where(is_one_of(rule, TREND_KINDS), start, number)
    low, high = _side(rule, kinds, _FROM_BELOW, number), _side(rule, kinds, _FROM_ABOVE, number)
    if TargetKind.BETWEEN in kinds:
        between = rule == code(TargetKind, TargetKind.BETWEEN)
        low = np.where(between, target, low)
        high = np.where(between, lines.number("target_high"), high)
    if TargetKind.IN_LINE in kinds:
        beside = rule == code(TargetKind, TargetKind.IN_LINE)
        least, most = in_line_with(lines)
        # Better than the comparator is never a failure to be in line with it.
        low = np.where(beside, np.where(_is(Polarity.DOWN, polarity), np.nan, least), low)
        high = np.where(beside, np.where(_is(Polarity.UP, polarity), np.nan, most), high)
    strict = _strict(lines, rule, kinds)
    if strict is not None and TargetKind.DECREASE in kinds:
        # Where there was nothing, nothing is asked.
        strict &= (rule != code(TargetKind, TargetKind.DECREASE)) | (number != 0)
    one_end = kinds.isdisjoint((TargetKind.EXACT, TargetKind.BETWEEN, TargetKind.IN_LINE))
    end = decimals_of(np.fmax(low, high)) if one_end else None
    return Goals(rule, kinds, low, high, strict, end)


def in_line_with(lines: Lines | OfSeries) -> tuple[Floats, Floats]:
    """The least and the most that count as in line with each comparator.

    They are the decimals that the plain engine works out, in whole ten-thousandths of a
    millionth; not-a-number where floats cannot hold those exactly, or without a comparator.
    """
    other, share = lines.number("comparator"), lines.number("tolerance")
    kind = lines.choice("tolerance_kind")
    percent = (kind == 0) | (kind == code(ToleranceKind, ToleranceKind.PERCENT))
    share = np.where(np.isnan(share), float(DEFAULT_TOLERANCE.percent), share) * percent
    hundredths = np.rint(share * 100)
    exact = (np.abs(other) < _MOST_IN_LINE) & (hundredths / 100 == share) & (share <= 100)
    exact &= decimals_of(other).short
    millionths = np.where(exact, np.rint(other * 1e6), np.nan)
    margin = np.abs(millionths) * hundredths
    return (millionths * 1e4 - margin) / 1e10, (millionths * 1e4 + margin) / 1e10


_MOST_IN_LINE = 4e5
"""Twice as many ten-thousandths of a millionth are still whole numbers that a float holds."""


def _is(way: Polarity, polarity: Codes) -> Bools:
    found: Bools = polarity == code(Polarity, way)
    return found


def _with_side_of_polarity(rule: Codes, polarity: Codes) -> Codes:
    bare = rule == code(TargetKind, TargetKind.VALUE)
    up, down = (_is(way, polarity) for way in (Polarity.UP, Polarity.DOWN))
    rule = np.where(bare & up, code(TargetKind, TargetKind.AT_LEAST), rule)
    return np.where(bare & down, code(TargetKind, TargetKind.AT_MOST), rule).astype(np.uint8)


def _side(
    rule: Codes, kinds: set[TargetKind], side: tuple[TargetKind, ...], number: Floats
) -> Floats:
    if kinds.isdisjoint(side):
        return np.full(number.shape, np.nan)
    return np.where(is_one_of(rule, side), number, np.nan)


def _strict(lines: Lines | OfSeries, rule: Codes, kinds: set[TargetKind]) -> Bools | None:
    told = lines.yes("target_strict")
    if not told.any() and kinds.isdisjoint(_STRICT):
        return None
    bounds = (TargetKind.AT_LEAST, TargetKind.AT_MOST)
    return (told & is_one_of(rule, bounds)) | is_one_of(rule, _STRICT)
