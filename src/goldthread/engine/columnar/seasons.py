"""The pattern of the year in many series at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, chdtri

from goldthread.engine.columnar.sums import Bools, Floats, Whole, total_of
from goldthread.engine.seasons import CHANCE_OF_A_FALSE_FINDING, FEWEST_YEARS

MOST_DIGITS = 22
"""Ten to a higher power is not exact as a float."""


@dataclass(frozen=True, slots=True)
class Seasons:
    """What the figures of many series tell of the seasons, one entry a series.

    ``tellable``: there are enough complete years. ``seasonal``: the same part of each year
    stands out.
    """

    tellable: Bools
    seasonal: Bools
    _years: _Years

    @property
    def pattern(self) -> Floats:
        """What the season adds: parts of the year by series."""
        return self._years.pattern

    def of(self, some: Bools) -> Seasons:
        """The same for some of the series."""
        return Seasons(self.tellable[some], self.seasonal[some], self._years.of(some))


def seasons_of(values: Floats, in_a_year: int) -> Seasons:
    """The pattern of the year in a grid that ends with the last figure of every series.

    The places are a multiple of ``in_a_year``. As in ``goldthread.engine.seasons``: Friedman's
    test on the ranks within complete years, with and without the line through them.
    """
    years = values.reshape(-1, in_a_year, values.shape[1])
    # Where a figure is missing, so is the least of its year.
    complete: Bools = ~np.isnan(years.min(axis=1))
    counted = years
    if not complete.all():
        counted = np.where(complete[:, None, :], years, 0.0)
    tellable = complete.sum(axis=0) >= FEWEST_YEARS
    seasonal = tellable & _stand_out(counted, complete)
    found = _Years(counted, complete)
    if seasonal.any():
        # Few series get so far, so the line need be taken out of these alone.
        seasonal[seasonal] = _stand_out(found.of(seasonal).straight, complete[:, seasonal])
    return Seasons(tellable, seasonal, found)


@dataclass(frozen=True, slots=True)
class _Years:
    """What the pattern is worked out from: years by parts of the year by series."""

    figures: Floats
    complete: Bools

    def of(self, some: Bools) -> _Years:
        return _Years(self.figures[:, :, some], self.complete[:, some])

    @property
    def straight(self) -> Floats:
        """The figures with the line through them taken out."""
        slope = _slope(self._means, self.complete) / self.figures.shape[1]
        steps = np.arange(self.figures.shape[1])[:, None]
        largest = np.abs(self.figures).max(axis=(0, 1))
        return _rounded(self.figures - slope * steps, _digits_that_count(largest))

    @property
    def pattern(self) -> Floats:
        """What the season adds: parts of the year by series."""
        in_a_year = self.figures.shape[1]
        means = self._means
        distance = self.figures - means[:, None, :]
        distance *= self.complete[:, None, :]
        usual = total_of(distance.swapaxes(0, 1)) / self.complete.sum(axis=0)
        away = np.arange(in_a_year)[:, None] - (in_a_year - 1) / 2
        slope = _slope(means, self.complete) / in_a_year
        pattern: Floats = usual - slope * away
        return pattern

    @property
    def _means(self) -> Floats:
        means: Floats = total_of(self.figures) / self.figures.shape[1]
        return means


def without_seasons(values: Floats, seasons: Seasons) -> Floats:
    """The grid with the pattern of the year taken out of every series."""
    pattern = seasons.pattern
    years = values.reshape(-1, len(pattern), values.shape[1])
    largest = np.nanmax(np.abs(values), axis=0)
    return _rounded(years - pattern, _digits_that_count(largest)).reshape(values.shape)


def _slope(means: Floats, complete: Bools) -> Floats:
    """The rise from one complete year to the next."""
    how_many = complete.sum(axis=0)
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
    """The same array, its numbers rounded to so many decimals."""
    scale = 10.0 ** np.clip(digits, 0, MOST_DIGITS)
    numbers *= scale
    np.rint(numbers, out=numbers)
    numbers /= scale
    return numbers


def _twice_the_ranks(years: Floats) -> NDArray[np.int8]:
    """Twice the ranks of the parts of each year from 1, equal values sharing the mean of theirs."""
    parts = years.shape[1]
    # A rank is one more than the smaller values, and half of the other equal ones.
    twice = np.full(years.shape, parts + 1, dtype=np.int8)
    for apart in range(1, parts):
        later, earlier = years[:, apart:], years[:, :-apart]
        above = (later > earlier).view(np.int8)
        above -= (later < earlier).view(np.int8)
        twice[:, :-apart] -= above
        twice[:, apart:] += above
    return twice


def _stand_out(years: Floats, complete: Bools) -> Bools:
    """Friedman's test over the complete years with ties allowed for; false where all are level."""
    in_a_year, how_many = years.shape[1], complete.sum(axis=0)
    twice = _twice_the_ranks(years)
    if not complete.all():
        twice *= complete[:, None, :]
    expected = how_many * (in_a_year + 1)
    above = ((twice.sum(axis=0, dtype=np.int32) - expected) ** 2).sum(axis=0)
    # Twice the ranks of twelve parts are 24 at most, and their square fits no byte.
    squares = np.einsum("ypn,ypn->n", twice, twice, dtype=np.int32)
    spread = squares - how_many * in_a_year * (in_a_year + 1) ** 2
    statistic = np.divide(
        (in_a_year - 1) * above, spread, out=np.zeros(above.shape), where=spread > 0
    )
    bar = chdtri(in_a_year - 1, CHANCE_OF_A_FALSE_FINDING)
    found: Bools = statistic > bar
    # The chance is dear to work out, and only beside the bar could it say anything else.
    near = np.flatnonzero(np.abs(statistic - bar) < _NEAR_THE_BAR)
    found[near] = chdtrc(in_a_year - 1, statistic[near]) < CHANCE_OF_A_FALSE_FINDING
    return found


_NEAR_THE_BAR = 1e-6
