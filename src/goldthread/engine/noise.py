"""Figures with the numbers behind them: how far chance alone could have moved them."""

from __future__ import annotations

import re
from enum import StrEnum

from goldthread.engine.goals import Goal
from goldthread.engine.intervals import USUAL_CONFIDENCE, Interval, proportion, rate
from goldthread.engine.observations import Observation


class Standing(StrEnum):
    """A figure beside a benchmark or target, with chance allowed for."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"


def interval_of(
    observation: Observation, unit: str | None, *, confidence: float = USUAL_CONFIDENCE
) -> Interval | None:
    """The interval of a figure, in its own unit, from its numerator and denominator.

    Percentages have Wilson's, rates "per 1,000" Byar's or the exact one. ``None`` where
    the numbers behind the figure are not there, make no such figure, or the unit is
    neither a percentage nor a rate.
    """
    if observation.numerator is None or observation.denominator is None:
        return None
    cases, of = float(observation.numerator), float(observation.denominator)
    multiplier = multiplier_of(unit)
    if multiplier is None or of <= 0 or cases < 0:
        return None
    if unit == "%":
        return None if cases > of else proportion(cases, of, confidence=confidence, multiplier=100)
    return rate(cases, of, confidence=confidence, multiplier=multiplier)


def multiplier_of(unit: str | None) -> float | None:
    """How many a share or rate is counted per: 100 for "%", 1,000 for "per 1,000"."""
    if unit == "%":
        return 100
    found = re.fullmatch(r"per (\d[\d,]*)(?: .*)?", unit or "")
    return float(found[1].replace(",", "")) or None if found else None


def standing(interval: Interval, goal: Goal) -> Standing:
    """Where a figure stands beside a goal, or a benchmark written as one, chance allowed for.

    Better where the whole interval meets the goal, worse where none of it does, else
    similar. This stands beside the plain status, never instead of it.
    """
    low = float("-inf") if goal.low is None else float(goal.low)
    high = float("inf") if goal.high is None else float(goal.high)
    if interval.upper < low or interval.lower > high:
        return Standing.WORSE
    if goal.strict and (interval.upper == low or interval.lower == high):
        return Standing.WORSE
    inside = low <= interval.lower and interval.upper <= high
    touches = goal.strict and (interval.lower == low or interval.upper == high)
    return Standing.BETTER if inside and not touches else Standing.SIMILAR
