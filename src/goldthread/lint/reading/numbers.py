"""Targets and baselines taken apart into the single numbers a rule can compare."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Measure, Polarity
from goldthread.framework.rules import Target, Value
from goldthread.framework.rules import targets as t
from goldthread.framework.rules import values as v

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
