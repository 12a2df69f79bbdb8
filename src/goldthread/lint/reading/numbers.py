"""Targets and baselines taken apart into the single numbers a rule can compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from goldthread.framework import Measure, Polarity
from goldthread.framework.rules import Target, Value
from goldthread.framework.rules import targets as t
from goldthread.framework.rules import values as v

_MANY = 8
_RISES = (t.TrendDirection.INCREASE, t.TrendDirection.NO_DECREASE)
_FALLS = (t.TrendDirection.DECREASE, t.TrendDirection.NO_INCREASE)
Numbered = t.Threshold | t.AnnualTotal


def parts(target: Target | None) -> Iterator[Target]:
    """Each single target in a cell, with references followed and steps taken one by one."""
    match target:
        case None:
            return
        case t.SeveralTargets() | t.ByPeriod():
            for part in target.parts if isinstance(target, t.SeveralTargets) else target.steps:
                yield from parts(part)
        case t.ReferenceTarget() | t.InheritedTarget() if target.resolves_to is not None:
            yield from parts(target.resolves_to)
        case _:
            yield target


def thresholds(target: Target | None) -> list[Numbered]:
    """The targets in a cell that are one number to be reached; the share of a share-within."""
    found: list[Numbered] = []
    for part in parts(target):
        if isinstance(part, t.Threshold | t.AnnualTotal):
            found.append(part)
        elif isinstance(part, t.ShareWithin):
            found.append(part.share)
    return found


def has_number(target: Target | None) -> bool:
    """Whether a target names any number to hold a figure against."""
    numbered = t.Threshold | t.AnnualTotal | t.ShareWithin | t.Between | t.WithinTolerance | t.Rank
    for part in parts(target):
        if isinstance(part, numbered):
            return True
        if isinstance(part, t.Trend) and (part.amount or part.goal):
            return True
        if isinstance(part, t.Relative) and part.benchmark:
            return True
    return False


def figures(value: Value | None) -> tuple[v.Figure, ...]:
    """The printed numbers of a baseline, one for each component."""
    match value:
        case v.Figure():
            return (value,)
        case v.SeveralFigures():
            return value.parts
        case _:
            return ()


def start_of(value: Value | None) -> v.Figure | None:
    """The one number a measure starts from: the only one, or the last of several years'."""
    found = figures(value)
    if len(found) == 1:
        return found[0]
    dated = [(one.covers.last, one) for one in found if one.covers]
    days, units = {day for day, _ in dated}, {one.unit for one in found}
    labels = {one.label for one in found}
    if not dated or len(days) < len(found) or len(units) > 1 or len(labels) > 1:
        return None
    return max(dated, key=lambda pair: pair[0])[1]


def at_one_start(measures: Sequence[Measure]) -> Iterator[tuple[int, int, v.Figure]]:
    """Pairs of measures (by position) that stood at one figure in one year, and that figure.

    A figure that many share, and none or all of something, is no sign of one thing.
    """
    standing: dict[object, list[int]] = defaultdict(list)
    starts = [start_of(measure.baseline) for measure in measures]
    for position, start in enumerate(starts):
        if start is not None and start.value not in (0, 100):
            standing[start.value, start.unit, start.covers].append(position)
    for positions in standing.values():
        if len(positions) <= _MANY:
            for first, second in combinations(positions, 2):
                start = starts[first]
                if start is not None:
                    yield first, second, start


def wanted_side(measure: Measure, target: Numbered) -> t.Comparison | None:
    """Which side of the number is good, or ``None`` when nothing says or two things disagree."""
    by_polarity = {
        Polarity.UP: t.Comparison.AT_LEAST,
        Polarity.DOWN: t.Comparison.AT_MOST,
    }.get(measure.polarity or Polarity.NONE)
    stated = target.comparison
    if stated not in (t.Comparison.AT_LEAST, t.Comparison.AT_MOST):
        return by_polarity
    if by_polarity is not None and by_polarity is not stated:
        return None
    return stated


def way_asked(part: object) -> Polarity | None:
    """Which way the words of a single target ask to go; ``None`` where they ask for neither."""
    match part:
        case t.Trend():
            if part.direction in _RISES:
                return Polarity.UP
            return Polarity.DOWN if part.direction in _FALLS else None
        case t.Threshold(origin=t.Origin.TEXT) | t.AnnualTotal(origin=t.Origin.TEXT):
            return {
                t.Comparison.AT_LEAST: Polarity.UP,
                t.Comparison.AT_MOST: Polarity.DOWN,
            }.get(part.comparison)
        case t.Relative():
            above = (t.RelativeDirection.ABOVE, t.RelativeDirection.AT_OR_ABOVE)
            below = (t.RelativeDirection.BELOW, t.RelativeDirection.AT_OR_BELOW)
            if part.direction in above:
                return Polarity.UP
            return Polarity.DOWN if part.direction in below else None
        case _:
            return None


def stays_put(target: Target | None) -> bool:
    """Whether a target asks for no more than to hold what there is."""
    holding = (
        t.TrendDirection.MAINTAIN,
        t.TrendDirection.NO_INCREASE,
        t.TrendDirection.NO_DECREASE,
    )
    return any(
        (isinstance(part, t.Trend) and part.direction in holding)
        or (isinstance(part, t.Threshold | t.AnnualTotal) and part.terms.maintain)
        for part in parts(target)
    )
