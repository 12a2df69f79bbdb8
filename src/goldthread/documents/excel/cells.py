"""One worksheet as a person sees it: what each filled cell shows, and how it is set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from openpyxl.cell.cell import Cell as StoredCell
from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.excel.looking_over import SheetCount
from goldthread.documents.excel.number_format import shown
from goldthread.documents.symbols import as_drawn, raised

_PLAIN_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class SeenCell:
    """What one filled cell shows, and how it is set. ``size`` is in points."""

    text: str
    bold: bool
    size: float
    coloured: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: its first and last row and column, all counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SeenSheet:
    """The filled cells by row and column, the merges, and rows the file marks as headers."""

    title: str
    cells: dict[int, dict[int, SeenCell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    header_rows: frozenset[int] = frozenset()

    def place(self, row: int, left: int, right: int | None = None) -> str:
        """How to look a cell or a row's stretch of cells up: "Prevention!B7", "Prevention!A7:F7"."""
        title = self.title
        if not _PLAIN_NAME.fullmatch(title):
            title = "'" + title.replace("'", "''") + "'"
        cells = f"{get_column_letter(left)}{row}"
        if right is not None and right != left:
            cells += f":{get_column_letter(right)}{row}"
        return f"{title}!{cells}"


@dataclass(slots=True)
class Doubts:
    """Cells about which a person should know something, gathered by what there is to know."""

    cells: dict[str, list[str]] = field(default_factory=dict)

    def note(self, place: str, what: str) -> None:
        """Remember one more cell of which ``what`` is true."""
        self.cells.setdefault(what, []).append(place)

    def remarks(self) -> list[str]:
        """One remark for each kind of doubt, naming the first few cells."""
        said = []
        for what, places in self.cells.items():
            more = f" and {len(places) - 5} more" if len(places) > 5 else ""
            said.append(f"{', '.join(places[:5])}{more}: {what}")
        return said


def see_sheet(
    sheet: Worksheet, count: SheetCount, default_size: float, doubts: Doubts
) -> SeenSheet:
    """Read every cell counted. Raises ``UnreadableDocument`` if the library lost one of them."""
    seen = SeenSheet(
        sheet.title,
        merges=[
            Merge(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges
        ],
        header_rows=frozenset(_header_rows(sheet)),
    )
    lost = []
    for row, columns in sorted(count.filled.items()):
        for column in sorted(set(columns)):
            cell = sheet.cell(row, column)
            if isinstance(cell, MergedCell):
                doubts.note(seen.place(row, column), "hidden behind a merged cell, and not read.")
            elif cell.value is None:
                lost.append(seen.place(row, column))
            else:
                found = _seen(cell, default_size, partial(doubts.note, seen.place(row, column)))
                if found.text:
                    seen.cells.setdefault(row, {})[column] = found
    if lost:
        raise UnreadableDocument(
            f"{len(lost)} filled cells of it came out blank, the first being {lost[0]}",
            "Open it in Excel and save it afresh.",
        )
    for row, column in count.without_result:
        doubts.note(
            seen.place(row, column),
            "a formula whose result is not stored; open the file in Excel and save it.",
        )
    return seen


def _header_rows(sheet: Worksheet) -> Iterable[int]:
    """Rows that the file itself calls headers: of its tables, its filter, its printed titles."""
    for table in sheet.tables.values():
        if table.headerRowCount != 0:
            yield _first_row(table.ref)
    if sheet.auto_filter.ref:
        yield _first_row(sheet.auto_filter.ref)
    titles = re.fullmatch(r"\$?(\d+):\$?(\d+)", str(sheet.print_title_rows or ""))
    if titles and int(titles[2]) - int(titles[1]) < 10:
        yield from range(int(titles[1]), int(titles[2]) + 1)


def _first_row(reference: str) -> int:
    match = re.search(r"\d+", reference)
    return int(match[0]) if match else 0


def _seen(cell: StoredCell, default_size: float, doubt: Callable[[str], None]) -> SeenCell:
    font = cell.font
    name = font.name if font is not None else None
    text, bold = _words(cell.value, cell, name, doubt)
    if (font is not None and font.strike) or _has_struck_piece(cell.value):
        doubt("struck-through words are read like any others.")
    lines = (line.strip() for line in re.split(r"\r\n|[\r\n\v\f\u2028]", text))
    fill = cell.fill
    coloured = fill is not None and fill.fill_type == "solid"
    return SeenCell(
        "\n".join(line for line in lines if line),
        bool(font.b) if bold is None and font is not None else bool(bold),
        float(font.sz) if font is not None and font.sz else default_size,
        coloured,
    )


def _has_struck_piece(value: Any) -> bool:
    return isinstance(value, CellRichText) and any(
        isinstance(piece, TextBlock) and piece.font.strike for piece in value
    )


def _words(
    value: Any, cell: StoredCell, font: str | None, doubt: Callable[[str], None]
) -> tuple[str, bool | None]:
    """The cell's words, and whether they are bold where they say so themselves."""
    if isinstance(value, CellRichText):
        return _rich_words(value, cell, font)
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None
    if isinstance(value, int | float | datetime | date | time | timedelta):
        code = cell.number_format
        display = shown(value, code)
        if not display.understood and code.lower() != "general":
            doubt(f"the number format {code} is not one that is known, so the plain value is read.")
        return as_drawn(display.text, font), None
    text = str(value)
    if cell.data_type == "e":
        doubt(f"the spreadsheet shows the error {text}.")
    return as_drawn(_unescaped(text), font), None


def _rich_words(value: CellRichText, cell: StoredCell, font: str | None) -> tuple[str, bool | None]:
    words, bolds = [], []
    for piece in value:
        if isinstance(piece, TextBlock):
            text = as_drawn(_unescaped(piece.text), piece.font.rFont or font)
            if piece.font.vertAlign == "superscript":
                text = raised(text)
            bold = bool(piece.font.b)
        else:
            # The first run of a cell may go without a font of its own and takes the cell's.
            text, bold = as_drawn(_unescaped(piece), font), bool(cell.font and cell.font.b)
        words.append(text)
        if text.strip():
            bolds.append(bold)
    return "".join(words), bool(bolds) and all(bolds)


def _unescaped(text: str) -> str:
    """Control characters written as _x000D_ become what they are."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
