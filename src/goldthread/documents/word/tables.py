"""A Word table → rows of cells on one grid, merges said as the file says them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldthread.documents.blocks import Cell, Row, Table
from goldthread.documents.packages import Element
from goldthread.documents.word.inline import grid_span
from goldthread.documents.word.names import child, number, switch, value, w, whole_number
from goldthread.framework import Source

# Word splits a column where two rows' borders miss each other by a hair. Borders nearer than
# this (in twentieths of a point; about 3 mm) are one border to a reader.
_SAME_BORDER_TWIPS = 170
_TRANSPARENT = {w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


@dataclass(frozen=True, slots=True)
class CellContent:
    """What stands in one cell: its lines, and whether all of it is bold."""

    lines: tuple[str, ...]
    bold: bool


ReadCell = Callable[[Element], CellContent]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell of the file, with the grid columns it covers."""

    start: int
    end: int
    content: CellContent
    merged_above: bool
    merged_left: bool


def inside(container: Element, name: str) -> Iterator[Element]:
    """The children called ``name``, seen through content controls and accepted insertions."""
    for element in container:
        if element.tag == w(name):
            yield element
        elif element.tag in _TRANSPARENT:
            yield from inside(element, name)


def is_deleted_row(row: Element) -> bool:
    """Whether the whole row is a tracked deletion."""
    return child(row, "trPr", "del") is not None


def read_table(table: Element, place: str, read_cell: ReadCell) -> Table:
    """The table's rows; ``place`` is how a person finds it, such as "table 3"."""
    rows = [row for row in inside(table, "tr") if not is_deleted_row(row)]
    placed_rows = _on_column_grid(table, [_placed_cells(row, read_cell) for row in rows])
    read: list[Row] = []
    open_columns: set[int] = set()
    for index, (row, placed) in enumerate(zip(rows, placed_rows, strict=True), start=1):
        source = f"{place} row {index}"
        cells, open_columns = _cells(placed, source, open_columns)
        if cells:
            header = switch(row, "trPr", "tblHeader") is True
            read.append(Row(tuple(cells), Source(cells=(source,)), header))
    return Table(tuple(read), Source(cells=(place,)))


def _placed_cells(row: Element, read_cell: ReadCell) -> list[_Placed]:
    at = min(max(number(row, "trPr", "gridBefore") or 0, 0), 200)
    placed = []
    for cell in inside(row, "tc"):
        end = at + grid_span(cell)
        above = child(cell, "tcPr", "vMerge")
        merged_above = above is not None and value(cell, "tcPr", "vMerge") != "restart"
        left = child(cell, "tcPr", "hMerge")
        merged_left = left is not None and value(cell, "tcPr", "hMerge") != "restart"
        placed.append(_Placed(at, end, read_cell(cell), merged_above, merged_left))
        at = end
    return placed


def _cells(
    placed: list[_Placed], source: str, open_columns: set[int]
) -> tuple[list[Cell], set[int]]:
    """One row's cells, and the columns that the next row may continue from above."""
    cells: list[Cell] = []
    filled: set[int] = set()

    def place() -> Source:
        return Source(cells=(f"{source} column {len(cells) + 1}",))

    for cell in placed:
        while len(cells) < cell.start:
            cells.append(Cell("", place()))
        filled.update(range(cell.start, cell.end))
        # A merge with nothing above, or with words of its own, is no merge to a reader.
        above = cell.merged_above and cell.start in open_columns and not cell.content.lines
        left = cell.merged_left and bool(cells) and not cell.content.lines
        cells.append(
            Cell(
                "\n".join(cell.content.lines),
                place(),
                cell.content.lines,
                continues_above=above,
                continues_left=left,
                bold=cell.content.bold,
            )
        )
        while len(cells) < cell.end:
            cells.append(Cell("", place(), continues_above=above, continues_left=True))
    return cells, filled


def _on_column_grid(table: Element, rows: list[list[_Placed]]) -> list[list[_Placed]]:
    """The rows with hair-thin grid columns closed up, where that swallows no words."""
    columns = _columns_by_border(table)
    if columns is None:
        return rows
    closed_up = []
    for row in rows:
        moved = []
        for cell in row:
            if cell.end >= len(columns):
                return rows
            start, end = columns[cell.start], columns[cell.end]
            if end > start:
                moved.append(_Placed(start, end, cell.content, cell.merged_above, cell.merged_left))
            elif cell.content.lines:
                return rows
        closed_up.append(moved)
    return closed_up


def _columns_by_border(table: Element) -> list[int] | None:
    """For each border of the table's own grid, the column a reader sees begin there."""
    grid = child(table, "tblGrid")
    widths = (
        [whole_number(column.get(w("w"))) for column in grid.findall(w("gridCol"))]
        if grid is not None
        else []
    )
    if not widths or any(width is None or width <= 0 for width in widths):
        return None
    columns, column, last_border, border = [0], 0, 0, 0
    for width in widths:
        border += width or 0
        if border - last_border >= _SAME_BORDER_TWIPS:
            column += 1
            last_border = border
        columns.append(column)
    return columns if len(set(columns)) < len(columns) else None
