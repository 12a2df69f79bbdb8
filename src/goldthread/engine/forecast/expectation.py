"""What is expected of one coming period, on the scale the forecast is made on."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose, isfinite
from statistics import NormalDist

import numpy as np

from goldthread.engine.forecast.methods import Array
from goldthread.engine.forecast.widening import LEVELS

_NORMAL = NormalDist()
SCORES = tuple(_NORMAL.inv_cdf((1 + level) / 2) for level in LEVELS)
"""How many standard errors of a normal distribution each interval reaches."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """The middle, and how far the ends of the 50%, 80% and 95% intervals lie from it.

    Between and beyond those ends the distribution is a normal one stretched to pass
    through all of them, so that a chance never contradicts an interval.
    """

    middle: float
    halves: tuple[float, ...]

    def chance_at_least(self, value: float, *, strict: bool = False) -> float:
        """The chance of this value or more (``strict``: of more); all or nothing unspread."""
        return 1 - self._below(value, the_value_itself=strict)

    def chance_at_most(self, value: float, *, strict: bool = False) -> float:
        """The chance of this value or less (``strict``: of less); all or nothing unspread."""
        return self._below(value, the_value_itself=not strict)

    def _below(self, value: float, *, the_value_itself: bool) -> float:
        """The chance of less; only without a spread does it matter whether the value counts."""
        away = value - self.middle
        if self.halves[0] <= 0 or not isfinite(away):
            # The same figure may reach the scale by two ways that differ in the last digit.
            same = isclose(value, self.middle, rel_tol=1e-12, abs_tol=1e-12)
            return 1.0 if (the_value_itself if same else away > 0) else 0.0
        distance, farthest = abs(away), self.halves[-1]
        if distance >= farthest:
            score = SCORES[-1] * distance / farthest
        else:
            score = float(np.interp(distance, (0.0, *self.halves), (0.0, *SCORES)))
        return _NORMAL.cdf(score if away > 0 else -score)

    def at(self, scores: Array) -> Array:
        """The values at these scores of a normal distribution."""
        away = np.abs(scores)
        distance = np.interp(away, (0.0, *SCORES), (0.0, *self.halves))
        distance = np.where(away > SCORES[-1], away * self.halves[-1] / SCORES[-1], distance)
        return self.middle + np.sign(scores) * distance
