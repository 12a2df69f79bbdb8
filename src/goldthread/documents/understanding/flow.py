"""A document as one stream: titles, prose and tables, with the pages of a table joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from goldthread.documents.blocks import Block, Cell, Heading, Paragraph, Row, Table
from goldthread.documents.understanding.cleaning import plain, prose
from goldthread.documents.understanding.headers import (
    Column,
    Header,
    Kind,
    header_of,
    header_of_two,
    is_rule_row,
    kind_of_heading,
)
from goldthread.documents.understanding.ledger import Ledger
from goldthread.documents.understanding.titles import has_label, is_footnote, is_sentence
from goldthread.framework import Source


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of the document, wherever it stood. ``level`` counts from 1, if it is known."""

    text: str
    source: Source
    level: int | None = None
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, or one entry of a list when it carries a ``number``."""

    text: str
    source: Source
    number: str | None = None
    emphasised: bool = False


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a table, and whether it is the first after a page break."""

    row: Row
    after_break: bool = False


@dataclass(slots=True)
class JoinedTable:
    """All the pages of one table, under one header. ``header`` is ``None`` where none was found."""

    header: Header | None
    rows: list[PlacedRow] = field(default_factory=list)
    whole: bool = True
    source: Source = field(default_factory=Source)
    borrowed: bool = False
    upright: bool = True

    @property
    def shows_merging(self) -> bool:
        """Whether the file itself says which cells are merged."""
        return any(cell.continues_above for placed in self.rows for cell in placed.row.cells)


Event: TypeAlias = Title | Prose | JoinedTable


def flow_of(blocks: tuple[Block, ...], ledger: Ledger) -> list[Event]:
    """The document's titles, prose and tables in reading order.

    Header rows, rules and rows that are headings or sentences are entered in the ledger
    here; rows of data are entered when they have been read.
    """
    events: list[Event] = []
    open_table: JoinedTable | None = None
    last_headers: dict[int, Header] = {}
    for event in _parts(blocks, ledger):
        if isinstance(event, JoinedTable):
            event = _with_borrowed_headings(event, last_headers)
            if open_table is not None and _goes_on(open_table, event):
                _add_page(open_table, event)
                continue
            if event.header is not None:
                last_headers[event.header.width] = event.header
            open_table = event
        elif isinstance(event, Title) or not is_footnote(event.text):
            open_table = None
        events.append(event)
    for event in events:
        if isinstance(event, JoinedTable):
            _name_number_column(event)
    return events


def _parts(blocks: tuple[Block, ...], ledger: Ledger) -> Iterator[Event]:
    styled = sum(isinstance(block, Heading) for block in blocks) > 1
    for block in blocks:
        match block:
            case Heading():
                if plain(block.text):
                    yield Title(prose(block.text), block.source, block.level)
            case Paragraph():
                if _is_set_as_title(block, styled=styled):
                    yield Title(prose(block.text), block.source)
                elif plain(block.text):
                    yield Prose(prose(block.text), block.source, block.number, block.emphasised)
            case Table():
                yield from _parts_of_table(block, ledger)


def _is_set_as_title(paragraph: Paragraph, *, styled: bool) -> bool:
    """Whether a paragraph is a title that nobody gave a heading's style.

    A short bold line is one in a document without headings, and a labelled one ("Outcome 2:
    ...") in any, as long as it does not end as a sentence does.
    """
    text = plain(paragraph.text)
    if not text or paragraph.number is not None or len(text) > 160 or re.search(r"[.:;,]$", text):
        return False
    if has_label(text):
        numbered = re.match(r"[\w\s-]{3,24}\d", text)
        of_the_tree = re.match(
            r"(?:\w+ )?(?:priority|theme|sub-?theme|outcome|objective)\s*:", text, re.I
        )
        return paragraph.emphasised or bool(numbered) or (bool(of_the_tree) and len(text) < 90)
    return paragraph.emphasised and not styled and not is_footnote(text)


