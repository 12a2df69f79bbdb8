"""A workbook's sheets, counted cell by cell before a library builds anything from them.

A sheet's own word about its size is not believed: one that declares a single cell may hold
three hundred rows, and one with two cells may claim seventeen thousand million. What is
counted here is what the reader reads, and must find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.packages import Element, OfficePackage, refuse_strict

_MAX_FILLED_CELLS = 400_000
_MAX_CELLS = 1_000_000
# The library makes an object of every cell a merge covers; a merged title row has 16,384.
_MAX_MERGED_CELLS = 500_000
_EXCELS_OWN_SIZE = 11.0
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROW, _CELL, _FORMULA, _VALUE, _INLINE, _MERGE, _COLUMN = (
    f"{{{_MAIN}}}{name}" for name in ("row", "c", "f", "v", "is", "mergeCell", "col")
)
_RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.I)

_NOT_A_SHEET = "Open it in Excel and save it afresh, or copy the table into a new workbook."


@dataclass(slots=True)
class SheetCount:
    """What one sheet really holds: columns with something in them by row, and empty formulas."""

    title: str
    hidden: bool
    filled: dict[int, list[int]] = field(default_factory=dict)
    without_result: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)

    @property
    def read_from_hidden_columns(self) -> list[int]:
        """The hidden columns that hold anything, counted from 1."""
        filled = {column for columns in self.filled.values() for column in columns}
        return sorted(
            column for column in filled if any(column in span for span in self.hidden_columns)
        )


def look_over(package: OfficePackage) -> list[SheetCount]:
    """Every worksheet in the workbook's order. Raises ``UnreadableDocument`` for one out of bounds."""
    main = package.main_part()
    workbook = package.xml(main)
    refuse_strict(workbook.nsmap.get(workbook.prefix), "Excel", ".xlsx")
    targets = package.relationships(main)
    counts = []
    for sheet in workbook.iter(f"{{{_MAIN}}}sheet"):
        relation = targets.get(sheet.get(_RELATIONSHIP_ID, ""))
        if relation is None or relation.kind != "worksheet":
            continue  # a chart or a dialogue that fills a sheet of its own
        count = SheetCount(sheet.get("name", ""), sheet.get("state", "visible") != "visible")
        _count_cells(package.part(relation.target), count)
        counts.append(count)
    return counts


def usual_font_size(package: OfficePackage) -> float:
    """The size in points of letters whose own font names none: that of the workbook's first font."""
    for relation in package.relationships(package.main_part()).values():
        if relation.kind == "styles" and relation.target in package.names:
            size = package.xml(relation.target).find(
                f"{{{_MAIN}}}fonts/{{{_MAIN}}}font/{{{_MAIN}}}sz"
            )
            written = size.get("val", "") if size is not None else ""
            if re.fullmatch(r"\d{1,3}(\.\d+)?", written):
                return float(written)
    return _EXCELS_OWN_SIZE


def _count_cells(part: bytes, count: SheetCount) -> None:
    counter = _Counter(count)
    for event, element in _elements(part, count.title):
        if event == "start":
            if element.tag == _ROW:
                counter.begin_row(element)
            continue
        if element.tag == _MERGE:
            counter.add_merge(element)
        elif element.tag == _COLUMN:
            counter.add_columns(element)
        elif element.tag == _CELL:
            counter.add_cell(element)
        else:
            _forget_rows_before(element)
        element.clear()


class _Counter:
    """Goes through one sheet and refuses it as soon as it is past all bounds."""

    def __init__(self, count: SheetCount) -> None:
        self._count = count
        self._row = self._column = self._cells = self._filled = self._merged = 0

    def begin_row(self, row: Element) -> None:
        """A row may say its number, or just follow the one before it."""
        self._row, self._column = _row_number(row, self._row, self._count.title), 0
        if row.get("hidden") in ("1", "true"):
            self._count.hidden_rows.append(self._row)

    def add_columns(self, columns: Element) -> None:
        """Take in whether columns that lie side by side are hidden."""
        first, last = columns.get("min", ""), columns.get("max", "")
        if columns.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
            self._count.hidden_columns.append(range(int(first), int(last) + 1))

    def add_cell(self, cell: Element) -> None:
        """Count a cell, filled or only styled."""
        count = self._count
        self._row, self._column = _position(cell, self._row, self._column, count.title)
        self._cells += 1
        if _has_content(cell):
            self._filled += 1
            count.filled.setdefault(self._row, []).append(self._column)
        elif cell.find(_FORMULA) is not None:
            count.without_result.append((self._row, self._column))
        if self._filled > _MAX_FILLED_CELLS or self._cells > _MAX_CELLS:
            raise UnreadableDocument(
                f"its sheet {count.title!r} holds more than "
                + (
                    f"{_MAX_FILLED_CELLS:,} filled cells"
                    if self._filled > _MAX_FILLED_CELLS
                    else f"{_MAX_CELLS:,} cells, most of them blank but formatted"
                ),
                "A framework needs a few thousand: copy the tables into a new workbook.",
            )

    def add_merge(self, merge: Element) -> None:
        """Count the cells a merge covers."""
        self._merged += _area(merge.get("ref", ""), self._count.title)
        if self._merged > _MAX_MERGED_CELLS:
            raise UnreadableDocument(
                f"its sheet {self._count.title!r} merges {self._merged:,} cells ({merge.get('ref')})",
                "Unmerge what is not part of the tables and save it.",
            )


def _elements(part: bytes, title: str) -> Iterator[tuple[str, Element]]:
    events = etree.iterparse(
        BytesIO(part),
        events=("start", "end"),
        tag=(_ROW, _CELL, _MERGE, _COLUMN),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        yield from events
    except etree.XMLSyntaxError:
        raise UnreadableDocument(f"its sheet {title!r} is damaged", _NOT_A_SHEET) from None


def _forget_rows_before(row: Element) -> None:
    parent = row.getparent()
    if parent is not None:
        while row.getprevious() is not None:
            del parent[0]


def _has_content(cell: Element) -> bool:
    result = cell.find(_VALUE)
    if result is not None and result.text:
        return True
    inline = cell.find(_INLINE)
    return inline is not None and any((text or "") for text in inline.itertext())


def _row_number(row: Element, previous: int, title: str) -> int:
    written = row.get("r")
    number = previous + 1 if written is None else int(written) if written.isdigit() else 0
    return _within(number, _LAST_ROW, title)


def _position(cell: Element, row: int, column: int, title: str) -> tuple[int, int]:
    written = cell.get("r")
    if written is None:
        return row, _within(column + 1, _LAST_COLUMN, title)
    return _corner(written, title)


def _area(reference: str, title: str) -> int:
    """How many cells a range such as "A1:F7" covers."""
    first, _, last = reference.partition(":")
    top, left = _corner(first, title)
    bottom, right = _corner(last or first, title)
    return max(0, bottom - top + 1) * max(0, right - left + 1)


def _corner(written: str, title: str) -> tuple[int, int]:
    """The row and column of a cell's name."""
    match = _REFERENCE.fullmatch(written)
    if match is None:
        raise UnreadableDocument(f"its sheet {title!r} has a cell called {written!r}", _NOT_A_SHEET)
    number = 0
    for letter in match[1].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return _within(int(match[2]), _LAST_ROW, title), _within(number, _LAST_COLUMN, title)


def _within(number: int, last: int, title: str) -> int:
    if not 1 <= number <= last:
        raise UnreadableDocument(
            f"its sheet {title!r} has a cell outside of any sheet", _NOT_A_SHEET
        )
    return number
