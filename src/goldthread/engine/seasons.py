"""Whether a series has a pattern of the year, and the series without it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean

CHANCE_OF_A_FALSE_FINDING = 0.01
FEWEST_YEARS = 3


def is_seasonal(values: Sequence[float | None], in_a_year: int) -> bool | None:
    """Whether the same part of each year stands out in the same way.

    Friedman's test on the ranks within each complete year, counted back from the last
    figure, at a chance of 1 in 100. It must hold of the figures as they are and of what is
    left once the line through them is taken out: the first alone is found in any steady rise,
    and the second alone in figures that never move but once, whose line is not theirs.
    ``None`` with fewer than three complete years, which are too few to tell.
    """
    years = _complete_years(values, in_a_year)
    if len(years) < FEWEST_YEARS:
        return None
    slope = _slope_between_years(years) / in_a_year
    # A straight line leaves only the noise of floats behind, which must not be ranked.
    digits = _digits_that_count([value for year in years for value in year])
    straight = [
        [round(value - slope * index, digits) for index, value in enumerate(year)] for year in years
    ]
    return _stand_out(years) and _stand_out(straight)


def without_seasons(values: Sequence[float | None], in_a_year: int) -> list[float | None]:
    """The series with the usual pattern of the year taken out; its mean stays.

    The pattern is the mean distance of each part of the year from its year's mean, over
    the complete years, with the general rise or fall through a year left in. Raises
    ``ValueError`` with fewer than three complete years.
    """
    years = _complete_years(values, in_a_year)
    if len(years) < FEWEST_YEARS:
        raise ValueError(f"The pattern of a year needs {FEWEST_YEARS} complete years.")
    slope = _slope_between_years(years) / in_a_year
    middle = (in_a_year - 1) / 2
    pattern = [
        fmean(year[season] - fmean(year) for year in years) - slope * (season - middle)
        for season in range(in_a_year)
    ]
    offset = len(values) % in_a_year
    # What is left of a pattern that repeats exactly must not be the noise of floats.
    digits = _digits_that_count([value for value in values if value is not None])
    return [
        None if value is None else round(value - pattern[(index - offset) % in_a_year], digits)
        for index, value in enumerate(values)
    ]


def _stand_out(years: Sequence[Sequence[float]]) -> bool:
    """Friedman's test with ties allowed for; false where every year is level."""
    # Not at the top: SciPy takes longer to start than most of what never asks this.
    from scipy.special import chdtrc

    ranks = [_ranks(year) for year in years]
    if all(len(set(year)) == 1 for year in ranks):
        return False
    in_a_year = len(ranks[0])
    sums = [sum(year[season] for year in ranks) for season in range(in_a_year)]
    expected = len(years) * (in_a_year + 1) / 2
    spread = sum(rank * rank for year in ranks for rank in year)
    spread -= len(years) * in_a_year * (in_a_year + 1) ** 2 / 4
    statistic = (in_a_year - 1) * sum((one - expected) ** 2 for one in sums) / spread
    return bool(chdtrc(in_a_year - 1, statistic) < CHANCE_OF_A_FALSE_FINDING)


def _digits_that_count(values: Sequence[float]) -> int:
    """The decimal places beyond which figures of this size are only the noise of floats."""
    largest = max(abs(value) for value in values) or 1.0
    return 9 - math.floor(math.log10(largest))


def _complete_years(values: Sequence[float | None], in_a_year: int) -> list[list[float]]:
    """The runs of a year without a gap, counted back from the end, earliest first."""
    years = []
    for end in range(len(values), in_a_year - 1, -in_a_year):
        known = [value for value in values[end - in_a_year : end] if value is not None]
        if len(known) == in_a_year:
            years.append(known)
    return years[::-1]


def _slope_between_years(years: Sequence[Sequence[float]]) -> float:
    means = [fmean(year) for year in years]
    middle = (len(means) - 1) / 2
    above = sum((index - middle) * mean for index, mean in enumerate(means))
    return above / sum((index - middle) ** 2 for index in range(len(means)))


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, equal values sharing the mean of theirs."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) + 1) / 2 for value in values]
