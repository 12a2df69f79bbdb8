"""Tables and lines of all pages become the blocks of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from goldthread.documents.blocks import Block, Cell, Heading, Paragraph, Row, Table
from goldthread.documents.pdf.headings import Headings, learn_headings
from goldthread.documents.pdf.joining import goes_on, header_rows, join
from goldthread.documents.pdf.layout import Flow, Stretch
from goldthread.documents.pdf.page import Line
from goldthread.documents.pdf.pdfium import Bookmark
from goldthread.documents.pdf.printed import PrintedCell, PrintedRow, PrintedTable
from goldthread.documents.pdf.prose import paragraphs_in, reads_on, rhythm_of
from goldthread.documents.pdf.tags import LIST_ENTRY
from goldthread.documents.pdf.wording import (
    Measure,
    Vocabulary,
    numbered,
    paragraphs_of,
    running_text,
    with_plain_bullet,
)
from goldthread.framework import Source

Piece: TypeAlias = PrintedTable | list[Line]
"""A table, or the lines of one paragraph."""

_PADDING = 12.0  # points of white between a rule and its text, at most


@dataclass(slots=True)
class Assembled:
    """The blocks of a document, and its title where one is printed."""

    blocks: tuple[Block, ...]
    title: str | None


def assemble(
    flows: Sequence[Flow], bookmarks: Sequence[Bookmark], vocabulary: Vocabulary
) -> Assembled:
    """The blocks of all pages in reading order, tables and paragraphs joined over page breaks."""
    tops = {id(flow.parts[0]) for flow in flows if flow.parts}
    pieces = _pieces(flows)
    paragraphs = [
        (piece, running_text(piece, vocabulary)) for piece in pieces if isinstance(piece, list)
    ]
    headings = learn_headings(paragraphs, bookmarks)
    blocks: list[Block] = []
    for piece in pieces:
        if isinstance(piece, PrintedTable):
            block = table_block(piece, vocabulary, starts_page=id(piece) in tops)
            if any(not row.is_blank for row in block.rows):
                blocks.append(block)
        else:
            blocks.append(_prose_block(piece, running_text(piece, vocabulary), headings))
    return Assembled(tuple(blocks), headings.title)


def _pieces(flows: Sequence[Flow]) -> list[Piece]:
    loose = [[line for part in _stretches(flow) for line in part.lines] for flow in flows]
    measure = _measure(loose, min((flow.layout.width for flow in flows), default=0.0))
    rhythm = rhythm_of(loose, measure)
    pieces: list[Piece] = []
    waiting: list[Piece] = []
    for flow in flows:
        is_first = True
        for part in flow.parts:
            room = measure
            if isinstance(part, PrintedTable):
                found: list[Piece] = [part]
            else:
                room = part.column or measure
                found = [*paragraphs_in(part.lines, room, rhythm)]
            goes_on_before = is_first or (isinstance(part, Stretch) and part.column is not None)
            if goes_on_before and pieces and found and _joined(pieces[-1], found[0], flow, room):
                found = found[1:]
            if found and waiting:
                # Notes at the foot of a page follow what runs on past them.
                pieces += waiting
                waiting = []
            pieces += found
            is_first = False
        waiting += paragraphs_in(flow.notes, measure, rhythm)
    return pieces + waiting


def _stretches(flow: Flow) -> Iterator[Stretch]:
    for part in flow.parts:
        if isinstance(part, Stretch):
            yield part


def _joined(before: Piece, after: Piece, flow: Flow, room: Measure) -> bool:
    """Join the first piece of a page or column to the last piece before, where it goes on."""
    if isinstance(before, PrintedTable) and isinstance(after, PrintedTable):
        is_next_page = flow.layout.number - before.rows[-1].pages[-1] == 1
        if is_next_page and goes_on(before, after):
            join(before, after)
            return True
        return False
    if isinstance(before, list) and isinstance(after, list) and reads_on(before, after, room):
        before += after
        return True
    return False


def _measure(pages: Sequence[Sequence[Line]], width: float) -> Measure:
    """The room of prose on the page, from its outermost lines.

    Where no line is full, the right margin is taken to be at most half as wide again as the left.
    """
    lines = [line for page in pages for line in page]
    left = min((line.x0 for line in lines), default=0.0)
    outermost = max((line.x1 for line in lines), default=0.0)
    return Measure(left, max(outermost, width - 1.5 * left))


def _prose_block(lines: Sequence[Line], text: str, headings: Headings) -> Block:
    source = Source(pages=tuple(dict.fromkeys(line.page for line in lines)))
    is_title = text == headings.title and lines[0].size > headings.body
    level = None if is_title else headings.level_of(lines, text)
    if level is not None:
        return Heading(text, source, level)
    number, rest = numbered(text)
    if number is None and lines[0].tag in LIST_ENTRY:
        number = "•"  # drawn as a picture, so no letter shows it
    emphasised = is_title or all(line.bold or line.italic for line in lines)
    return Paragraph(rest, source, number, emphasised)


def table_block(table: PrintedTable, vocabulary: Vocabulary, *, starts_page: bool) -> Table:
    """The table as the rest of the house knows it."""
    for row in table.rows[: header_rows(table)]:
        row.header = True
    header = table.rows[0]
    for row in table.rows[1:]:
        # Some programs repeat the header within a page too.
        row.header = row.header or (header.header and row.texts == header.texts)
    measures = [_column_measure(table, column) for column in range(table.columns)]
    rows = tuple(_row(row, measures, vocabulary) for row in table.rows if _says(row))
    pages = tuple(dict.fromkeys(page for row in table.rows for page in row.pages))
    return Table(rows, Source(pages=pages), starts_page=starts_page)


def _says(row: PrintedRow) -> bool:
    """Whether the row is more than white between two rules."""
    return not row.is_blank or any(cell.above for cell in row.cells)


def _column_measure(table: PrintedTable, column: int) -> tuple[float, float]:
    """The white at the left of a column's text, and at its right."""
    own = [row.cells[column] for row in table.rows if not row.cells[column].left]
    starts = [line.x0 - cell.box.x0 for cell in own for line in cell.lines]
    pad = min(max(min(starts, default=0.0), 0.0), _PADDING)
    if table.ruled:
        return pad, pad
    free = [cell.box.x1 - line.x1 for cell in own for line in cell.lines]
    return pad, max(min(free, default=0.0), 0.0)


def _row(row: PrintedRow, measures: Sequence[tuple[float, float]], vocabulary: Vocabulary) -> Row:
    source = Source(pages=tuple(row.pages))
    cells = tuple(
        _cell(cell, measure, vocabulary, source)
        for cell, measure in zip(row.cells, measures, strict=True)
    )
    return Row(cells, source, row.header)


def _cell(
    cell: PrintedCell, pads: tuple[float, float], vocabulary: Vocabulary, source: Source
) -> Cell:
    if cell.above or cell.left:
        return Cell("", source, continues_above=cell.above, continues_left=cell.left)
    if not cell.lines:
        return Cell("", source)
    measure = Measure(cell.box.x0 + pads[0], cell.box.x1 - pads[1])
    texts = [
        running_text(group, vocabulary, measure) for group in paragraphs_of(cell.lines, measure)
    ]
    if len(texts) > 1:
        # A sign alone in its cell may be a status; before several lines it is a bullet.
        texts = [with_plain_bullet(text) for text in texts]
    pages = tuple(dict.fromkeys(line.page for line in cell.lines))
    return Cell("\n".join(texts), Source(pages=pages), tuple(texts), bold=cell.bold)
