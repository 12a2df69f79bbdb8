"""The limits of an XmR chart: how far a series strays while nothing changes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

LIMIT_PER_RANGE = 2.66
NEAR_SHARE = 2 / 3
_SCREEN_PER_RANGE = 3.267

FEWEST_FOR_LIMITS = 13
"""Limits set by fewer points than this are trial limits."""

DIGITS_THAT_COUNT = 14
"""So many digits of a line are sure; what lies beyond them is what floats left over."""

DIGITS_OF_A_BIT = math.log10(2)
POWERS_OF_TEN = tuple(float(f"1e{power}") for power in range(23))
"""Those that are exact in floats."""


class Ruleset(StrEnum):
    """Whose rules a chart follows.

    ``NHSR`` reproduces the R package NHSRplotthedots. ``NHSE`` is the default: the
    published English guidance, with what the package leaves out (see ``control_chart``).
    """

    NHSR = "nhsr"
    NHSE = "nhse"


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean and limits of one stretch of a chart, in the unit of the figures.

    All but the mean are not-a-number where there is no range to set them: a single point,
    or (in ``NHSR``) ranges that were all screened out. Nothing lies outside such limits.
    ``set_by`` is how many points they rest on; limits of fewer than 13, or of none that
    follow each other, are ``trial`` limits. ``note`` says what was done other than asked.
    """

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    set_by: int
    note: str = ""

    @property
    def trial(self) -> bool:
        """Whether too few points set the limits for a firm judgement."""
        return self.set_by < FEWEST_FOR_LIMITS or math.isnan(self.lower)

    @property
    def flat(self) -> bool:
        """Whether the points that set the limits never moved."""
        return self.lower == self.upper


def limits_of(base: Sequence[float | None], *, screen: bool, ruleset: Ruleset) -> Limits | None:
    """The limits that a stretch of points sets; ``None`` where no point has a value.

    Mean ± 2.66 times the mean moving range, near limits at two thirds of that. With
    ``screen``, ranges not strictly below 3.267 times their mean are left out, once. A
    missing value takes both its ranges with it. In ``NHSE`` the lines are rounded to the digits
    that count, so that a figure on a line lies on it.
    """
    known = [value for value in base if value is not None]
    if not known:
        return None
    mean = math.fsum(known) / len(known)
    ranges = [
        abs(later - earlier)
        for earlier, later in pairwise(base)
        if earlier is not None and later is not None
    ]
    average, note = _average_range(ranges, screen=screen, ruleset=ruleset)
    flat = min(known) == max(known)
    if ruleset is Ruleset.NHSE and flat:
        # A mean worked out in floats may miss the one value there is by a hair.
        mean = known[0]
    reach = LIMIT_PER_RANGE * average
    near = NEAR_SHARE * reach
    lines = mean, mean - reach, mean + reach, mean - near, mean + near
    if ruleset is Ruleset.NHSE and not flat:
        # So may it miss a figure that equals it, which would then lie to one side of it.
        finest = _finest(max(map(abs, known)))
        mean, lower, upper, near_lower, near_upper = (
            round(line * finest) / finest if math.isfinite(line) else line for line in lines
        )
        lines = mean, lower, upper, near_lower, near_upper
    return Limits(*lines, len(known), note)


def _finest(largest: float) -> float:
    """How many steps one is cut into so that figures up to this size keep the digits that count."""
    decimals = DIGITS_THAT_COUNT - math.floor(math.frexp(largest)[1] * DIGITS_OF_A_BIT)
    return POWERS_OF_TEN[min(max(decimals, 0), len(POWERS_OF_TEN) - 1)]


def _average_range(ranges: Sequence[float], *, screen: bool, ruleset: Ruleset) -> tuple[float, str]:
    if not ranges:
        # One point alone says nothing of how far the series strays.
        return math.nan, ""
    average = math.fsum(ranges) / len(ranges)
    if not screen:
        return average, ""
    kept = [one for one in ranges if one < _SCREEN_PER_RANGE * average]
    if ruleset is Ruleset.NHSE and not any(kept):
        if any(ranges):
            return average, "Nothing was screened: only the unusual jumps ever moved this series."
        return 0.0, ""
    return (math.fsum(kept) / len(kept) if kept else math.nan), ""
