"""Sums and differences of columns that come out as the exact ones do.

Grids have one row for each place in time and one column for each series, so that every
step works on whole series at once; a missing figure is not-a-number.
"""

from __future__ import annotations

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


def is_short(numbers: Floats) -> Bools | bool:
    """Which numbers have at most six decimals and size enough to spare for them.

    ``True`` where all do; a missing number counts as one.
    """
    nearest = numbers * _MILLION
    np.rint(nearest, out=nearest)
    nearest /= _MILLION
    near = nearest == numbers
    # Not-a-number is neither.
    if near.all() and numbers.max(initial=0.0) < _SHORT_BELOW > -numbers.min(initial=0.0):
        return True
    near &= numbers < _SHORT_BELOW
    near &= numbers > -_SHORT_BELOW
    near |= np.isnan(numbers)
    return True if near.all() else near


def less(later: Floats, earlier: Floats, short: Bools | bool) -> Floats:
    """One column less another: as decimals, where both are ``short``.

    0.3 less 0.1 is 0.2. The float difference of numbers of at most six decimals is off by
    less than half a millionth, so that rounding to whole millionths gives the true one.
    Longer numbers are left as floats.
    """
    plain = later - earlier
    if short is False:
        return plain
    if short is not True:
        return np.where(short, in_millionths(plain.copy()), plain)
    return in_millionths(plain)


def in_millionths(numbers: Floats) -> Floats:
    """The same array, its numbers rounded to whole millionths."""
    numbers *= _MILLION
    np.rint(numbers, out=numbers)
    numbers /= _MILLION
    return numbers
