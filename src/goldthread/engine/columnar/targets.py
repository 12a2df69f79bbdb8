"""The status of many figures at once: each against the rule of its own row."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from goldthread.engine.columnar.codes import code, is_one_of
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.schema import (
    NUMERIC_KINDS,
    RELATIVE_KINDS,
    TREND_KINDS,
    Covers,
    TargetKind,
    ToleranceKind,
    Why,
)
from goldthread.engine.columnar.sums import Bools, Codes, Floats, less
from goldthread.engine.goals import DEFAULT_TOLERANCE, Status
from goldthread.engine.observations import Accumulation
from goldthread.framework import Polarity

_UNSURE = 1e-12
"""Two floats nearer than this share of their size may be equal as decimals."""


@dataclass(frozen=True, slots=True)
class Goals:
    """The goal of each row; not-a-number at an end that is open, or without a goal.

    ``rule`` is the kind of target that is in force, the side of a bare number settled.
    """

    rule: Codes
    low: Floats
    high: Floats
    strict: Bools


@dataclass(frozen=True, slots=True)
class Facts:
    """What each row needs besides its own cells.

    ``polarity``, ``accumulation`` are those of its series; ``adds_up`` whether its figures do;
    ``points_fit`` whether a tolerance in points fits its unit. ``lower`` and ``upper`` are its
    95% interval; ``year_before`` the figure of the same period a year before; ``baseline`` that
    of its series where it can stand beside the figure.
    """

    value: Floats
    polarity: Codes
    accumulation: Codes
    adds_up: Bools
    points_fit: Bools
    lower: Floats
    upper: Floats
    year_before: Floats
    baseline: Floats


@dataclass(frozen=True, slots=True)
class Statuses:
    """How each row stands. ``judged`` is where a goal was held against the figure."""

    status: Codes
    why: Codes
    judged: Bools
    goals: Goals
    covers_year: Bools
    distance: Floats


def statuses_of(lines: Lines, facts: Facts) -> Statuses:
    """Judge every figure against the rule in force for it."""
    goals = _goals(lines, facts)
    rule, value = goals.rule, facts.value
    year = is_one_of(lines.choice("target_covers"), [Covers.YEAR]) & is_one_of(rule, NUMERIC_KINDS)
    why = np.zeros(lines.rows, dtype=np.uint8)

    def say(where: Bools, word: Why) -> None:
        why[where & (why == 0)] = code(Why, word)

    say(rule == 0, Why.NO_TARGET)
    say(np.isnan(value), Why.NO_FIGURE)
    say(rule == code(TargetKind, TargetKind.VALUE), Why.SIDE_NOT_KNOWN)
    without = np.isnan(goals.low) & np.isnan(goals.high)
    if without.any():
        say(without & is_one_of(rule, RELATIVE_KINDS), Why.NO_COMPARATOR)
        say(without & is_one_of(rule, TREND_KINDS), Why.NOTHING_TO_MOVE_FROM)
    if year.any():
        say(year & ~_is_settled(lines, facts, goals), Why.YEAR_NOT_SETTLED)
    distance, close, usable = _held(lines, facts, goals)
    missed = _is_under(goals, value) | _is_over(goals, value)
    say(~missed, Why.MEETS)
    say(~usable, Why.TOLERANCE_NOT_USABLE)
    say(close, Why.WITHIN_TOLERANCE)
    say(why == 0, Why.MISSES)
    judged = is_one_of(why, (Why.MEETS, Why.WITHIN_TOLERANCE, Why.MISSES))
    return Statuses(_STATUS_OF[why], why, judged, goals, year, distance)


_STATUSES = {
    Why.MEETS: Status.ON_TARGET,
    Why.WITHIN_TOLERANCE: Status.CLOSE,
    Why.MISSES: Status.OFF_TARGET,
    Why.NO_TARGET: Status.NO_TARGET,
    Why.NO_FIGURE: Status.AWAITING_DATA,
    Why.NO_COMPARATOR: Status.AWAITING_COMPARATOR,
}
_STATUS_OF = np.array(
    [0, *(code(Status, _STATUSES.get(why, Status.CANNOT_JUDGE)) for why in Why)], dtype=np.uint8
)


def _goals(lines: Lines, facts: Facts) -> Goals:
    kind, target = lines.choice("target_kind"), lines.number("target")
    rule = kind.copy()
    rule[is_one_of(kind, (*NUMERIC_KINDS, TargetKind.BETWEEN)) & np.isnan(target)] = 0
    bare = rule == code(TargetKind, TargetKind.VALUE)
    if bare.any():
        up, down = (facts.polarity == code(Polarity, way) for way in (Polarity.UP, Polarity.DOWN))
        rule[bare & up] = code(TargetKind, TargetKind.AT_LEAST)
        rule[bare & down] = code(TargetKind, TargetKind.AT_MOST)
    number = np.where(is_one_of(rule, NUMERIC_KINDS), target, np.nan)
    strict = lines.yes("target_strict") & is_one_of(rule, (TargetKind.AT_LEAST, TargetKind.AT_MOST))
    if is_one_of(rule, RELATIVE_KINDS).any():
        number = np.where(is_one_of(rule, RELATIVE_KINDS), lines.number("comparator"), number)
        strict |= is_one_of(rule, (TargetKind.ABOVE, TargetKind.BELOW))
    if is_one_of(rule, TREND_KINDS).any():
        start = np.where(np.isnan(facts.baseline), facts.year_before, facts.baseline)
        number = np.where(is_one_of(rule, TREND_KINDS), start, number)
        strict |= is_one_of(rule, (TargetKind.INCREASE, TargetKind.DECREASE))
    low = np.where(is_one_of(rule, _FROM_BELOW), number, np.nan)
    high = np.where(is_one_of(rule, _FROM_ABOVE), number, np.nan)
    between = rule == code(TargetKind, TargetKind.BETWEEN)
    if between.any():
        top = lines.number("target_high")
        rule[between & np.isnan(top)] = 0
        between &= ~np.isnan(top)
        low, high = np.where(between, target, low), np.where(between, top, high)
    return Goals(rule, low, high, strict)


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


def _is_under(goals: Goals, value: Floats) -> Bools:
    return (value < goals.low) | (goals.strict & (value == goals.low))


def _is_over(goals: Goals, value: Floats) -> Bools:
    return (value > goals.high) | (goals.strict & (value == goals.high))


def gap_from(goals: Goals, value: Floats) -> Floats:
    """How far outside the goal each value lies; 0 where it meets it, or there is none."""
    under, over = value < goals.low, value > goals.high
    end = np.where(over, goals.high, goals.low)
    return np.where(under | over, np.abs(less(value, end)), 0.0)


def _is_settled(lines: Lines, facts: Facts, goals: Goals) -> Bools:
    """Whether a total for the year can be judged: the year is over, or it is met or missed for good.

    Figures that each stand for their own part of the year are left to the reference.
    """
    period, value = lines.periods, facts.value
    own_year: Bools = period["is_year"].astype(np.bool_)
    within = (period["in_financial_year"] >= 0) & (period["months"] < 12)
    adds = facts.adds_up & period["divides"].astype(np.bool_)
    running = facts.accumulation == code(Accumulation, Accumulation.YEAR_TO_DATE)
    met = ~_is_under(goals, value) & ~_is_over(goals, value)
    done = np.where(np.isnan(goals.high), met, value > goals.high)
    return own_year | (within & adds & running & (period["ends_year"].astype(np.bool_) | done))


def _held(lines: Lines, facts: Facts, goals: Goals) -> tuple[Floats, Bools, Bools]:
    """The gap, whether it counts as close, and whether the tolerance can be used at all."""
    value = facts.value
    gap = gap_from(goals, value)
    end = np.where(value > goals.high, goals.high, goals.low)
    end = np.where(np.isnan(end), goals.high, end)
    kind, number = lines.choice("tolerance_kind"), lines.number("tolerance")
    usable = np.ones(lines.rows, dtype=np.bool_)
    percent = (kind == 0) | (kind == code(ToleranceKind, ToleranceKind.PERCENT))
    usual = float(DEFAULT_TOLERANCE.percent)
    share = np.where(np.isnan(number), usual, number)
    close = _is_within_percent(value, end, gap, share) & percent
    if percent.all():
        return gap, close, usable
    points = kind == code(ToleranceKind, ToleranceKind.POINTS)
    if points.any():
        close |= points & _is_within_points(value, end, gap, number)
        usable &= ~points | facts.points_fit
    floor = kind == code(ToleranceKind, ToleranceKind.FLOOR)
    if floor.any():
        least, most = np.minimum(number, end), np.maximum(number, end)
        close |= floor & (least <= value) & (value <= most)
    chance = kind == code(ToleranceKind, ToleranceKind.INTERVAL)
    if chance.any():
        close |= chance & _is_within_chance(goals, facts)
        usable &= ~chance | ~np.isnan(facts.lower)
    return gap, close, usable


def _is_within_percent(value: Floats, end: Floats, gap: Floats, share: Floats) -> Bools:
    allowed = np.abs(end) * share / 100
    close: Bools = gap <= allowed
    for at in _too_near(gap, allowed, value, end):
        whole = [_decimal(column[at]) for column in (value, end, share)]
        close[at] = abs(whole[0] - whole[1]) <= abs(whole[1]) * whole[2] / 100
    return close


def _is_within_points(value: Floats, end: Floats, gap: Floats, points: Floats) -> Bools:
    close: Bools = gap <= points
    for at in _too_near(gap, points, value, end):
        one, other, allowed = (_decimal(column[at]) for column in (value, end, points))
        close[at] = abs(one - other) <= allowed
    return close


def _too_near(gap: Floats, allowed: Floats, value: Floats, end: Floats) -> list[int]:
    """The rows where floats cannot tell which of two numbers is the larger."""
    unsure = np.abs(gap - allowed) <= _UNSURE * (np.abs(value) + np.abs(end))
    rows: list[int] = np.flatnonzero(unsure & (gap > 0)).tolist()
    return rows


def _decimal(number: float) -> Decimal:
    return Decimal(repr(float(number)))


def _is_within_chance(goals: Goals, facts: Facts) -> Bools:
    reaches_up = (
        np.isnan(goals.low)
        | (facts.upper > goals.low)
        | ((facts.upper == goals.low) & ~goals.strict)
    )
    reaches_down = (
        np.isnan(goals.high)
        | (facts.lower < goals.high)
        | ((facts.lower == goals.high) & ~goals.strict)
    )
    return reaches_up & reaches_down & ~np.isnan(facts.lower)
