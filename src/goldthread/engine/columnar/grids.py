"""Rows laid out as grids: one row for each place in time, one column for each series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.sums import Bools, Floats, Whole

LONGEST = 2_000
"""A series that spans more places than this has a stray period; the reference takes it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Series of one length laid out so that all end in the last place, with their last figure.

    ``series`` are the columns. ``rows`` are the rows that lie in the run from first to last
    figure, and ``cells`` where each of them is in the flattened grid. ``first`` is the place
    of the first figure of each series, ``last_place`` what the period of its last is called.
    ``plain`` says that every cell holds the row that follows the one before it.
    """

    places: int
    in_a_year: int
    series: Whole
    rows: Whole
    cells: Whole
    first: Whole
    last_place: Whole
    plain: bool

    def laid_out(self, column: Floats) -> Floats:
        """A column of rows as a grid; not-a-number where there is no row."""
        if self.plain:
            shape = (len(self.series), self.places)
            mine = column if len(self.rows) == len(column) else column[self.rows]
            return np.ascontiguousarray(mine.reshape(shape).T)
        grid = np.full(self.places * len(self.series), np.nan)
        grid[self.cells] = column[self.rows]
        return grid.reshape(self.places, len(self.series))

    def marked(self, column: Bools) -> Bools:
        """A column of marks as a grid; no mark where there is no row."""
        grid = np.zeros(self.places * len(self.series), dtype=np.bool_)
        grid[self.cells] = column[self.rows]
        return grid.reshape(self.places, len(self.series))

    def put(self, into: NDArray[Any], grid: NDArray[Any]) -> None:
        """Write the cells of a grid to the rows that they stand for."""
        if not self.plain:
            into[self.rows] = grid.reshape(-1)[self.cells]
        elif len(self.rows) == len(into):
            into[:] = grid.T.reshape(-1)
        else:
            into[self.rows] = grid.T.reshape(-1)

    def row_numbers(self) -> Whole:
        """Which row is in each cell; -1 where there is none."""
        grid = np.full(self.places * len(self.series), -1, dtype=np.int64)
        grid[self.cells] = self.rows
        return grid.reshape(self.places, len(self.series))


def grids_of(lines: Lines, value: Floats, some: Bools) -> Iterator[Grid]:
    """Lay out some of the series, those of one length and kind of year together.

    Series without any figure are left out.
    """
    known = ~np.isnan(value) & some[lines.series]
    place = lines.periods["place"].astype(np.int64)
    first, last = _ends(lines, known, place)
    with_figures = np.flatnonzero(first >= 0)
    year = lines.periods["in_a_year"].astype(np.int64)[lines.starts[:-1]]
    length = last - first + 1
    step = np.array([lcm(parts, 4) for parts in range(13)])[year]
    step[year == 0] = 4
    padded = -(-length // step) * step
    group = padded * 16 + year
    for one in np.unique(group[with_figures]).tolist():
        mine = with_figures[group[with_figures] == one]
        yield _grid(lines, place, mine, first, last, int(one) // 16, int(one) % 16)


def _ends(lines: Lines, known: Bools, place: Whole) -> tuple[Whole, Whole]:
    """The places of the first and last figure of each series; -1 without any."""
    rows = np.flatnonzero(known)
    first = np.full(lines.how_many, -1, dtype=np.int64)
    last = np.full(lines.how_many, -1, dtype=np.int64)
    mine = lines.series[rows]
    last[mine] = place[rows]
    first[mine[::-1]] = place[rows[::-1]]
    return first, last


def _grid(
    lines: Lines,
    place: Whole,
    series: Whole,
    first: Whole,
    last: Whole,
    places: int,
    in_a_year: int,
) -> Grid:
    column = np.full(lines.how_many, -1, dtype=np.int64)
    column[series] = np.arange(len(series))
    mine = column[lines.series]
    inside = (mine >= 0) & (place >= first[lines.series]) & (place <= last[lines.series])
    rows = np.flatnonzero(inside)
    at = places - 1 - (last[lines.series[rows]] - place[rows])
    cells = at * len(series) + mine[rows]
    return Grid(
        places,
        in_a_year,
        series,
        rows,
        cells,
        places - 1 - (last[series] - first[series]),
        last[series],
        plain=len(rows) == places * len(series),
    )
