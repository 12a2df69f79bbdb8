"""One table of the file → headings, sentences and rows under their headers."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.documents.blocks import Row, Table
from goldthread.documents.understanding.asides import heads_an_aside, told
from goldthread.documents.understanding.cards import card_in
from goldthread.documents.understanding.cleaning import plain
from goldthread.documents.understanding.events import Event, JoinedTable, PlacedRow, Prose, Title
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
from goldthread.documents.understanding.titles import has_label, is_sentence, says_of_the_table

_WORDS_OF_A_BAND = 8


def parts_of_table(table: Table, ledger: Ledger) -> Iterator[Event]:
    """What one table of the file holds: its headings, its sentences and its rows under their headers.

    Header rows, rules, headings and sentences are entered in the ledger.
    """
    filled = [row for row in table.rows if not row.is_blank]
    card = card_in(table)
    if card is not None:
        for _ in filled[1:]:
            ledger.continuation()
        yield card
        return
    if filled and heads_an_aside(filled[0]):
        yield from _aside(filled, ledger)
        return
    rows = table.rows
    part: JoinedTable | None = None
    header: Header | None = None
    banded = False
    at = -1
    while (at := at + 1) < len(rows):
        row = rows[at]
        if row.is_blank or _is_rule(row, ledger):
            continue
        found, height = header_at(rows, at)
        only = None if found else _only_text(row)
        if found is not None:
            ledger.header(height)
            at += height - 1
            if part is not None:
                yield part
            header, part = found, JoinedTable(found, whole=table.whole, source=row.source)
        elif only is not None and (
            _stands_apart(only, row, rows, at + 1, part)
            or (banded and _is_bare_band(only, row, rows, at + 1))
        ):
            banded = banded or (part is not None and not part.rows)
            if part is not None and part.rows:
                yield part
                part = None
            yield _band(only, row, ledger)
        else:
            # Under a band the header above it still holds; without any, the rows may go on
            # with the table before.
            part = part or JoinedTable(header, whole=table.whole, source=row.source)
            part.rows.append(PlacedRow(row, after_break=not part.rows))
    if part is not None:
        yield part


def _aside(rows: list[Row], ledger: Ledger) -> Iterator[Event]:
    """The rows of a table that is no part of the framework, each as a sentence to keep."""
    header, *rest = rows
    ledger.header()
    for row in rest:
        if not _is_rule(row, ledger):
            ledger.note()
            yield Prose(told(header, row), row.source)


def _is_rule(row: Row, ledger: Ledger) -> bool:
    if not is_rule_row(row):
        return False
    ledger.note()
    return True


def header_at(rows: tuple[Row, ...], at: int) -> tuple[Header | None, int]:
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
    if has_label(text) or says_of_the_table(text):
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


def _is_bare_band(text: str, row: Row, rows: tuple[Row, ...], following: int) -> bool:
    """Whether a row names the part of its table that follows, as one straight under the header did.

    It holds a few words in its first cell, begins as a name does, and a full row comes next.
    """
    below = next((one for one in rows[following:] if not one.is_blank), None)
    return (
        bool(row.cells[0].text.strip())
        and text[:1].isupper()
        and len(text.split()) <= _WORDS_OF_A_BAND
        and below is not None
        and sum(bool(cell.text.strip()) for cell in below.cells) > 1
        and bool(below.cells[0].text.strip())
    )


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
            if header_at(rows, at)[0] is not None:
                return True
            if _only_text(row) is None:
                return False
        at += 1
    return False


def _band(text: str, row: Row, ledger: Ledger) -> Title | Prose:
    if says_of_the_table(text) or (is_sentence(text) and not has_label(text)):
        ledger.note()
        return Prose(text, row.source)
    ledger.header(1)
    return Title(text, row.source, in_table=True)
