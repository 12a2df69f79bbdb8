"""Text → blocks: lines with tabs are rows, numbered lines are list items, short lines headings."""

from __future__ import annotations

import re
from pathlib import Path

from goldthread.documents.blocks import Block, Cell, Document, Heading, Paragraph, Row, Table
from goldthread.documents.decoding import decode
from goldthread.framework import Source

_LINE_END = re.compile(r"\r\n|\n|\r")
_BAR_ROW = re.compile(r"\s*\|.*\|\s*")
_MARKED_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_LIST_ITEM = re.compile(
    r"(?P<number>[-–•*·▪o]\s+\d{1,3}[.)]?|\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-z][.)]|[-–•·▪*])\s+(?P<words>\S.*)"
)
_LONGEST_HEADING = 200
_ENDS_A_SENTENCE = re.compile(r"[.:;,?!]['’”\")]*$")


def read(path: Path) -> Document:
    """The blocks of a text file; every row and heading knows its line, counted from 1.

    Lines are ended by LF, CRLF or CR; a form feed begins a page. A line with a tab, or one
    that begins and ends with a bar, is a row of a table; rows on neighbouring lines are one
    table. Where a table ends cannot be told from text, so no table is ``whole``. A heading
    has a level only where ``#`` marks it. Raises ``UnreadableDocument`` for bytes that are
    no text.
    """
    decoded = decode(path.read_bytes())
    blocks: list[Block] = []
    rows: list[Row] = []
    page_begins = table_begins_page = False
    lines = _LINE_END.split(decoded.text)
    for number, line in enumerate(lines, start=1):
        if line.startswith("\f"):
            page_begins, line = True, line.lstrip("\f")
        texts = _cells(line)
        if texts is None and rows:
            blocks.append(_table(rows, starts_page=table_begins_page))
            rows = []
        if texts is not None:
            if not rows:
                table_begins_page, page_begins = page_begins, False
            rows.append(_row(texts, number))
        elif line.strip():
            blocks.append(_line_of_prose(line.strip(), Source(lines=(number,))))
            page_begins = False
    if rows:
        blocks.append(_table(rows, starts_page=table_begins_page))
    return Document(name=path.name, format="text", blocks=tuple(blocks), remarks=decoded.remarks)


def _cells(line: str) -> list[str] | None:
    if "\t" in line:
        return line.split("\t")
    if _BAR_ROW.fullmatch(line) and line.count("|") > 2:
        return line.strip()[1:-1].split("|")
    return None


def _row(texts: list[str], number: int) -> Row:
    source = Source(lines=(number,))
    return Row(cells=tuple(Cell(text=text.strip(), source=source) for text in texts), source=source)


def _table(rows: list[Row], *, starts_page: bool) -> Table:
    lines = tuple(line for row in rows for line in row.source.lines)
    return Table(rows=tuple(rows), source=Source(lines=lines), starts_page=starts_page, whole=False)


def _line_of_prose(line: str, source: Source) -> Block:
    marked = _MARKED_HEADING.fullmatch(line)
    if marked:
        return Heading(marked[2], source, level=len(marked[1]))
    item = _LIST_ITEM.fullmatch(line)
    # A star against its words is a footnote's mark or emphasis, never a bullet.
    if item:
        return Paragraph(item["words"], source, number=item["number"].strip())
    if _is_set_like_a_heading(line):
        return Heading(line, source)
    return Paragraph(line, source)


def _is_set_like_a_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADING
        and not _ENDS_A_SENTENCE.search(line)
        and (line[0].isupper() or line[0].isdigit() or line[0] in "'‘“\"")
    )
