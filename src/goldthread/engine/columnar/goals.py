"""The goal of many figures at once: what the rule in force for each row asks of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.engine.columnar.codes import code, is_one_of, words_in
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.schema import (
    NUMERIC_KINDS,
    RELATIVE_KINDS,
    TREND_KINDS,
    TargetKind,
)
from goldthread.engine.columnar.sums import Bools, Codes, Floats, is_short, less
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

    ``short`` is where its value has few decimals, as in ``is_short``. ``polarity`` and
    ``accumulation`` are those of its series; ``adds_up`` whether its figures do;
    ``points_fit`` whether a tolerance in points fits its unit. ``lower`` and ``upper`` are its
    95% interval; ``year_before`` the figure of the same period a year before; ``baseline`` that
    of its series where it can stand beside the figure.
    """

    value: Floats
    short: Bools | bool
    polarity: Codes
    accumulation: Codes
    adds_up: Bools
    points_fit: Bools
    lower: Floats
    upper: Floats
    year_before: Floats
    baseline: Floats


@dataclass(frozen=True, slots=True)
class Goals:
    """The goal of each row; not-a-number at an end that is open, or without a goal.

    ``rule`` is the kind of target that is in force, the side of a bare number settled, and
    ``kinds`` which of them there are. ``strict`` is ``None`` where no goal is.
    """

    rule: Codes
    kinds: set[TargetKind]
    low: Floats
    high: Floats
    strict: Bools | None

    def is_under(self, value: Floats) -> Bools:
        """Where a value is too low."""
        under: Bools = value < self.low
        return under if self.strict is None else under | (self.strict & (value == self.low))

    def is_over(self, value: Floats) -> Bools:
        """Where a value is too high."""
        over: Bools = value > self.high
        return over if self.strict is None else over | (self.strict & (value == self.high))

    def end_beside(self, value: Floats) -> Floats:
        """The end that a value misses, or else one that it could miss."""
        if self.kinds.isdisjoint((TargetKind.EXACT, TargetKind.BETWEEN)):
            return np.fmax(self.low, self.high)
        return np.where((value > self.high) | np.isnan(self.low), self.high, self.low)

    def gap_from(self, value: Floats, short: Bools | bool, end: Floats) -> Floats:
        """How far outside the goal each value lies, ``end`` being the one beside it; else 0."""
        gap = less(value, end, short if short is False else short & is_short(end))
        np.abs(gap, out=gap)
        gap *= (value < self.low) | (value > self.high)
        return gap


def goals_of(lines: Lines, facts: Facts) -> Goals:
    """The goal that the rule in force sets for each row."""
    rule, target = lines.choice("target_kind"), lines.number("target")
    kinds = words_in(rule, TargetKind)
    if not kinds:
        return Goals(rule, set(), facts.baseline * np.nan, facts.baseline * np.nan, None)
    without = np.isnan(target)
    if without.any():
        rule = np.where(is_one_of(rule, (*NUMERIC_KINDS, TargetKind.BETWEEN)) & without, 0, rule)
    if TargetKind.VALUE in kinds:
        rule = _with_side_of_polarity(rule, facts.polarity)
    if TargetKind.BETWEEN in kinds:
        open_above = np.isnan(lines.number("target_high"))
        rule = np.where((rule == code(TargetKind, TargetKind.BETWEEN)) & open_above, 0, rule)
    kinds = words_in(rule, TargetKind)
    number = _numbers(lines, facts, rule, kinds, target)
    low, high = _side(rule, kinds, _FROM_BELOW, number), _side(rule, kinds, _FROM_ABOVE, number)
    if TargetKind.BETWEEN in kinds:
        between = rule == code(TargetKind, TargetKind.BETWEEN)
        low = np.where(between, target, low)
        high = np.where(between, lines.number("target_high"), high)
    return Goals(rule, kinds, low, high, _strict(lines, rule, kinds))


def _with_side_of_polarity(rule: Codes, polarity: Codes) -> Codes:
    bare = rule == code(TargetKind, TargetKind.VALUE)
    up, down = (polarity == code(Polarity, way) for way in (Polarity.UP, Polarity.DOWN))
    rule = np.where(bare & up, code(TargetKind, TargetKind.AT_LEAST), rule)
    return np.where(bare & down, code(TargetKind, TargetKind.AT_MOST), rule).astype(np.uint8)


def _numbers(
    lines: Lines, facts: Facts, rule: Codes, kinds: set[TargetKind], target: Floats
) -> Floats:
    """The one number that each row is held against."""
    number = target
    if not kinds.isdisjoint(RELATIVE_KINDS):
        number = np.where(is_one_of(rule, RELATIVE_KINDS), lines.number("comparator"), number)
    if not kinds.isdisjoint(TREND_KINDS):
        start = np.where(np.isnan(facts.baseline), facts.year_before, facts.baseline)
        number = np.where(is_one_of(rule, TREND_KINDS), start, number)
    return number


def _side(
    rule: Codes, kinds: set[TargetKind], side: tuple[TargetKind, ...], number: Floats
) -> Floats:
    if kinds.isdisjoint(side):
        return np.full(number.shape, np.nan)
    return np.where(is_one_of(rule, side), number, np.nan)


def _strict(lines: Lines, rule: Codes, kinds: set[TargetKind]) -> Bools | None:
    told = lines.yes("target_strict")
    if not told.any() and kinds.isdisjoint(_STRICT):
        return None
    bounds = (TargetKind.AT_LEAST, TargetKind.AT_MOST)
    return (told & is_one_of(rule, bounds)) | is_one_of(rule, _STRICT)
