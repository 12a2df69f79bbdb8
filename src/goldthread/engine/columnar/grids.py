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

    ``series`` are the columns. ``first`` is the place of the first figure of each series.
    ``rows`` are the rows that lie in the run from first to last figure, and ``cells`` where
    each of them is in the flattened grid; ``by_series`` is where it would be in one with a row
    for each series, and rises. All are ``None`` where every row of the block is, series after
    series, in a grid without a gap.
    """

    places: int
    in_a_year: int
    series: Whole
    first: Whole
    rows: Whole | None
    cells: Whole | None
    by_series: Whole | None

    def laid_out(self, column: Floats) -> Floats:
        """A column of rows as a grid; not-a-number where there is no row."""
        if self.rows is None:
            return np.ascontiguousarray(column.reshape(len(self.series), self.places).T)
        return self._filled(column, np.nan)

    def marked(self, column: Bools) -> Bools:
        """A column of marks as a grid; no mark where there is no row."""
        if self.rows is None:
            return column.reshape(len(self.series), self.places).T
        return self._filled(column, empty=False)

    def _filled(self, column: NDArray[Any], empty: float) -> NDArray[Any]:
        grid = np.full(self.places * len(self.series), empty, dtype=column.dtype)
        grid[self.cells] = column[self.rows]
        return grid.reshape(self.places, len(self.series))

    def put(self, into: dict[str, NDArray[Any]], name: str, grid: NDArray[Any]) -> None:
        """Write the cells of a grid to the rows that they stand for."""
        if self.rows is None:
            into[name] = grid.T.reshape(-1)
        else:
            into[name][self.rows] = grid.reshape(-1)[self.cells]

    def rows_at(self, places: Whole) -> Whole:
        """The row at a place of each series (or at many); -1 where there is none."""
        columns = np.arange(len(self.series))
        sought: Whole = columns * self.places + places
        if self.rows is None or self.by_series is None:
            return sought
        at = np.minimum(np.searchsorted(self.by_series, sought), len(self.rows) - 1)
        return np.where(self.by_series[at] == sought, self.rows[at], -1)


def grids_of(lines: Lines, value: Floats, some: Bools) -> Iterator[Grid]:
    """Lay out some of the series, those of one length and kind of year together, windows apart.

    Series without any figure are left out.
    """
    year = lines.periods.numbers("in_a_year", lines.starts[:-1])
    rolling = lines.periods.numbers("window", lines.starts[:-1]) > 0
    step = _STEPS[year]
    size = int(lines.starts[1])
    alike = (year == year[0]).all() and (rolling == rolling[0]).all()
    whole = lines.regular and bool(some.all()) and alike
    if whole and size % int(step[0]) == 0 and not np.isnan(value).any():
        every = np.arange(lines.how_many)
        yield Grid(size, int(year[0]), every, np.zeros_like(every), None, None, None)
        return
    known = ~np.isnan(value) & lines.of_rows(some)
    first, last = _ends(lines, known)
    with_figures = np.flatnonzero(first >= 0)
    padded = -(-(last - first + 1) // step) * step
    group = (padded * 16 + year) * 2 + rolling
    for one in np.unique(group[with_figures]).tolist():
        mine = with_figures[group[with_figures] == one]
        places, in_a_year = divmod(int(one) // 2, 16)
        yield _grid(lines, mine, first, last, places, in_a_year)


_STEPS = np.array([4, *(lcm(parts, 4) for parts in range(1, 13))])
"""The length of a grid is a whole number of years, and of fours so that there are fewer lengths."""


def _ends(lines: Lines, known: Bools) -> tuple[Whole, Whole]:
    """The places of the first and last figure of each series; -1 without any."""
    rows = np.flatnonzero(known)
    at = np.searchsorted(rows, lines.starts)
    some = np.flatnonzero(at[1:] > at[:-1])
    first = np.full(lines.how_many, -1, dtype=np.int64)
    last = np.full(lines.how_many, -1, dtype=np.int64)
    first[some] = lines.place[rows[at[some]]]
    last[some] = lines.place[rows[at[some + 1] - 1]]
    return first, last


def _grid(
    lines: Lines, series: Whole, first: Whole, last: Whole, places: int, in_a_year: int
) -> Grid:
    rows, column = _rows_of(lines, series)
    place = lines.place[rows]
    before_last = last[series][column] - place
    inside = (place >= first[series][column]) & (before_last >= 0)
    if not inside.all():
        rows, column, before_last = rows[inside], column[inside], before_last[inside]
    place = places - 1 - before_last
    begins = places - 1 - (last[series] - first[series])
    cells, by_series = place * len(series) + column, column * places + place
    return Grid(places, in_a_year, series, begins, rows, cells, by_series)


def _rows_of(lines: Lines, series: Whole) -> tuple[Whole, Whole]:
    """The rows of some of the series, and to which of these each belongs."""
    sizes = lines.sizes[series]
    ends = np.cumsum(sizes)
    rows = np.arange(int(ends[-1])) + np.repeat(lines.starts[series] - ends + sizes, sizes)
    return rows, np.repeat(np.arange(len(series)), sizes)
