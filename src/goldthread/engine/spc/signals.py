"""The rules that tell special causes from usual variation, each on one stretch of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from goldthread.engine.spc.limits import Limits

RUN = 7
"""So many points on one side of the mean, or joined by steps one way, are not chance."""


class SpecialCause(StrEnum):
    """Why a point is more than usual variation, in the order in which the rules are tried."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    RUN = "run"


class Side(StrEnum):
    """Which way a point stands out."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Signal:
    """One rule that a point fired, and which way."""

    cause: SpecialCause
    side: Side


def signals_of(
    values: Sequence[float | None], limits: Limits, *, outside_counts_as_near: bool
) -> list[tuple[Signal, ...]]:
    """Every rule that each point of a stretch fires, in the order of ``SpecialCause``.

    ``outside_counts_as_near`` lets a point outside the limits be one of two out of three.
    """
    outside = [_outside(value, limits) for value in values]
    fired = {
        SpecialCause.OUTSIDE: outside,
        SpecialCause.TREND: _trends(values),
        SpecialCause.TWO_OF_THREE: _twos_of_three(values, limits, outside_counts_as_near),
        SpecialCause.RUN: _runs(values, limits.mean),
    }
    return [
        tuple(Signal(cause, side) for cause, sides in fired.items() if (side := sides[index]))
        for index in range(len(values))
    ]


def _outside(value: float | None, limits: Limits) -> Side | None:
    if value is None:
        return None
    if value > limits.upper:
        return Side.HIGH
    return Side.LOW if value < limits.lower else None


def _side(value: float | None, middle: float | None) -> Side | None:
    """Which side of the middle a value lies on; ``None`` on it, or where one is missing."""
    if value is None or middle is None or value == middle:
        return None
    return Side.HIGH if value > middle else Side.LOW


def _windows(length: int, size: int) -> range:
    return range(length - size + 1)


def _trends(values: Sequence[float | None]) -> list[Side | None]:
    """All seven points of six steps strictly one way.

    A point's direction is that of the step into it; where the point after it is in a trend
    as well, that of the step out of it.
    """
    steps: list[Side | None] = [None]
    steps += [_side(later, earlier) for earlier, later in pairwise(values)]
    inside = [False] * len(values)
    for start in _windows(len(values), RUN):
        window = steps[start + 1 : start + RUN]
        if window[0] is not None and all(step is window[0] for step in window):
            inside[start : start + RUN] = [True] * RUN
    found: list[Side | None] = [None] * len(values)
    for index, here in enumerate(inside):
        if here:
            goes_on = index + 1 < len(values) and inside[index + 1]
            found[index] = steps[index + 1] if goes_on else steps[index]
    return found


def _twos_of_three(
    values: Sequence[float | None], limits: Limits, outside_counts_as_near: bool
) -> list[Side | None]:
    """The near points of three on one side of the mean, at least two of them near a limit."""
    sides = [_side(value, limits.mean) for value in values]
    near = [
        value is not None
        and (value > limits.near_upper or value < limits.near_lower)
        and (outside_counts_as_near or _outside(value, limits) is None)
        for value in values
    ]
    found: list[Side | None] = [None] * len(values)
    for start in _windows(len(values), 3):
        window = range(start, start + 3)
        one_side = sides[start] is not None and all(sides[i] is sides[start] for i in window)
        if one_side and sum(near[i] for i in window) >= 2:
            for i in window:
                if near[i]:
                    found[i] = sides[i]
    return found


def _runs(values: Sequence[float | None], mean: float) -> list[Side | None]:
    """All points of seven or more strictly on one side of the mean."""
    sides = [_side(value, mean) for value in values]
    found: list[Side | None] = [None] * len(values)
    for start in _windows(len(values), RUN):
        if sides[start] is not None and all(
            side is sides[start] for side in sides[start : start + RUN]
        ):
            found[start : start + RUN] = sides[start : start + RUN]
    return found
