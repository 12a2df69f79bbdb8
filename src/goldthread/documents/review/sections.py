"""A document cut into sections, each printed row beside what was made of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from goldthread.documents.blocks import Document, Heading, Paragraph, Row, Table
from goldthread.documents.review.cells import Cell, ItemKind
from goldthread.documents.understanding.cleaning import plain
from goldthread.documents.understanding.pages import header_at
from goldthread.framework import Deliverable, Framework, Measure, Source

_MOST_ROWS = 40
"""Rows of a section: more than that is a page nobody reads to its end."""
_TELLING = 40
"""Letters of a title by which it is known again in the cells of a row."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One heading, paragraph or row of a table as printed, and the items it was read as.

    ``style`` is ``heading``, ``text``, ``header`` or ``row``. ``items`` are measures and
    deliverables by kind and id; ``unplaced`` is the number of a row that has no place.
    ``headings`` head the texts of a row, one each, where its table says so.
    """

    style: str
    texts: tuple[str, ...]
    source: Source
    items: tuple[Cell, ...] = ()
    unplaced: int | None = None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the document: what it is called, its rows, and the nodes that begin in it.

    ``elsewhere`` are measures and deliverables that stand here and whose own printed row cannot
    be told, because the format gives no more than a page.
    """

    title: str
    rows: tuple[PrintedRow, ...]
    nodes: tuple[str, ...] = ()
    elsewhere: tuple[Cell, ...] = ()

    @property
    def items(self) -> tuple[Cell, ...]:
        """The measures and deliverables read in it, each once, in order."""
        of_rows = (item for row in self.rows for item in row.items)
        return tuple(dict.fromkeys((*of_rows, *self.elsewhere)))


def sections_of(document: Document, framework: Framework) -> tuple[Section, ...]:
    """The document in sections that begin where the framework's places begin.

    Every block of the document stands in exactly one section, and every row once.
    """
    printed = list(_printed(document))
    found = _Finder(framework, printed)
    drafts: list[tuple[str, list[PrintedRow], list[str]]] = [("Introduction", [], [])]
    for row in printed:
        begins = found.nodes_beginning_at(row)
        title, rows, nodes = drafts[-1]
        holds = sum(1 for one in rows if one.style == "row")
        if begins and (holds or title == "Introduction"):
            drafts.append((found.title_of(begins[0]), [], []))
        elif holds >= _MOST_ROWS and row.style in ("row", "heading"):
            drafts.append((f"{title.removesuffix(', continued')}, continued", [], []))
        elif begins and not holds:
            drafts[-1] = (f"{title}: {found.title_of(begins[0])}", rows, nodes)
        title, rows, nodes = drafts[-1]
        nodes.extend(begins)
        rows.append(
            replace(row, items=found.items_in(row), unplaced=found.unplaced_at(row))
            if row.style == "row"
            else row
        )
    return tuple(Section(title, tuple(rows), tuple(nodes)) for title, rows, nodes in drafts if rows)


def _printed(document: Document) -> Iterator[PrintedRow]:
    headings: tuple[str, ...] = ()
    for block in document.blocks:
        if isinstance(block, Heading):
            yield PrintedRow("heading", (plain(block.text),), block.source)
        elif isinstance(block, Paragraph):
            yield PrintedRow("text", (plain(block.text),), block.source)
        elif isinstance(block, Table):
            # A table that goes on over a page, without its header, is headed as before.
            width = max(len(row.cells) for row in block.rows)
            headings = headings if len(headings) == width else ()
            for row in _of_table(block.rows, headings):
                headings = row.headings
                yield row


