"""Sums and differences of columns that come out as the exact ones do.

Grids have one row for each place in time and one column for each series, so that every
step works on whole series at once; a missing figure is not-a-number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Whole: TypeAlias = NDArray[np.int64]
Codes: TypeAlias = NDArray[np.uint8]

_MILLION = 1e6
_SHORT_BELOW = 1e9


def total_of(grid: Floats, largest: Floats | None = None) -> Floats:
    """The sum along the places of a grid (its last axis but one), missing figures left out.

    It is rounded once, as that of ``math.fsum`` is for figures of council size. A plain sum
    would miss it by a hair, and a figure equal to the mean would then lie to one side of it.
    Each figure is cut in two where the sum of the upper parts, and that of the lower ones, is
    exact in floats. No figure of a column is larger than ``largest``, and none is missing
    where that is told.
    """
    if largest is None:
        missing = np.isnan(grid)
        grid = np.where(missing, 0.0, grid) if missing.any() else grid
        largest = np.maximum(grid.max(axis=-2), -grid.min(axis=-2))
    # Beside this number, floats have no digits left below the cut.
    bits = np.frexp(largest)[1] + (grid.shape[-2] - 1).bit_length()
    beside = np.ldexp(1.5, bits)[..., np.newaxis, :]
    upper = grid + beside
    upper -= beside
    total: Floats = upper.sum(axis=-2)
    np.subtract(grid, upper, out=upper)
    total += upper.sum(axis=-2)
    return total


@dataclass(frozen=True, slots=True)
class Decimals:
    """A column of numbers as whole millionths, which add and subtract as decimals do.

    ``short`` is where a number has at most six decimals and size enough to spare for them, so
    that its millionths are exact; ``True`` where all do. A missing number counts as short.
    """

    millionths: Floats
    short: Bools | bool
    _numbers: Floats | None = None

    @property
    def numbers(self) -> Floats:
        """The numbers themselves."""
        return self.millionths / _MILLION if self._numbers is None else self._numbers

    def at(self, rows: Whole) -> Floats:
        """The numbers at some of the rows."""
        if self._numbers is not None:
            return self._numbers[rows]
        return self.millionths[rows] / _MILLION

    def of(self, rows: Whole) -> Decimals:
        """Those of some of the rows."""
        numbers = None if self._numbers is None else self._numbers[rows]
        short = self.short if isinstance(self.short, bool) else self.short[rows]
        return Decimals(self.millionths[rows], short, numbers)

    def each(self, moved: Callable[[Floats], Floats]) -> Decimals:
        """The same with its entries at other places, and some of them missing."""
        if self.short is True:
            return Decimals(moved(self.millionths), short=True)
        return decimals_of(moved(self.numbers))


def decimals_of(numbers: Floats) -> Decimals:
    """A column of numbers with their millionths."""
    millionths = numbers * _MILLION
    np.rint(millionths, out=millionths)
    near = millionths / _MILLION == numbers
    # Not-a-number is neither.
    if near.all() and numbers.max(initial=0.0) < _SHORT_BELOW > -numbers.min(initial=0.0):
        return Decimals(millionths, short=True, _numbers=numbers)
    near &= numbers < _SHORT_BELOW
    near &= numbers > -_SHORT_BELOW
    near |= np.isnan(numbers)
    return Decimals(millionths, True if near.all() else near, numbers)


def less(later: Decimals, earlier: Decimals) -> Floats:
    """One column less another: as decimals, where both are short.

    0.3 less 0.1 is 0.2. Longer numbers are left as floats.
    """
    exact = later.millionths - earlier.millionths
    exact /= _MILLION
    if later.short is True and earlier.short is True:
        return exact
    return np.where(later.short & earlier.short, exact, later.numbers - earlier.numbers)
