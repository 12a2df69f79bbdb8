"""A funnel: what chance alone would allow councils of each size, and who lies outside it.

A small council's figure strays further by chance than a large one's, so the limits around the
average of all narrow as councils grow. Which councils lie outside is judged as in
:mod:`goldthread.engine.intervals`: where the average lies outside the council's own interval.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from goldthread.engine.intervals import (
    OUTER_CONFIDENCE,
    USUAL_CONFIDENCE,
    Distance,
    FunnelPlace,
    funnel_of_proportions,
    funnel_of_rates,
)
from goldthread.engine.noise import multiplier_of

FEWEST_UNITS = 5
"""Fewer councils than this make no average to hold each of them against."""

_HALVINGS = 50


@dataclass(frozen=True, slots=True)
class FunnelUnit:
    """One council: of how many its figure is, the figure, and where it lies."""

    of: float
    value: float
    place: FunnelPlace


@dataclass(frozen=True, slots=True)
class Funnel:
    """The councils in the order given and the average of everybody, in the figures' unit.

    ``multiplier`` is how many a share or rate is counted per; ``share``: figures are shares of
    those counted, and so lie between nought and all of them.
    """

    average: float
    multiplier: float
    share: bool
    units: tuple[FunnelUnit, ...]

    @property
    def far_out(self) -> int:
        """How many lie outside the outer limits, where chance alone would leave 1 in 500."""
        return sum(unit.place.distance is Distance.OUTSIDE_998 for unit in self.units)

    @property
    def more_than_chance(self) -> bool:
        """Whether so many lie far out that the councils must differ for other reasons as well.

        At least two and a tenth of them, where chance alone would leave one in 500.
        """
        return self.far_out >= max(2, len(self.units) / 10)

    def limits(self, of: float, *, confidence: float = USUAL_CONFIDENCE) -> tuple[float, float]:
        """Between what a council of this size would lie if it were like all the others.

        Shares: p ± z√(p(1 − p)/n), which is Wilson's interval turned round. Rates: the counts
        whose Byar intervals just reach the one expected. Raises ``ValueError`` unless ``of`` is
        more than nought.
        """
        if of <= 0:
            raise ValueError(f"A council of {of} has no limits.")
        z = NormalDist().inv_cdf(0.5 + confidence / 2)
        expected = self.average / self.multiplier
        if self.share:
            reach = z * math.sqrt(expected * (1 - expected) / of)
            low, high = max(expected - reach, 0.0), min(expected + reach, 1.0)
        else:
            low, high = (cases / of for cases in _counts_around(expected * of, z))
        return low * self.multiplier, high * self.multiplier


def funnel(units: Sequence[tuple[float, float]], unit: str | None) -> Funnel | None:
    """The funnel of councils, each given as cases and of how many, for figures in this unit.

    ``None`` for figures that are neither percentages nor rates, with fewer than five councils,
    for shares of more than all, and where nobody or everybody is a case.
    """
    multiplier = multiplier_of(unit)
    if multiplier is None or len(units) < FEWEST_UNITS:
        return None
    if any(of <= 0 or cases < 0 for cases, of in units):
        return None
    share = unit == "%"
    average = math.fsum(cases for cases, _ in units) / math.fsum(of for _, of in units)
    if average <= 0 or (share and (average >= 1 or any(cases > of for cases, of in units))):
        return None
    places = funnel_of_proportions(units) if share else funnel_of_rates(units)
    return Funnel(
        average * multiplier,
        multiplier,
        share,
        tuple(
            FunnelUnit(of, cases / of * multiplier, place)
            for (cases, of), place in zip(units, places, strict=True)
        ),
    )


def limits_of_both(found: Funnel, of: float) -> tuple[float, float, float, float]:
    """The outer lower, inner lower, inner upper and outer upper limit for a size."""
    low, high = found.limits(of)
    lowest, highest = found.limits(of, confidence=OUTER_CONFIDENCE)
    return lowest, low, high, highest


def _counts_around(expected: float, z: float) -> tuple[float, float]:
    """The least and the most cases whose Byar interval still holds the number expected."""
    far = expected + (z + 3) * (math.sqrt(expected) + z + 3)
    return (
        _crossing(lambda cases: _byar_upper(cases, z), expected, far),
        _crossing(lambda cases: _byar_lower(cases, z), expected, far),
    )


def _crossing(limit: Callable[[float], float], expected: float, far: float) -> float:
    """The cases at which a rising limit reaches the number expected; nought where it starts above."""
    low, high = 0.0, far
    if limit(low) >= expected:
        return 0.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if limit(middle) < expected else (low, middle)
    return high


def _byar_lower(cases: float, z: float) -> float:
    if cases <= 0:
        return 0.0
    return cases * max(1 - 1 / (9 * cases) - z / (3 * math.sqrt(cases)), 0.0) ** 3


def _byar_upper(cases: float, z: float) -> float:
    more = cases + 1
    return more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3
