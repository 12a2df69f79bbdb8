"""One worksheet → headings, paragraphs and tables, judged by blank rows, merges and setting.

Rows with blank rows around them stand together. In such a stretch, rows with one filled cell
at its left edge that come before the first fuller row are headings or prose above a table;
once the table has begun, such a row belongs to it (a section within the table), unless it is
set like a heading and a new header row follows it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TypeAlias

from goldthread.documents.blocks import Block, Cell, Heading, Paragraph, Row, Table
from goldthread.documents.excel.cells import Merge, SeenSheet
from goldthread.framework import Source

_LONGEST_HEADING = 150
_MOST_COLUMNS = 100

Style: TypeAlias = tuple[float, bool, bool]
"""How a line is set: size in points, bold, coloured ground. Larger is more prominent."""


@dataclass(frozen=True, slots=True)
class Title:
    """A line of text that stands by itself: where, what, how it is set and whether it heads a table."""

    text: str
    source: Source
    style: Style
    heads_table: bool
    across: bool

    @property
    def is_heading(self) -> bool:
        """Whether it is set or placed like a heading; long sentences in plain type are prose."""
        _, bold, coloured = self.style
        if len(self.text) > _LONGEST_HEADING:
            return False
        return bold or coloured or self.across or (self.heads_table and not self.text.endswith("."))


def sheet_pieces(sheet: SeenSheet) -> list[Title | Table]:
    """The sheet's lines and tables from top to bottom."""
    layout = _Layout(sheet)
    for rows in layout.stretches():
        layout.take(rows)
    return layout.pieces


def blocks_of(pieces: list[Title | Table], styles: list[Style], top_level: int) -> list[Block]:
    """The pieces as blocks, headings ranked by how they are set: ``styles`` is largest first."""
    blocks: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Table):
            blocks.append(piece)
        elif piece.is_heading:
            level = top_level + styles.index(piece.style)
            blocks.append(Heading(" ".join(piece.text.split()), piece.source, level))
        else:
            blocks.append(Paragraph(piece.text, piece.source, emphasised=piece.style[1]))
    return blocks


def heading_styles(pieces: list[Title | Table]) -> list[Style]:
    """How the headings are set, each way once, the most prominent first."""
    styles = {piece.style for piece in pieces if isinstance(piece, Title) and piece.is_heading}
    return sorted(styles, reverse=True)


class _Merges:
    """The merged ranges of a sheet, by the filled rows they cover."""

    def __init__(self, sheet: SeenSheet) -> None:
        self._rows = sorted(sheet.cells)
        self._by_row: dict[int, list[Merge]] = {row: [] for row in self._rows}
        for merge in sheet.merges:
            # By filled row, never by number: a merge may run to the foot of an empty sheet.
            start, end = bisect_left(self._rows, merge.top), bisect_right(self._rows, merge.bottom)
            for row in self._rows[start:end]:
                self._by_row[row].append(merge)

    def of_row(self, row: int) -> list[Merge]:
        """The merges that cover some of a filled row."""
        return self._by_row[row]

    def over(self, row: int, column: int) -> Merge | None:
        """The merge that covers a cell, its own first cell included."""
        for merge in self._by_row[row]:
            if merge.left <= column <= merge.right:
                return merge
        return None


