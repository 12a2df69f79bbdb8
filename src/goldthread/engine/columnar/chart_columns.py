"""The chart and the direction of every series of a block, written to its rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.chart_lines import blank, put_lines
from goldthread.engine.columnar.charting import ChartedGrid, charted, own_figures
from goldthread.engine.columnar.charts import HIGH, LOW
from goldthread.engine.columnar.codes import code
from goldthread.engine.columnar.directions import Behind, directions_of
from goldthread.engine.columnar.grids import Grid, grids_of
from goldthread.engine.columnar.judged import Judged
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.schema import ChartState
from goldthread.engine.columnar.series_facts import SeriesFacts
from goldthread.engine.columnar.sums import Codes, Floats
from goldthread.engine.observations import Accumulation

SIGNALS = ("outside", "trend", "two_of_three", "run")
_BITS_OF_A_SIDE = 2


def chart_columns(
    lines: Lines, told: SeriesFacts, value: Floats, behind: Behind, judged: Judged
) -> None:
    """Chart the series and tell their directions.

    The figure of the same period a year before goes to the column ``year_before``, unless one
    grid has every row, and it is the one so many rows before.
    """
    columns = judged.columns
    grids = list(grids_of(lines, value, ~judged.to_reference))
    if not grids or grids[0].rows is not None:
        _add_empty(columns, lines.rows)
    drawn: list[tuple[Grid, ChartedGrid]] = []
    for name in ("direction", "direction_test"):
        columns[name] = np.zeros(lines.rows, dtype=np.uint8)
    columns["is_latest"] = np.zeros(lines.rows, dtype=np.bool_)
    state = np.full(lines.how_many, code(ChartState, ChartState.NO_FIGURES), dtype=np.uint8)
    for grid in grids:
        state[grid.series], chart = _chart_grid(grid, lines, told, value, behind, judged)
        if chart is not None:
            drawn.append((grid, chart))
    put_lines(lines, drawn, judged)
    columns["chart"] = lines.of_rows(state)
    packed = columns.pop("signals")
    for place, name in enumerate(SIGNALS):
        columns[name] = (packed >> np.uint8(_BITS_OF_A_SIDE * place)) & np.uint8(HIGH | LOW)


def _add_empty(columns: dict[str, NDArray[Any]], rows: int) -> None:
    for name in ("year_before", "own_value", "charted_value"):
        columns[name] = np.full(rows, np.nan)
    for name in ("signals", "variation"):
        columns[name] = np.zeros(rows, dtype=np.uint8)


def _chart_grid(
    grid: Grid, lines: Lines, told: SeriesFacts, value: Floats, behind: Behind, judged: Judged
) -> tuple[Codes, ChartedGrid | None]:
    """Chart the series of one grid; what became of each chart, and the charts, come back."""
    mine, columns = grid.series, judged.columns
    values = grid.laid_out(value)
    if grid.rows is not None:
        earlier = np.full(values.shape, np.nan)
        earlier[grid.in_a_year :] = values[: -grid.in_a_year]
        grid.put(columns, "year_before", earlier)
    own, accumulation = values, told.accumulation[mine]
    if (accumulation != code(Accumulation, Accumulation.EACH_PERIOD)).any():
        place_in_year = lines.periods.numbers("in_financial_year").astype(np.float64)
        own = own_figures(values, accumulation, told.adds_up[mine], grid.laid_out(place_in_year))
    rolling = bool(told.rolling[mine[0]])
    if not rolling:
        if own is values and grid.rows is None:
            columns["own_value"] = value
        else:
            grid.put(columns, "own_value", own)
    drawn = None
    word = ChartState.ROLLING_NOT_CHARTED if rolling else ChartState.YEARLY_NOT_CHARTED
    state = np.full(len(mine), code(ChartState, word), dtype=np.uint8)
    if told.months[mine[0]] < 12 and not rolling:
        drawn = _drawn(grid, lines, told, own)
        state = drawn.state
        _put_chart(grid, drawn, judged)
    elif grid.rows is None:
        empty: dict[str, NDArray[Any]] = {}
        _add_empty(empty, lines.rows)
        del empty["year_before"]
        judged.columns |= {name: column for name, column in empty.items() if name not in columns}
    apart = told.months[mine] if rolling else np.ones_like(mine)
    directions = directions_of(grid, drawn, own, apart, told.polarity[mine], behind)
    last = grid.rows_at(np.full(len(mine), grid.places - 1))
    columns["is_latest"][last] = True
    columns["direction"][last] = directions.way
    columns["direction_test"][last] = directions.test
    judged.to_reference[mine[directions.unsure]] = True
    return state, drawn


def _drawn(grid: Grid, lines: Lines, told: SeriesFacts, own: Floats) -> ChartedGrid:
    mine = grid.series
    rebased = lines.yes("rebase")
    fix_after = lines.number_of_series("fix_after")[mine]
    return charted(
        grid,
        own,
        told.polarity[mine],
        lines.said_of_series("seasonal")[mine],
        grid.marked(rebased) if rebased.any() else None,
        None if np.isnan(fix_after).all() else np.nan_to_num(fix_after).astype(np.int64),
    )


def _put_chart(grid: Grid, drawn: ChartedGrid, judged: Judged) -> None:
    charts, columns = drawn.charts, judged.columns
    none = ~drawn.drawn
    if drawn.values is drawn.own and grid.rows is None and not none.any():
        columns["charted_value"] = columns["own_value"]
    else:
        grid.put(columns, "charted_value", blank(drawn.values, none, np.nan))
    packed = np.zeros_like(charts.signals[0])
    for place, signal in enumerate(charts.signals):
        packed |= signal << np.uint8(_BITS_OF_A_SIDE * place)
    # All four at once, because laying a grid out in rows costs more than taking them apart.
    grid.put(columns, "signals", blank(packed, none, 0))
    grid.put(columns, "variation", blank(drawn.variation, none, 0))
