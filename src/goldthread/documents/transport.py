"""Documents ⇄ plain JSON, for the way from the child process to its parent.

A compact shape of lists, since a long document has tens of thousands of cells. It is spoken
only between two processes of the same version and is no public format.
"""

from __future__ import annotations

from typing import Any

from goldthread.documents.blocks import Block, Cell, Document, Heading, Paragraph, Row, Table
from goldthread.framework import Source

_ABOVE, _LEFT, _BOLD = 1, 2, 4


def document_as_json(document: Document) -> Any:
    """The document as lists, strings and numbers."""
    return {
        "name": document.name,
        "format": document.format,
        "title": document.title,
        "remarks": list(document.remarks),
        "running": list(document.running),
        "blocks": [_block_as_json(block) for block in document.blocks],
    }


def document_from_json(written: Any) -> Document:
    """The document that ``document_as_json`` wrote."""
    return Document(
        name=written["name"],
        format=written["format"],
        blocks=tuple(_block_from_json(block) for block in written["blocks"]),
        title=written["title"],
        remarks=tuple(written["remarks"]),
        running=tuple(written.get("running", ())),
    )


def _block_as_json(block: Block) -> Any:
    source = _source_as_json(block.source)
    match block:
        case Heading():
            return ["heading", source, block.text, block.level]
        case Paragraph():
            return ["paragraph", source, block.text, block.number, block.emphasised]
        case Table():
            rows = [_row_as_json(row) for row in block.rows]
            return ["table", source, block.starts_page, block.whole, rows]


def _block_from_json(written: Any) -> Block:
    kind, source, *rest = written
    if kind == "heading":
        return Heading(rest[0], _source_from_json(source), rest[1])
    if kind == "paragraph":
        return Paragraph(rest[0], _source_from_json(source), rest[1], rest[2])
    starts_page, whole, rows = rest
    return Table(
        tuple(_row_from_json(row) for row in rows), _source_from_json(source), starts_page, whole
    )


def _row_as_json(row: Row) -> Any:
    return [
        _source_as_json(row.source),
        row.marked_header,
        [_cell_as_json(cell) for cell in row.cells],
    ]


def _row_from_json(written: Any) -> Row:
    source, marked_header, cells = written
    return Row(
        tuple(_cell_from_json(cell) for cell in cells), _source_from_json(source), marked_header
    )


def _cell_as_json(cell: Cell) -> Any:
    flags = _ABOVE * cell.continues_above + _LEFT * cell.continues_left + _BOLD * cell.bold
    return [cell.text, _source_as_json(cell.source), list(cell.lines), flags]


def _cell_from_json(written: Any) -> Cell:
    text, source, lines, flags = written
    return Cell(
        text,
        _source_from_json(source),
        tuple(lines),
        continues_above=bool(flags & _ABOVE),
        continues_left=bool(flags & _LEFT),
        bold=bool(flags & _BOLD),
    )


def _source_as_json(source: Source) -> Any:
    return [list(source.lines), list(source.pages), list(source.cells)]


def _source_from_json(written: Any) -> Source:
    lines, pages, cells = written
    return Source(tuple(lines), tuple(pages), tuple(cells))