class _Layout:
    """Lays out one sheet, stretch by stretch."""

    def __init__(self, sheet: SeenSheet) -> None:
        self.pieces: list[Title | Table] = []
        self._sheet = sheet
        self._merges = _Merges(sheet)
        # The left edge of the table that ended the stretch before, which may go on in the next.
        self._table_edge: int | None = None

    def stretches(self) -> list[list[int]]:
        """Rows that stand together: between them no blank row that a merge does not bridge."""
        cells = self._sheet.cells
        bridges = sorted(
            (merge.top, merge.bottom)
            for merge in self._sheet.merges
            if merge.bottom > merge.top and merge.left in cells.get(merge.top, {})
        )
        stretches: list[list[int]] = []
        reach, at = 0, 0
        for row in sorted(cells):
            while at < len(bridges) and bridges[at][0] < row:
                reach = max(reach, bridges[at][1])
                at += 1
            if stretches and row - 1 <= max(stretches[-1][-1], reach):
                stretches[-1].append(row)
            else:
                stretches.append([row])
        return stretches

    def take(self, rows: list[int]) -> None:
        """Add one stretch: the lines above its table, the table, and so on to its end."""
        left, right = self._edges(rows)
        at = 0
        while at < len(rows):
            start = at
            while start < len(rows) and self._is_single(rows[start], left):
                start += 1
            for row in rows[at:start]:
                self._table_edge = None
                self.pieces.append(self._title(row, right, heads_table=start < len(rows)))
            at = self._table_end(rows, start, left, right)
            if at > start:
                self._add_table(rows[start:at], left)

    def _edges(self, rows: list[int]) -> tuple[int, int]:
        columns = {column for row in rows for column in self._sheet.cells[row]}
        merges = [merge for row in rows for merge in self._merges.of_row(row)]
        return (
            min(columns | {merge.left for merge in merges}),
            max(columns | {merge.right for merge in merges}),
        )

    def _is_single(self, row: int, left: int) -> bool:
        """One filled cell at the left edge, and nothing merged into the row from above."""
        cells = self._sheet.cells[row]
        if len(cells) != 1 or left not in cells:
            return False
        return all(merge.top == merge.bottom for merge in self._merges.of_row(row))

    def _title(self, row: int, right: int, *, heads_table: bool) -> Title:
        ((column, cell),) = self._sheet.cells[row].items()
        merge = self._merges.over(row, column)
        across = merge is not None and merge.right > merge.left and merge.right >= right
        source = Source(cells=(self._sheet.place(row, column),))
        return Title(cell.text, source, (cell.size, cell.bold, cell.coloured), heads_table, across)

    def _table_end(self, rows: list[int], start: int, left: int, right: int) -> int:
        """Where the table that starts at ``start`` ends: at the stretch's end or a new heading."""
        if start >= len(rows) or not self._all_bold(rows[start]):
            return len(rows)
        for at in range(start + 1, len(rows) - 1):
            if not self._is_single(rows[at], left):
                continue
            after = at + 1
            while after < len(rows) - 1 and self._is_single(rows[after], left):
                after += 1
            title = self._title(rows[at], right, heads_table=False)
            if title.is_heading and self._all_bold(rows[after]):
                return at
        return len(rows)

    def _all_bold(self, row: int) -> bool:
        """Set like a header row: two cells or more, and every one bold."""
        cells = self._sheet.cells[row].values()
        return len(cells) > 1 and all(cell.bold for cell in cells)

    def _add_table(self, rows: list[int], left: int) -> None:
        if self._table_edge is not None and not self._all_bold(rows[0]):
            # Further right than the table above, it may be that table going on under blanks.
            left = min(left, self._table_edge)
        self._table_edge = left
        columns = self._columns(rows, left)
        read = tuple(self._row(row, columns, first=rows[0]) for row in rows)
        start = self._sheet.place(rows[0], columns[0])
        end = self._sheet.place(rows[-1], columns[-1]).rpartition("!")[2]
        self.pieces.append(Table(read, Source(cells=(f"{start}:{end}",))))

    def _columns(self, rows: list[int], left: int) -> list[int]:
        """The table's columns; where they would be hundreds, only those with something in them.

        A stray cell at the far edge of a sheet would otherwise make every row thousands wide.
        """
        filled = {column for row in rows for column in self._sheet.cells[row]}
        right = max(filled | {self._edges([row])[1] for row in rows})
        if right - left < _MOST_COLUMNS:
            return list(range(left, right + 1))
        return sorted(filled | {left})

    def _row(self, row: int, columns: list[int], *, first: int) -> Row:
        cells = []
        for column in columns:
            source = Source(cells=(self._sheet.place(row, column),))
            seen = self._sheet.cells[row].get(column)
            if seen is not None:
                cells.append(Cell(seen.text, source, tuple(seen.text.split("\n")), bold=seen.bold))
                continue
            merge = self._merges.over(row, column)
            above = merge is not None and row > max(merge.top, first)
            left = merge is not None and column > max(merge.left, columns[0])
            cells.append(Cell("", source, continues_above=above, continues_left=left))
        stretch = Source(cells=(self._sheet.place(row, columns[0], columns[-1]),))
        return Row(tuple(cells), stretch, marked_header=row in self._sheet.header_rows)
