"""Figures from surveys: how far those who were not asked could have made it otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass

from goldthread.engine.intervals import USUAL_CONFIDENCE, Interval, proportion

SIMPLE = 1.0
"""The design effect of a simple random sample, and what is taken where none is known."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The share of those asked who answered so, in per cent, and how many were asked.

    ``design_effect`` is by how much the sample's weighting and clustering swell the variance;
    ``None`` where nobody has said.
    """

    share: float
    asked: float
    design_effect: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 100:
            raise ValueError(f"A share of a sample lies between 0 and 100, not at {self.share}.")
        if self.asked < 1:
            raise ValueError(f"A sample has at least one person, not {self.asked}.")
        if self.design_effect is not None and self.design_effect <= 0:
            raise ValueError(f"A design effect is above nought, not {self.design_effect}.")

    @property
    def worth(self) -> float:
        """How many simply drawn answers the sample is worth: n ÷ design effect (Kish 1965)."""
        return self.asked / (self.design_effect or SIMPLE)


def margin_of_error(sample: Sample, *, confidence: float = USUAL_CONFIDENCE) -> Interval:
    """Wilson's interval of a sample's share, in per cent, of as many answers as it is worth.

    That the effective sample stands in Wilson's formula for a designed one is Korn and
    Graubard's proposal ("Confidence intervals for proportions with small expected number of
    positive counts estimated from survey data", Survey Methodology 24, 1998), as compared by
    Franco and others ("Comparative study of confidence intervals for proportions in complex
    sample surveys", Journal of Survey Statistics and Methodology 7, 2019).

    >>> found = margin_of_error(Sample(50, 1000))
    >>> round(found.lower, 1), round(found.upper, 1)
    (46.9, 53.1)
    """
    return proportion(
        sample.share / 100 * sample.worth, sample.worth, confidence=confidence, multiplier=100
    )


def plus_or_minus(interval: Interval) -> float:
    """The further of the two ends from the share, in percentage points.

    Wilson's interval is not the same length both ways; the longer one is never too little.
    """
    return max(interval.upper - interval.value, interval.value - interval.lower)


@dataclass(frozen=True, slots=True)
class Change:
    """The later share less the earlier, in percentage points, with its interval."""

    points: float
    lower: float
    upper: float

    @property
    def beyond_chance(self) -> bool:
        """Whether no change at all lies outside the interval."""
        return self.lower > 0 or self.upper < 0


def change_between(
    later: Sample, earlier: Sample, *, confidence: float = USUAL_CONFIDENCE
) -> Change:
    """The change between two surveys that asked different people.

    d ∓ √((p₁ − l₁)² + (u₂ − p₂)²) and its mirror, from the Wilson limits of each: method 10 of
    Newcombe ("Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17, 1998).

    >>> found = change_between(Sample(56 / 70 * 100, 70), Sample(48 / 80 * 100, 80))
    >>> round(found.lower, 2), round(found.upper, 2)
    (5.24, 33.39)
    """
    new = margin_of_error(later, confidence=confidence)
    old = margin_of_error(earlier, confidence=confidence)
    points = later.share - earlier.share
    return Change(
        points,
        points - math.hypot(new.value - new.lower, old.upper - old.value),
        points + math.hypot(new.upper - new.value, old.value - old.lower),
    )
