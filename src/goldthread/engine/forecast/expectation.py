"""What is expected of one coming period, on the scale the forecast is made on."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from statistics import NormalDist

import numpy as np

from goldthread.engine.forecast.methods import Array

_NORMAL = NormalDist()
Z80 = _NORMAL.inv_cdf(0.9)
Z95 = _NORMAL.inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Expectation:
    """The middle, and how far the ends of the 80% and the 95% interval lie from it.

    Between and beyond those ends the distribution is a normal one stretched to pass
    through both, so that a chance never contradicts an interval.
    """

    middle: float
    half80: float
    half95: float

    def chance_at_least(self, value: float) -> float:
        """The chance of this value or more; with no spread it is all or nothing."""
        return 1 - self._below(value, self.middle < value)

    def chance_at_most(self, value: float) -> float:
        """The chance of this value or less; with no spread it is all or nothing."""
        return self._below(value, self.middle <= value)

    def _below(self, value: float, middle_counts: bool) -> float:
        """The chance of less than the value; without a spread the middle decides."""
        away = value - self.middle
        if self.half80 <= 0 or not isfinite(away):
            return 1.0 if middle_counts else 0.0
        distance = abs(away)
        if distance <= self.half80:
            score = Z80 * distance / self.half80
        elif distance >= self.half95:
            score = Z95 * distance / self.half95
        else:
            share = (distance - self.half80) / (self.half95 - self.half80)
            score = Z80 + share * (Z95 - Z80)
        return _NORMAL.cdf(score if away > 0 else -score)

    def at(self, scores: Array) -> Array:
        """The values at these scores of a normal distribution."""
        distance = np.interp(np.abs(scores), [0, Z80, Z95], [0, self.half80, self.half95])
        beyond = np.abs(scores) > Z95
        distance = np.where(beyond, np.abs(scores) * self.half95 / Z95, distance)
        return self.middle + np.sign(scores) * distance