def _on_its_side(table: Table) -> JoinedTable | None:
    """A table that describes one item downwards ("Measure | ...", "Target | ..."), set upright.

    ``None`` for any other table. It has two columns, and the first holds what others have
    in their header: at least three known headings, one of them an item's name.
    """
    rows = [row for row in table.rows if not row.is_blank]
    filled = [[cell for cell in row.cells if cell.text.strip()] for row in rows]
    if len(rows) < 3 or any(not 1 <= len(cells) <= 2 for cells in filled):
        return None
    if any(not row.cells[0].text.strip() for row in rows):
        return None
    if any(_header_at(table.rows, at)[0] for at in range(len(table.rows))):
        return None
    kinds = [kind_of_heading(row.cells[0].text)[0] for row in rows]
    known = [kind for kind in kinds if kind is not Kind.UNKNOWN]
    if len(known) < 3 or len(known) * 5 < len(rows) * 3:
        return None
    header = header_of(tuple(row.cells[0].text for row in rows), marked=True)
    if header is None:
        return None
    source = rows[0].source
    for row in rows[1:]:
        source = source.joined_with(row.source)
    values = tuple(
        cells[1] if len(cells) > 1 else Cell("", row.source)
        for cells, row in zip(filled, rows, strict=True)
    )
    return JoinedTable(
        header, [PlacedRow(Row(values, source))], whole=True, source=source, upright=False
    )


def _parts_of_table(table: Table, ledger: Ledger) -> Iterator[Event]:
    sideways = _on_its_side(table)
    if sideways is not None:
        for row in table.rows[1:]:
            if not row.is_blank:
                ledger.continuation()
        yield sideways
        return
    rows = table.rows
    part: JoinedTable | None = None
    header: Header | None = None
    at = 0
    while at < len(rows):
        row = rows[at]
        at += 1
        if row.is_blank:
            continue
        if is_rule_row(row):
            ledger.note()
            continue
        found, height = _header_at(rows, at - 1)
        if found is not None:
            ledger.header(height)
            at += height - 1
            if part is not None:
                yield part
            header = found
            part = JoinedTable(header, whole=table.whole, source=row.source)
            continue
        only = _only_text(row)
        if only is not None and _stands_apart(only, row, rows, at, part):
            if part is not None and part.rows:
                yield part
                part = None
            yield _band(only, row, ledger)
            continue
        if part is None:
            # Under a band the header above it still holds; without any, the rows may go on
            # with the table before.
            part = JoinedTable(header, whole=table.whole, source=row.source)
        part.rows.append(PlacedRow(row, after_break=not part.rows))
    if part is not None:
        yield part


def _header_at(rows: tuple[Row, ...], at: int) -> tuple[Header | None, int]:
    """The header beginning at this row and how many rows it takes."""
    single = header_of(rows[at].texts, marked=rows[at].marked_header)
    if at + 1 < len(rows) and not rows[at + 1].is_blank:
        below = rows[at + 1]
        several = sum(bool(text.strip()) for text in rows[at].texts) > 1
        if several and header_of(below.texts, marked=below.marked_header) is None:
            both = header_of_two(rows[at], below)
            if both is not None and _is_second_line(single, both, below):
                return both, 2
    return (single, 1) if single is not None else (None, 0)


def _is_second_line(single: Header | None, both: Header, below: Row) -> bool:
    if single is None:
        return len(_named(both)) > 2
    texts = [text for text in below.texts if text.strip()]
    if all(
        kind_of_heading(text)[0] is not Kind.UNKNOWN or kind_of_heading(text)[1] for text in texts
    ):
        named = [c.index for c in single.columns if c.kind in (Kind.MEASURE, Kind.DELIVERABLE)]
        return not any(below.texts[index].strip() for index in named)
    return len(_named(both)) > len(_named(single)) and all(len(text) < 25 for text in texts)


def _named(header: Header) -> list[Column]:
    return [column for column in header.columns if column.kind is not Kind.UNKNOWN]


