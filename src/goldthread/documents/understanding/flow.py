"""A document as one stream: titles, prose and tables, with the pages of a table joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from goldthread.documents.blocks import Block, Heading, Paragraph, Table
from goldthread.documents.understanding.cleaning import plain, prose
from goldthread.documents.understanding.events import Event, JoinedTable, Prose, Title
from goldthread.documents.understanding.headers import Header, Kind
from goldthread.documents.understanding.ledger import Ledger
from goldthread.documents.understanding.pages import parts_of_table
from goldthread.documents.understanding.titles import (
    has_label,
    is_footnote,
    is_sentence,
    role_heading,
)

# What a page's foot leaves in an extraction; it neither ends a table nor says anything.
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|page", re.I)
_LONGEST_TITLE = 120
_TYPED_NUMBER = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|\(?[a-z][.)]|[•▪●◦‣])\s+(?P<words>[A-Z£%#\d].*)",
    re.S,
)
_BEGINS_A_REPORT = re.compile(r"(?:the|this|these|that|it|in|as|members|cabinet)\b", re.I)
_RAISED = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[†‡]")


def flow_of(blocks: tuple[Block, ...], ledger: Ledger) -> list[Event]:
    """The document's titles, prose and tables in reading order.

    Header rows, rules and rows that are headings or sentences are entered in the ledger
    here; rows of data are entered when they have been read.
    """
    events: list[Event] = []
    open_table: JoinedTable | None = None
    last_headers: dict[int, Header] = {}
    for event in _parts(blocks, ledger):
        if isinstance(event, Prose) and open_table is not None:
            event = _as_note_under(event, open_table)
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
    return _with_typed_lists(_with_numbered_titles(events))


def _parts(blocks: tuple[Block, ...], ledger: Ledger) -> Iterator[Event]:
    styled = sum(isinstance(block, Heading) for block in blocks) > 1
    for block in blocks:
        match block:
            case Heading() | Paragraph() if _PAGE_NUMBER.fullmatch(plain(block.text)):
                continue
            case Heading():
                if plain(block.text):
                    yield Title(prose(block.text), block.source, block.level)
            case Paragraph():
                if _is_set_as_title(block, styled=styled):
                    yield Title(prose(block.text), block.source)
                elif plain(block.text):
                    yield _prose(block)
            case Table():
                yield from parts_of_table(block, ledger)


def _prose(paragraph: Paragraph) -> Prose:
    """The paragraph; a note's own mark, which some formats give as its number, stands before it."""
    words, number = prose(paragraph.text), paragraph.number
    of_a_note = any(cell.startswith(("footnote", "endnote")) for cell in paragraph.source.cells)
    if number and (of_a_note or _RAISED.fullmatch(number)):
        words, number = f"{number} {words}", None
    return Prose(words, paragraph.source, number, paragraph.emphasised)


def _as_note_under(prose: Prose, table: JoinedTable) -> Prose:
    """The paragraph; "* Self reported" under a table that has that star in it is its note.

    A star with a space after it is read as a bullet everywhere else.
    """
    mark = prose.number
    if mark is None or not re.fullmatch(r"\*{1,3}", mark):
        return prose
    starred = any(
        re.search(rf"[^\s*]{re.escape(mark)}(?!\*)", cell.text)
        for placed in table.rows
        for cell in placed.row.cells
    )
    return Prose(f"{mark} {prose.text}", prose.source) if starred else prose


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


def _with_numbered_titles(events: list[Event]) -> list[Event]:
    """The events with numbered lines that stand apart, and count on over the document, as titles.

    "1. Thriving economy" with words or tables before "2. Caring places" begins a chapter; the
    entries of a list follow each other.
    """
    found = list(events)
    apart = [
        (at, event)
        for at, event in enumerate(events)
        if isinstance(event, Prose) and _is_numbered_apart(event, events, at)
    ]
    counted = [int(re.sub(r"\D", "", event.number or "0")) for _, event in apart]
    if len(apart) < 2 or counted != list(range(1, len(apart) + 1)):
        return found
    for at, event in apart:
        found[at] = Title(event.text, event.source)
    return found


def _is_numbered_apart(event: Prose, events: list[Event], at: int) -> bool:
    if not re.fullmatch(r"\d{1,2}[.)]?", event.number or "") or len(event.text) > _LONGEST_TITLE:
        return False
    if re.search(r"[.;:,]$", event.text):
        return False
    beside = (*events[max(at - 1, 0) : at], *events[at + 1 : at + 2])
    return len(events) > at + 1 and not any(
        isinstance(one, Prose) and re.match(r"\d", one.number or "") for one in beside
    )


def _with_typed_lists(events: list[Event]) -> list[Event]:
    """The events with lines numbered by hand under "Key actions" or the like as entries of a list.

    A numbered line that a table or a heading of its own follows is a chapter's title.
    """
    found: list[Event] = []
    listing = False
    for at, event in enumerate(events):
        entry = None
        if isinstance(event, JoinedTable):
            listing = False
        elif event.number is None if isinstance(event, Prose) else event.level is None:
            following = events[at + 1] if at + 1 < len(events) else None
            before = found[-1] if found else None
            entry = _typed_entry(event) if listing else None
            if entry and isinstance(event, Title) and _leads_to_items(following):
                entry = entry if _counts_on(before, entry) else None
            listing = entry is not None or role_heading(event.text) is not None
        else:
            listing = isinstance(event, Title) and role_heading(event.text) is not None
        found.append(entry or event)
    return found


def _counts_on(before: Event | None, entry: Prose) -> bool:
    """Whether a list's entry has the number after the one before it."""
    numbers = [one.number for one in (before, entry) if isinstance(one, Prose) and one.number]
    counted = [re.sub(r"[^\d.]", "", number).strip(".").split(".") for number in numbers]
    if len(counted) < 2 or not all(part.isdigit() for number in counted for part in number):
        return False
    first, second = counted
    return first[:-1] == second[:-1] and int(second[-1]) == int(first[-1]) + 1


def _leads_to_items(event: Event | None) -> bool:
    if isinstance(event, Title):
        return role_heading(event.text) is not None
    return isinstance(event, JoinedTable)


def _typed_entry(event: Title | Prose) -> Prose | None:
    """The line as an entry of a list; ``None`` for a numbered paragraph of a report."""
    match = _TYPED_NUMBER.fullmatch(event.text)
    if match is None or (is_sentence(event.text) and _BEGINS_A_REPORT.match(match["words"])):
        return None
    return Prose(match["words"], event.source, match["number"])


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
        return before.header is not None and not _has_other_headings(before, after)
    return before.header is not None and before.header.shape == after.header.shape


def _has_other_headings(before: JoinedTable, after: JoinedTable) -> bool:
    """Whether a table without a known header begins with headings of its own all the same.

    The file marks its first row as a header and sets it in bold, as no row of the table before
    is set: its rows are not more rows of that table.
    """
    if not after.rows or not after.whole:
        return False
    first = after.rows[0].row
    filled = [cell for cell in first.cells if cell.text.strip()]
    if not first.marked_header or len(filled) < 2 or not all(cell.bold for cell in filled):
        return False
    return not any(
        cell.bold for placed in before.rows for cell in placed.row.cells if cell.text.strip()
    )


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
    if tuple(columns) != table.header.columns:
        table.header = Header(tuple(columns), table.header.width)
