"""The pattern of the year in many series at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from goldthread.engine.columnar.sums import Bools, Floats, Whole, total_of
from goldthread.engine.seasons import CHANCE_OF_A_FALSE_FINDING, FEWEST_YEARS

MOST_DIGITS = 22
"""Ten to a higher power is not exact as a float."""


@dataclass(frozen=True, slots=True)
class Seasons:
    """What the figures of many series tell of the seasons, one entry a series.

    ``tellable``: there are enough complete years. ``seasonal``: the same part of each year
    stands out. ``pattern`` (parts of the year by series) is what the season adds, and
    ``digits`` the decimal places that are more than noise.
    """

    tellable: Bools
    seasonal: Bools
    pattern: Floats
    digits: Whole

    def of(self, some: Bools) -> Seasons:
        """The same for some of the series."""
        return Seasons(
            self.tellable[some], self.seasonal[some], self.pattern[:, some], self.digits[some]
        )


def seasons_of(values: Floats, in_a_year: int) -> Seasons:
    """The pattern of the year in a grid that ends with the last figure of every series.

    The places are a multiple of ``in_a_year``. As in ``goldthread.engine.seasons``: Friedman's
    test on the ranks within complete years, with and without the line through them.
    """
    years = values.reshape(-1, in_a_year, values.shape[1])
    complete: Bools = np.asarray(~np.isnan(years).any(axis=1))
    how_many = complete.sum(axis=0)
    tellable = how_many >= FEWEST_YEARS
    counted = np.where(complete[:, None, :], years, 0.0)
    means = np.stack([total_of(year) for year in counted]) / in_a_year
    slope = _slope(means, complete, how_many) / in_a_year
    digits = _digits_that_count(np.abs(counted).max(axis=(0, 1)))
    steps = np.arange(in_a_year)[:, None]
    straight = _rounded(counted - slope * steps, digits)
    seasonal = tellable & _stand_out(straight, complete)
    # Few series get so far, so the figures as they are need be ranked for these alone.
    seasonal[seasonal] = _stand_out(counted[:, :, seasonal], complete[:, seasonal])
    distance = np.where(complete[:, None, :], counted - means[:, None, :], 0.0)
    middle = (in_a_year - 1) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        usual = np.stack([total_of(distance[:, part]) for part in range(in_a_year)]) / how_many
    return Seasons(tellable, seasonal, usual - slope * (steps - middle), digits)


def without_seasons(values: Floats, seasons: Seasons) -> Floats:
    """The grid with the pattern of the year taken out of every series."""
    in_a_year = len(seasons.pattern)
    years = values.reshape(-1, in_a_year, values.shape[1])
    largest = np.nanmax(np.abs(values), axis=0)
    return _rounded(years - seasons.pattern, _digits_that_count(largest)).reshape(values.shape)


def _slope(means: Floats, complete: Bools, how_many: Whole) -> Floats:
    """The rise from one complete year to the next."""
    place = np.cumsum(complete, axis=0) - 1.0
    away = np.where(complete, place - (how_many - 1) / 2, 0.0)
    above, spread = np.zeros(means.shape[1]), np.zeros(means.shape[1])
    for far, mean in zip(away, means, strict=True):
        above += far * mean
        spread += far**2
    return np.divide(above, spread, out=np.zeros_like(above), where=spread > 0)


def _digits_that_count(largest: Floats) -> Whole:
    return 9 - np.floor(np.log10(np.where(largest > 0, largest, 1.0))).astype(np.int64)


def _rounded(numbers: Floats, digits: Whole) -> Floats:
    scale = 10.0 ** np.clip(digits, 0, MOST_DIGITS)
    rounded: Floats = np.rint(numbers * scale) / scale
    return rounded


def _ranks(year: Floats) -> Floats:
    """The ranks of the parts of one year from 1, equal values sharing the mean of theirs."""
    parts = len(year)
    twice = np.full(year.shape, 2, dtype=np.int16)
    for one in range(parts):
        for other in range(one):
            above = (year[one] > year[other]).view(np.int8)
            below = (year[one] < year[other]).view(np.int8)
            # A rank is one more than the smaller values, and half of the other equal ones.
            lead = above - below
            twice[one] += lead
            twice[other] -= lead
        twice[one] += parts - 1
    return twice / 2.0


def _stand_out(years: Floats, complete: Bools) -> Bools:
    """Friedman's test over the complete years with ties allowed for; false where all are level."""
    in_a_year, how_many = years.shape[1], complete.sum(axis=0)
    ranks = np.stack([_ranks(year) for year in years])
    ranks *= complete[:, None, :]
    expected = how_many * (in_a_year + 1) / 2
    above = ((ranks.sum(axis=0) - expected) ** 2).sum(axis=0)
    spread = (ranks * ranks).sum(axis=(0, 1)) - how_many * in_a_year * (in_a_year + 1) ** 2 / 4
    statistic = np.divide(
        (in_a_year - 1) * above, spread, out=np.zeros_like(above), where=spread > 0
    )
    found: Bools = chdtrc(in_a_year - 1, statistic) < CHANCE_OF_A_FALSE_FINDING
    return found
