"""What is expected of one coming period, on the scale the forecast is made on."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose, isfinite
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

    def chance_at_least(self, value: float, *, strict: bool = False) -> float:
        """The chance of this value or more (``strict``: of more); all or nothing unspread."""
        return 1 - self._below(value, the_value_itself=strict)

    def chance_at_most(self, value: float, *, strict: bool = False) -> float:
        """The chance of this value or less (``strict``: of less); all or nothing unspread."""
        return self._below(value, the_value_itself=not strict)

    def _below(self, value: float, *, the_value_itself: bool) -> float:
        """The chance of less; only without a spread does it matter whether the value counts."""
        away = value - self.middle
        if self.half80 <= 0 or not isfinite(away):
            # The same figure may reach the scale by two ways that differ in the last digit.
            same = isclose(value, self.middle, rel_tol=1e-12, abs_tol=1e-12)
            return 1.0 if (the_value_itself if same else away > 0) else 0.0
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