def _only_text(row: Row) -> str | None:
    """The text of a row that holds one text, in its first cell or across all of them."""
    texts = {cell.text.strip() for cell in row.cells if cell.text.strip()}
    if len(texts) != 1:
        return None
    first = next(index for index, cell in enumerate(row.cells) if cell.text.strip())
    spans = len(row.cells) > 1 and all(cell.continues_left for cell in row.cells[first + 1 :])
    if first and not (spans and first == 1):
        return None
    if any(cell.continues_above for cell in row.cells):
        return None
    return plain(next(iter(texts)))


def _stands_apart(
    text: str, row: Row, rows: tuple[Row, ...], following: int, part: JoinedTable | None
) -> bool:
    """Whether a row of one text is a heading or a sentence of its own, not a row of data."""
    if part is None and len(row.cells) == 1:
        return True
    if has_label(text):
        return True
    spans = len(row.cells) > 2 and all(cell.continues_left for cell in row.cells[2:])
    if part is not None and _names_items(part) and is_sentence(text) and not spans:
        return False
    if _leads_to_header(rows, following):
        return part is None or not text[:1].islower()
    if part is None or not part.rows:
        return (not text[:1].islower() and part is not None) or (part is None and row.cells[0].bold)
    filled = next(cell for cell in row.cells if cell.text.strip())
    bold_alone = filled.bold and not any(
        cell.bold for placed in part.rows for cell in placed.row.cells if cell.text.strip()
    )
    return spans or bold_alone or is_sentence(text)


def _names_items(part: JoinedTable) -> bool:
    """Whether the first column of a table is the one that names its items."""
    return part.header is not None and part.header.columns[0].kind in (
        Kind.MEASURE,
        Kind.DELIVERABLE,
    )


def _leads_to_header(rows: tuple[Row, ...], at: int) -> bool:
    while at < len(rows):
        row = rows[at]
        if not row.is_blank:
            if _header_at(rows, at)[0] is not None:
                return True
            if _only_text(row) is None:
                return False
        at += 1
    return False


def _band(text: str, row: Row, ledger: Ledger) -> Title | Prose:
    if is_sentence(text) and not has_label(text):
        ledger.note()
        return Prose(text, row.source)
    ledger.header(1)
    return Title(text, row.source, in_table=True)


def _with_borrowed_headings(table: JoinedTable, last: dict[int, Header]) -> JoinedTable:
    """The table with headings left blank taken from the table of the same width before it."""
    header = table.header
    if header is None:
        return table
    before = last.get(header.width)
    blanks = [c for c in header.columns if not c.heading.strip()]
    if before is None or len(blanks) < 2 or len(blanks) * 2 < header.width:
        return table
    columns = tuple(
        replace(before.columns[c.index], heading="") if not c.heading.strip() else c
        for c in header.columns
    )
    return JoinedTable(
        Header(columns, header.width), table.rows, table.whole, table.source, borrowed=True
    )


def _goes_on(before: JoinedTable, after: JoinedTable) -> bool:
    if not (before.upright and after.upright):
        return False
    if after.header is None:
        return before.header is not None
    return before.header is not None and before.header.shape == after.header.shape


def _add_page(table: JoinedTable, page: JoinedTable) -> None:
    if page.header and table.header and page.header.width > table.header.width:
        table.header = page.header
    table.rows.extend(page.rows)
    table.whole = table.whole and page.whole


def _name_number_column(table: JoinedTable) -> None:
    """A column without a heading that holds only list numbers is a column of numbers."""
    if table.header is None:
        return
    columns = list(table.header.columns)
    for position, column in enumerate(columns):
        if column.kind is not Kind.UNKNOWN or column.heading.strip():
            continue
        texts = [
            placed.row.texts[column.index].strip()
            for placed in table.rows
            if column.index < len(placed.row.cells)
        ]
        filled = [text for text in texts if text]
        if filled and all(re.fullmatch(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?", text) for text in filled):
            columns[position] = replace(column, kind=Kind.NUMBER)
    table.header = Header(tuple(columns), table.header.width)
