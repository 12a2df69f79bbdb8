"""A row of the spreadsheet of returns: what it asks for, and what was given in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

_KEY = re.compile(
    r"(?P<authority>[^/\s]+)/(?P<period_return>\d{1,18})/(?P<version>\d{1,9})/"
    r"(?P<series>\d{1,18}|-)/(?P<row>\d{1,6})of(?P<rows>\d{1,6})"
)


@dataclass(frozen=True, slots=True)
class RowKey:
    """What the hidden column says of a row: whose it is, which return and line, as of when.

    ``series`` is ``None`` for a return that asks for words only. ``row`` counts the rows that
    were written, from 1, and ``rows`` is how many there were, so that one that was taken out
    is missed.
    """

    authority: str
    period_return: int
    version: int
    series: int | None
    row: int
    rows: int

    def __str__(self) -> str:
        series = "-" if self.series is None else self.series
        return (
            f"{self.authority}/{self.period_return}/{self.version}/{series}/{self.row}of{self.rows}"
        )

    @classmethod
    def read(cls, text: str) -> RowKey | None:
        """The key that a hidden cell holds; ``None`` where it holds none.

        >>> str(RowKey.read("anyborough/12/3/45/1of2"))
        'anyborough/12/3/45/1of2'
        """
        found = _KEY.fullmatch(text.strip())
        if found is None:
            return None
        series = None if found["series"] == "-" else int(found["series"])
        numbers = (int(found[name]) for name in ("row", "rows"))
        return cls(
            found["authority"], int(found["period_return"]), int(found["version"]), series, *numbers
        )


@dataclass(frozen=True, slots=True)
class GivenCells:
    """What stands in the cells of a row that a person fills in."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    commentary: str = ""
    reason: str = ""
    action: str = ""
    owner: str = ""
    recover_by: date | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in."""
        return self == GivenCells()


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One line of figures of an open return, with what helps to fill it in.

    ``series`` is ``None`` where only words are asked for. ``target`` and ``last`` are in words;
    ``given`` is what stands in the return already. What is said in words is asked for on the
    first row of a return, ``takes_words``.
    """

    period_return: int
    version: int
    series: int | None
    measure: str
    title: str
    line: str
    unit: str | None
    period: str
    due_on: date
    target: str = ""
    last: str = ""
    takes_words: bool = True
    given: GivenCells = field(default_factory=GivenCells)


@dataclass(frozen=True, slots=True)
class GivenReturn:
    """What a workbook gives for one return: figures by series, and its words.

    ``figures`` holds a line for every row that was there, blank ones too; ``place`` is where the
    return stands in the workbook ("Returns!C7").
    """

    period_return: int
    version: int
    figures: Mapping[int, GivenCells] = field(default_factory=lambda: MappingProxyType({}))
    words: GivenCells = field(default_factory=GivenCells)
    place: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was filled in for it."""
        return self.words.is_blank and all(one.is_blank for one in self.figures.values())
