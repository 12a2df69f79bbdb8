"""What a made-up figure is steered by: the number a target asks for, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldthread.framework import Measure, Polarity
from goldthread.framework.rules import Target
from goldthread.framework.rules.targets import (
    AnnualTotal,
    Between,
    ByPeriod,
    Comparison,
    InheritedTarget,
    ReferenceTarget,
    Relative,
    RelativeDirection,
    SeveralTargets,
    ShareWithin,
    Threshold,
    Trend,
    TrendDirection,
)

_BETTER_BY_TREND = {
    TrendDirection.INCREASE: 1,
    TrendDirection.NO_DECREASE: 1,
    TrendDirection.DECREASE: -1,
    TrendDirection.NO_INCREASE: -1,
}
_BETTER_BY_COMPARISON = {Comparison.AT_LEAST: 1, Comparison.AT_MOST: -1}
_BETTER_BY_COMPARATOR = {
    RelativeDirection.ABOVE: 1,
    RelativeDirection.AT_OR_ABOVE: 1,
    RelativeDirection.BELOW: -1,
    RelativeDirection.AT_OR_BELOW: -1,
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A number to reach and its unit; ``per_year`` when it is the sum of a year's figures.

    ``reached_in_steps`` when it is a total that builds up to a date, ``strict`` when the
    number itself is not enough.
    """

    number: Decimal
    unit: str | None = None
    per_year: bool = False
    reached_in_steps: bool = False
    strict: bool = False


def goal_of(target: Target | None, on: date) -> Goal | None:
    """The number that a target asks for on a day; ``None`` where it asks for no number.

    Of a target that changes by period, the step in force; of several targets, the first
    that is a number.
    """
    if isinstance(target, Threshold):
        builds_up = target.terms.cumulative or (
            target.terms.by is not None
            and not _is_a_level(target.unit)
            and target.comparison is not Comparison.AT_MOST
        )
        return Goal(target.value, target.unit, reached_in_steps=builds_up, strict=target.strict)
    if isinstance(target, AnnualTotal):
        return Goal(target.value, target.unit, per_year=True, strict=target.strict)
    if isinstance(target, ShareWithin):
        return Goal(target.share.value, target.share.unit or "%", strict=target.share.strict)
    if isinstance(target, Between):
        return Goal((target.low + target.high) / 2, target.unit)
    if isinstance(target, ByPeriod):
        return _first_goal(_steps_from(target, on), on)
    if isinstance(target, SeveralTargets):
        return _first_goal(target.parts, on)
    if isinstance(target, ReferenceTarget | InheritedTarget):
        return goal_of(target.resolves_to, on)
    return None


def _is_a_level(unit: str | None) -> bool:
    """Whether figures in this unit stand at a level and do not add up over time."""
    return unit is not None and (unit == "%" or unit.startswith("per "))


def better_direction(measure: Measure) -> int:
    """1 where more is better, -1 where less is, 0 where the document does not say."""
    if measure.polarity in (Polarity.UP, Polarity.DOWN):
        return 1 if measure.polarity is Polarity.UP else -1
    return _better_by_target(measure.target)


def _better_by_target(target: Target | None) -> int:
    if isinstance(target, Threshold | AnnualTotal):
        if target.comparison is Comparison.EXACTLY and not target.value:
            return -1  # what should be nought is better the less of it there is
        return _BETTER_BY_COMPARISON.get(target.comparison, 0)
    if isinstance(target, Trend):
        return _BETTER_BY_TREND.get(target.direction, 0)
    if isinstance(target, Relative):
        return _BETTER_BY_COMPARATOR.get(target.direction, 0)
    if isinstance(target, ShareWithin):
        return _better_by_target(target.share)
    if isinstance(target, ReferenceTarget | InheritedTarget):
        return _better_by_target(target.resolves_to)
    parts: tuple[Target, ...] = ()
    if isinstance(target, ByPeriod):
        parts = target.steps
    elif isinstance(target, SeveralTargets):
        parts = target.parts
    return next((better for part in parts if (better := _better_by_target(part))), 0)


def _steps_from(target: ByPeriod, on: date) -> tuple[Target, ...]:
    """The steps still to come on the day, the next first; the last one when all have passed."""
    coming = tuple(step for step in target.steps if (by := _due(step)) is None or by >= on)
    return coming or target.steps[-1:]


def _due(step: Target) -> date | None:
    by = step.terms.by if isinstance(step, Threshold | AnnualTotal | Trend) else None
    return by.day if by else None


def _first_goal(targets: tuple[Target, ...], on: date) -> Goal | None:
    return next((goal for target in targets if (goal := goal_of(target, on))), None)
