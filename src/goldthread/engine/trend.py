"""The trend of a few yearly figures, allowing for how many cases each rests on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldthread.engine.intervals import USUAL_CONFIDENCE, Interval

POINTS = 5
SURE_FROM = 9.5495
"""χ² with one degree of freedom beyond which a slope has a chance of 2 in 1,000."""

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class YearlyPoint:
    """One figure with the numbers behind it and its interval; ``time`` counts years."""

    time: float
    cases: float
    of: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Slope:
    """Which way the figures go (+1, −1, or 0), and the χ² of the slope."""

    sign: int
    chi_squared: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The verdict on five points: ``sign`` is 0 where no trend can be told from chance."""

    sign: int
    chi_squared: float


def trend_of(points: Sequence[YearlyPoint], *, proportions: bool) -> Trend:
    """Whether five yearly figures rise or fall by more than chance.

    The slope's χ² must pass 9.5495 and its sign be the same on all five points and with
    any one of them left out. Raises ``ValueError`` for any other number of points.
    """
    if len(points) != POINTS:
        raise ValueError(f"The trend is that of {POINTS} points, not {len(points)}.")
    slope_of = slope_of_proportions if proportions else weighted_slope
    whole = slope_of(points)
    signs = {whole.sign, *_signs_without_one(points, slope_of)}
    sure = whole.chi_squared > SURE_FROM and len(signs) == 1
    return Trend(whole.sign if sure else 0, whole.chi_squared)


def _signs_without_one(
    points: Sequence[YearlyPoint], slope_of: Callable[[Sequence[YearlyPoint]], Slope]
) -> list[int]:
    return [slope_of([*points[:index], *points[index + 1 :]]).sign for index in range(len(points))]


def slope_of_proportions(points: Sequence[YearlyPoint]) -> Slope:
    """The χ² test for trend in proportions.

    N(NΣxt − XΣnt)² / [X(N−X)(NΣnt² − (Σnt)²)], with x cases of n at time t.
    """
    cases = math.fsum(point.cases for point in points)
    of = math.fsum(point.of for point in points)
    of_by_time = math.fsum(point.of * point.time for point in points)
    spread = of * math.fsum(point.of * point.time**2 for point in points) - of_by_time**2
    lean = of * math.fsum(point.cases * point.time for point in points) - cases * of_by_time
    below = cases * (of - cases) * spread
    # All or none of the cases: every proportion is the same, and there is no slope.
    return Slope(_sign(lean), of * lean**2 / below if below else 0.0)


def weighted_slope(points: Sequence[YearlyPoint]) -> Slope:
    """The slope by weighted least squares; each weight is one over the square of the standard
    error, taken from the width of the point's 95% interval.
    """
    weights = [
        1 / ((point.interval.upper - point.interval.lower) / (2 * _Z)) ** 2 for point in points
    ]
    total = math.fsum(weights)
    middle = math.fsum(w * p.time for w, p in zip(weights, points, strict=True)) / total
    spread = math.fsum(w * (p.time - middle) ** 2 for w, p in zip(weights, points, strict=True))
    lean = math.fsum(
        w * (p.time - middle) * p.interval.value for w, p in zip(weights, points, strict=True)
    )
    return Slope(_sign(lean), lean * lean / spread)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals share a value."""
    if one.confidence != other.confidence:
        raise ValueError(f"Intervals are compared at one confidence, such as {USUAL_CONFIDENCE}.")
    return one.lower <= other.upper and other.lower <= one.upper