def _of_table(rows: tuple[Row, ...], headings: tuple[str, ...]) -> Iterator[PrintedRow]:
    """The rows of a table, told from its headers as they are where it is understood."""
    headers_end = 0
    for at, row in enumerate(rows):
        if row.is_blank:
            continue
        texts = tuple(plain(text) for text in row.texts)
        if at >= headers_end:
            header, height = header_at(rows, at)
            if header is not None:
                headers_end = at + height
                headings = tuple(column.heading for column in header.columns)
            elif row.marked_header:
                headers_end, headings = at + 1, texts
        style = "header" if at < headers_end else "row"
        yield PrintedRow(style, texts, row.source, headings=headings)


class _Finder:
    """Knows which places begin at a line, and which items a row was read as.

    Where several rows share a place (a page, a web page written in one line), the one that
    prints the name is meant.
    """

    def __init__(self, framework: Framework, printed: Sequence[PrintedRow]) -> None:
        self._rows_at = Counter(
            key for row in printed for key in set(_keys(row.source, of_row=True))
        )
        self._titles = {node.id: node.title for node in framework.nodes}
        self._nodes: dict[str, list[str]] = defaultdict(list)
        for node in framework.nodes:
            for key in _keys(node.source):
                self._nodes[key].append(node.id)
        self._begun: set[str] = set()
        self._items: dict[str, list[tuple[Cell, str]]] = defaultdict(list)
        self._add(ItemKind.DELIVERABLE, framework.deliverables)
        self._add(ItemKind.MEASURE, framework.measures)
        self._unplaced: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, row in enumerate(framework.rows.unplaced, start=1):
            for key in _keys(row.source):
                self._unplaced[key].append((number, row.text))

    def _add(self, kind: ItemKind, items: Iterable[Measure | Deliverable]) -> None:
        for item in items:
            for key in _keys(item.source):
                self._items[key].append((Cell(kind, item.id, ""), item.title))

    def title_of(self, node: str) -> str:
        return self._titles[node]

    def nodes_beginning_at(self, row: PrintedRow) -> list[str]:
        """The places whose title stands in this very line, each only once."""
        begins = [
            node
            for key in _keys(row.source, of_row=True)
            for node in self._nodes.get(key, ())
            if node not in self._begun and self._means(row, key, self._titles[node])
        ]
        self._begun.update(begins)
        return list(dict.fromkeys(begins))

    def items_in(self, row: PrintedRow) -> tuple[Cell, ...]:
        """The items read in this row."""
        found = [
            cell
            for key in _keys(row.source, of_row=True)
            for cell, title in self._items.get(key, ())
            if self._means(row, key, title)
        ]
        return tuple(dict.fromkeys(found))

    def unplaced_at(self, row: PrintedRow) -> int | None:
        """The number of the row without a place that this is."""
        words = " | ".join(text for text in row.texts if text)
        for key in _keys(row.source, of_row=True):
            for number, text in self._unplaced.get(key, ()):
                if self._rows_at[key] == 1 or text == words:
                    return number
        return None

    def _means(self, row: PrintedRow, key: str, title: str) -> bool:
        """Whether something of this name, which stands at a key, stands in this row of it."""
        if self._rows_at[key] == 1:
            return True
        return title[:_TELLING].strip().casefold() in " ".join(row.texts).casefold()


def _keys(source: Source, *, of_row: bool = False) -> Iterator[str]:
    """The places of a source as words; of a row of a spreadsheet also each of its cells."""
    yield from (f"line {line}" for line in source.lines)
    if not source.lines and not source.cells:
        yield from (f"page {page}" for page in source.pages)
    for cell in source.cells:
        yield cell
        if of_row:
            yield from _cells_of_a_range(cell)


def _cells_of_a_range(cell: str) -> Iterator[str]:
    """The single cells of "'Sheet'!A2:I2"; nothing for any other place."""
    sheet, mark, area = cell.rpartition("!")
    first, colon, last = area.partition(":")
    if not (mark and colon):
        return
    letters, row = first.rstrip("0123456789"), first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    start, end = _column(letters), _column(last.rstrip("0123456789"))
    for at in range(start, min(end, start + 200) + 1):
        yield f"{sheet}!{_letters(at)}{row}"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
