"""What the columns of a sheet of figures are, by the words over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from goldthread.documents.blocks import Cell, Row


class Column(StrEnum):
    """What a column of a sheet of figures holds."""

    MEASURE = "Measure"
    TITLE = "Title"
    SERIES = "Series"
    BREAKDOWN = "Breakdown"
    UNIT = "Unit"
    AREA = "Area"
    AREA_NAME = "Area name"
    PERIOD = "Period"
    VALUE = "Value"
    NUMERATOR = "Numerator"
    DENOMINATOR = "Denominator"
    PROVISIONAL = "Provisional"
    NOTE = "Note"
    ADDS_UP = "Adds up"
    COUNTS_PEOPLE = "Counts people"
    SOURCE = "Source"


_WORDS = {
    Column.MEASURE: "measure|measure id|measure code|id|code|ref|reference|indicator|kpi|metric",
    Column.TITLE: "title|measure title|measure name|indicator name|name|description",
    Column.SERIES: "series|component|part|category",
    Column.BREAKDOWN: "breakdown|broken down by",
    Column.UNIT: "unit|units",
    Column.AREA: "area|area code|comparator|council|authority|local authority|local authority code",
    Column.AREA_NAME: "area name|council name|authority name|local authority name",
    Column.PERIOD: "period|date|month|quarter|year|term|period code",
    Column.VALUE: "value|figure|actual|result|outturn|performance",
    Column.NUMERATOR: "numerator|top|cases",
    Column.DENOMINATOR: "denominator|out of|base",
    Column.PROVISIONAL: "provisional|provisional?",
    Column.NOTE: "note|notes|comment|comments|commentary",
    Column.ADDS_UP: "adds up|adds up?|adds up over the year",
    Column.COUNTS_PEOPLE: "counts people|counts people?|people",
    Column.SOURCE: "source|published by|source and licence",
}
_BY_WORD = {word: column for column, words in _WORDS.items() for word in words.split("|")}

TEMPLATE_COLUMNS = (
    Column.MEASURE,
    Column.TITLE,
    Column.SERIES,
    Column.UNIT,
    Column.PERIOD,
    Column.VALUE,
    Column.NUMERATOR,
    Column.DENOMINATOR,
    Column.PROVISIONAL,
    Column.NOTE,
)
"""The columns of the sheet to fill in; the others are there for those who need them."""

WIDE_COLUMNS = (Column.MEASURE, Column.TITLE, Column.SERIES, Column.BREAKDOWN, Column.UNIT)
"""The columns that may stand before the periods of a wide sheet."""

OWN_COLUMNS = frozenset(Column) - {Column.AREA, Column.AREA_NAME, Column.SOURCE}
"""The columns of a council's own figures."""

COLUMNS_OF_OTHERS = frozenset(
    {
        Column.MEASURE,
        Column.TITLE,
        Column.SERIES,
        Column.UNIT,
        Column.AREA,
        Column.AREA_NAME,
        Column.PERIOD,
        Column.VALUE,
        Column.NUMERATOR,
        Column.DENOMINATOR,
        Column.SOURCE,
    }
)
"""The columns of the figures of other councils."""


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
    # Not at the top: openpyxl takes long to start, and the models lead here.
    from openpyxl.utils import column_index_from_string

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
