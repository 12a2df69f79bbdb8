"""The lines of the charts of a block, written to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.charting import ChartedGrid
from goldthread.engine.columnar.charts import Charts
from goldthread.engine.columnar.grids import Grid
from goldthread.engine.columnar.judged import Judged, SeriesLimits
from goldthread.engine.columnar.lines import Cell, Lines
from goldthread.engine.columnar.sums import Bools, Whole

_LIMITS = ("centre", "lower_limit", "upper_limit", "near_lower", "near_upper")
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(_LIMITS, np.nan),
    "trial_limits": np.int16(-1),
    "stretch": np.int16(-1),
}


def put_lines(lines: Lines, drawn: Sequence[tuple[Grid, ChartedGrid]], judged: Judged) -> None:
    """Write the limits, the stretch and whether the limits are trial ones to every row of a chart.

    They mostly are the same in all rows of a series, and then go from the series to its rows,
    which costs far less than a grid.
    """
    told = {name: np.full(lines.how_many, empty) for name, empty in _EMPTY.items()}
    in_run = np.zeros(lines.rows, dtype=np.bool_)
    rebased = []
    for grid, chart in drawn:
        if chart.charts.stretch is not None:
            rebased.append((grid, chart))
        elif grid.rows is None:
            in_run[:] = True
        else:
            in_run[grid.rows] = True
        for name, line in _lines_of(chart.charts).items():
            told[name][grid.series[chart.drawn]] = line[0][chart.drawn]
    outside = np.flatnonzero(~in_run)
    for name, of_series in told.items():
        judged.columns[name] = _in_runs(lines, of_series, outside, _EMPTY[name])
    for grid, chart in rebased:
        for name, line in _lines_of(chart.charts).items():
            grid.put(judged.columns, name, blank(line, ~chart.drawn, _EMPTY[name]))
    if not rebased:
        mean, lower, upper = (told[name] for name in ("centre", "lower_limit", "upper_limit"))
        judged.limits = SeriesLimits(mean, lower, upper, told["trial_limits"] != 0)


def _lines_of(charts: Charts) -> dict[str, NDArray[Any]]:
    """The lines by the names of their columns: one row where they are the same at every place."""
    limits = (charts.mean, charts.lower, charts.upper, charts.near_lower, charts.near_upper)
    without = np.isnan(charts.mean)
    stretch = np.zeros(without.shape) if charts.stretch is None else charts.stretch
    return {
        **dict(zip(_LIMITS, limits, strict=True)),
        "trial_limits": np.where(without, -1, charts.trial).astype(np.int16),
        "stretch": stretch.astype(np.int16),
    }


def _in_runs(lines: Lines, told: NDArray[Cell], outside: Whole, empty: float) -> NDArray[Cell]:
    """What is told of each series, in its rows from the first to the last figure."""
    column = lines.of_rows(told)
    if len(outside):
        column = np.require(column, requirements="W")
        column[outside] = empty
    return column


def blank(cells: NDArray[Any], none: Bools, empty: float) -> NDArray[Any]:
    """The grid with the series that have no chart left empty."""
    return np.where(none, np.array(empty, dtype=cells.dtype), cells) if none.any() else cells
