"""The columns of the spreadsheet of returns: the words over each, its width, who fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

SHEET = "Returns"
GUIDE = "How to fill it in"


class Column(StrEnum):
    """What a column holds; the value stands over it."""

    KEY = "Do not change"
    MEASURE = "Measure"
    TITLE = "Title"
    LINE = "Line of figures"
    UNIT = "Unit"
    PERIOD = "Period"
    DUE = "Due"
    TARGET = "Target"
    LAST = "Last figure"
    VALUE = "Value"
    NUMERATOR = "Numerator"
    DENOMINATOR = "Denominator"
    PROVISIONAL = "Provisional"
    COMMENTARY = "Commentary"
    REASON = "Why off target"
    ACTION = "What is being done"
    OWNER = "Who sees to it"
    RECOVER_BY = "Back on target by"


COLUMNS: tuple[Column, ...] = tuple(Column)
OF_FIGURES = (Column.VALUE, Column.NUMERATOR, Column.DENOMINATOR, Column.PROVISIONAL)
OF_WORDS = (
    Column.COMMENTARY,
    Column.REASON,
    Column.ACTION,
    Column.OWNER,
    Column.RECOVER_BY,
)
WIDTHS: Mapping[Column, int] = MappingProxyType(
    {
        Column.MEASURE: 10,
        Column.TITLE: 48,
        Column.LINE: 20,
        Column.UNIT: 12,
        Column.PERIOD: 14,
        Column.DUE: 12,
        Column.TARGET: 30,
        Column.LAST: 24,
        Column.VALUE: 12,
        Column.NUMERATOR: 12,
        Column.DENOMINATOR: 12,
        Column.PROVISIONAL: 12,
        Column.COMMENTARY: 48,
        Column.REASON: 36,
        Column.ACTION: 36,
        Column.OWNER: 24,
        Column.RECOVER_BY: 18,
    }
)
BY_WORDS: Mapping[str, Column] = MappingProxyType({one.value.casefold(): one for one in Column})
