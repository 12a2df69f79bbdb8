"""Tables that only shading shows: a shaded header, or every other row shaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.pdf.aligned import (
    Column,
    aligned_table,
    columns_of,
    is_tabular,
    rows_above,
)
from goldthread.documents.pdf.grids import Grid
from goldthread.documents.pdf.page import Box, Line, Page, Rule
from goldthread.documents.pdf.printed import PrintedTable

_SAME = 4.0  # points between the edges of columns of one table
_LEADING = 1.4  # ems between two lines of one cell, at most
_APART = 1.3  # ems of white above a line that no longer belongs to the rows before it


def is_only_shaded(grid: Grid, page: Page) -> bool:
    """Whether shades alone make the grid: no upright line is drawn in it."""
    box = grid.box
    return not any(_crosses(rule, box) for rule in page.down)


def _crosses(rule: Rule, box: Box) -> bool:
    within = min(rule.end, box.bottom) - max(rule.start, box.top)
    return box.x0 - 2 <= rule.at <= box.x1 + 2 and within > 5


@dataclass(slots=True)
class ShadedStack:
    """Shaded grids of one table, from the top down, and the lines within and between them."""

    grids: list[Grid]
    lines: list[Line]
    has_more_above: bool = False

    @property
    def edges(self) -> tuple[float, ...]:
        """The sides of the columns."""
        return max((grid.xs for grid in self.grids), key=len)

    @property
    def bottom(self) -> float:
        """Where what belongs to it ends so far."""
        lowest = max((line.bottom for line in self.lines), default=0.0)
        return max(self.grids[-1].ys[-1], lowest)


def shaded_tables(
    grids: Sequence[Grid], lines: Sequence[Line], rules: Sequence[Rule]
) -> tuple[list[PrintedTable], list[Line]]:
    """The tables of shaded grids, with the unshaded rows between and below; and the other lines."""
    stacks: list[ShadedStack] = []
    rest: list[Line] = []
    waiting = sorted(grids, key=lambda grid: grid.ys[0])
    for line in lines:
        while waiting and waiting[0].ys[0] <= line.base - 0.3 * line.size:
            _place(waiting.pop(0), stacks)
        if stacks and _belongs(line, stacks[-1]):
            stacks[-1].lines.append(line)
        else:
            rest.append(line)
    tables = []
    for stack in stacks:
        above = _rows_above(stack, rest)
        rest = [line for line in rest if line not in above]
        stack.lines[:0] = above
        stack.has_more_above = bool(above)
        table = _table(stack, rules)
        if table is None:
            rest += stack.lines
        else:
            tables.append(table)
    return tables, sorted(rest, key=lambda line: (line.base, line.x0))


def _place(grid: Grid, stacks: list[ShadedStack]) -> None:
    last = stacks[-1] if stacks else None
    if last is not None and _same_columns(last, grid):
        size = last.lines[-1].size if last.lines else 10.0
        if grid.ys[0] - last.bottom <= _APART * size:
            last.grids.append(grid)
            return
    stacks.append(ShadedStack([grid], []))


def _same_columns(stack: ShadedStack, grid: Grid) -> bool:
    first, second = stack.edges, grid.xs
    return abs(first[0] - second[0]) <= _SAME and abs(first[-1] - second[-1]) <= _SAME


def _belongs(line: Line, stack: ShadedStack) -> bool:
    box = stack.grids[-1].box
    middle = (line.x0 + line.x1) / 2
    if not box.x0 - 2 <= middle <= box.x1 + 2:
        return False
    if line.base <= box.bottom + 1:
        return True
    if not stack.lines or line.top - stack.bottom > _APART * line.size:
        return False
    if abs(line.size - stack.lines[-1].size) > 0.6:
        return False
    starts_left = line.x0 <= min(other.x0 for other in stack.lines) + 2 * line.size
    is_loose = line.base - stack.lines[-1].base > _LEADING * line.size
    if starts_left and is_loose and not is_tabular(line):
        return False  # a row begins in several columns; one at the left alone is the prose below
    if line.x0 < box.x0 - 2 or line.x1 > box.x1 + 2:
        return False
    # Prose below the table runs over the sides of its columns.
    return not any(
        word.x0 < edge - 1 and word.x1 > edge + 1
        for edge in stack.edges[1:-1]
        for word in line.words
    )


def _rows_above(stack: ShadedStack, lines: Sequence[Line]) -> list[Line]:
    """An unshaded header right above the first shade, in the same columns."""
    columns = len(columns_of([line for line in stack.lines if is_tabular(line)]))
    return rows_above(stack.grids[0].box, stack.lines, lines, columns) if columns > 1 else []


def _table(stack: ShadedStack, rules: Sequence[Rule]) -> PrintedTable | None:
    edges = stack.edges
    columns = [Column(x0 + 1, x1 - 1) for x0, x1 in pairwise(edges)]
    if len(columns) < 2:
        columns = columns_of([line for line in stack.lines if is_tabular(line)])
    if len(columns) < 2 or len(stack.lines) < 2:
        return None
    box = Box(edges[0], min(stack.grids[0].ys[0], stack.lines[0].top), edges[-1], stack.bottom)
    shade_heights = [y for grid in stack.grids for y in grid.ys]
    ruled = [
        rule.at
        for rule in rules
        if box.top < rule.at < box.bottom + 3
        and rule.end - rule.start > 0.8 * box.width
        and all(abs(rule.at - y) > 3 for y in shade_heights)
    ]
    row_a_band = len(stack.grids) > 1 or len(ruled) > 1
    heights = sorted([*shade_heights, *ruled])
    table = aligned_table(stack.lines, columns, box, heights, row_a_band=row_a_band)
    is_header_shaded = len(stack.grids) == 1 and stack.grids[0].size[0] == 1
    if is_header_shaded and len(table.rows) > 1 and not stack.has_more_above:
        table.rows[0].header = True  # only the header is shaded
    return table
