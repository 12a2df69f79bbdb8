"""What the columns of a sheet of figures are, by the words over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import column_index_from_string

from goldthread.documents.blocks import Cell, Row


class Column(StrEnum):
    """What a column of a sheet of figures holds."""

    MEASURE = "Measure"
    TITLE = "Title"
    SERIES = "Series"
    UNIT = "Unit"
    PERIOD = "Period"
    VALUE = "Value"
    NUMERATOR = "Numerator"
    DENOMINATOR = "Denominator"
    PROVISIONAL = "Provisional"
    NOTE = "Note"


_WORDS = {
    Column.MEASURE: "measure|measure id|measure code|id|code|ref|reference|indicator|kpi|metric",
    Column.TITLE: "title|measure title|measure name|indicator name|name|description",
    Column.SERIES: "series|component|part|breakdown|category",
    Column.UNIT: "unit|units",
    Column.PERIOD: "period|date|month|quarter|year|term|period code",
    Column.VALUE: "value|figure|actual|result|outturn|performance",
    Column.NUMERATOR: "numerator|top|cases",
    Column.DENOMINATOR: "denominator|out of|base",
    Column.PROVISIONAL: "provisional|provisional?",
    Column.NOTE: "note|notes|comment|comments|commentary",
}
_BY_WORD = {word: column for column, words in _WORDS.items() for word in words.split("|")}

WIDE_COLUMNS = (Column.MEASURE, Column.TITLE, Column.SERIES, Column.UNIT)
"""The columns before the periods of a wide sheet."""


_CELL = re.compile(r"!\$?([A-Z]{1,3})\$?\d+")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one sheet: by place, and the words over those that are none of them."""

    columns: dict[Column, int]
    others: dict[int, str]
    repeated: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether a row is one figure, with a column for its period and one for its value."""
        return Column.PERIOD in self.columns and Column.VALUE in self.columns


def placed_cells(row: Row) -> Iterator[tuple[int, Cell]]:
    """The cells of a row by the place of their column.

    In a workbook that is the column's own letter, because a reader may leave out columns that
    are blank over part of a sheet; elsewhere cells are counted from the left.
    """
    for counted, cell in enumerate(row.cells):
        found = _CELL.search(cell.source.cells[0]) if cell.source.cells else None
        yield (column_index_from_string(found[1]) - 1 if found else counted), cell


def header_of(row: Row) -> Header | None:
    """The columns a row names, or ``None`` when it names no measure: then it is no header."""
    columns: dict[Column, int] = {}
    others: dict[int, str] = {}
    repeated: list[str] = []
    for place, cell in placed_cells(row):
        words = re.sub(r"[\s_]+", " ", cell.text).strip()
        column = _BY_WORD.get(words.casefold())
        if column is None:
            if words:
                others[place] = words
        elif column in columns:
            repeated.append(words)
        else:
            columns[column] = place
    if Column.MEASURE not in columns and Column.TITLE not in columns:
        return None
    return Header(columns, others, tuple(repeated))
