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
    known = np.where(np.isnan(grid), 0.0, grid)
    total, lost = np.zeros(grid.shape[1:]), np.zeros(grid.shape[1:])
    for row in known:
        following = total + row
        carried = following - total
        lost += (total - (following - carried)) + (row - carried)
        total = following
    return total + lost


def is_short(numbers: Floats) -> Bools | bool:
    """Which numbers have at most six decimals and size enough to spare for them.

    ``True`` where all do; a missing number counts as one.
    """
    near = np.rint(numbers * _MILLION) / _MILLION == numbers
    near &= np.abs(numbers) < _SHORT_BELOW
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
    exact = np.rint(plain * _MILLION)
    exact /= _MILLION
    return exact if short is True else np.where(short, exact, plain)
