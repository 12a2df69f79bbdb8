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


def total_of(grid: Floats) -> Floats:
    """The sum of each column, missing figures left out, rounded once.

    Knuth's two-sum keeps what each addition loses, so that the result is that of
    ``math.fsum`` for figures of council size. A plain sum would miss it by a hair, and a
    figure equal to the mean would then lie to one side of it.
    """
    missing = np.isnan(grid)
    known = np.where(missing, 0.0, grid) if missing.any() else grid
    total, lost = np.zeros(grid.shape[1:]), np.zeros(grid.shape[1:])
    following, carried, part = np.empty_like(total), np.empty_like(total), np.empty_like(total)
    for row in known:
        # Step by step into the same few arrays, which the processor then has at hand.
        np.add(total, row, out=following)
        np.subtract(following, total, out=carried)
        np.subtract(following, carried, out=part)
        np.subtract(total, part, out=part)
        np.subtract(row, carried, out=carried)
        part += carried
        lost += part
        total, following = following, total
    return total + lost


def is_short(numbers: Floats) -> Bools | bool:
    """Which numbers have at most six decimals and size enough to spare for them.

    ``True`` where all do; a missing number counts as one.
    """
    nearest = numbers * _MILLION
    np.rint(nearest, out=nearest)
    nearest /= _MILLION
    near = nearest == numbers
    near &= numbers < _SHORT_BELOW
    near &= numbers > -_SHORT_BELOW
    if near.all():
        return True
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
