"""What the judgements need to know of each period, looked up by its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.charting import in_a_year
from goldthread.engine.columnar.schema import TableError
from goldthread.engine.columnar.sums import Whole
from goldthread.framework.periods import (
    Period,
    PeriodError,
    PeriodKind,
    containing,
    period_from_code,
)

Cell = TypeVar("Cell", bound=np.generic)

KINDS = tuple(PeriodKind)
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR)
_MONTHS_OF_A_YEAR = 12
_EPOCH = date(1970, 1, 1).toordinal()

FACTS = np.dtype(
    [
        # The place of the period among those of its kind: the one that follows has one more.
        ("place", np.int64),
        ("kind", np.int8),
        # The months of a rolling window, 0 for all other kinds: a series has windows of one length.
        ("window", np.int16),
        # How many places on the same period of the next year is.
        ("in_a_year", np.int8),
        ("months", np.int16),
        ("last", np.int32),
        # How many periods of the financial year came before; -1 where it straddles two years.
        ("in_financial_year", np.int8),
        # Whether periods of this kind make up the financial year, and whether this one ends it.
        ("divides", np.bool_),
        ("ends_year", np.bool_),
        ("is_year", np.bool_),
    ]
)


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """The facts of the periods of a table: ``known`` one entry a code, ``of_row`` which code.

    ``of_row`` tells of the first rows, and goes on in the same way ``times`` over.
    """

    known: NDArray[np.void]
    of_row: Whole
    times: int = 1

    def numbers(self, fact: str, rows: Whole | None = None) -> Whole:
        """One fact as whole numbers for each row, or for some rows."""
        known = self.known[fact].astype(np.int64)
        if rows is not None:
            return known[self.of_row[rows % len(self.of_row)]]
        return self._of_every_row(known)

    def days(self, fact: str) -> NDArray[np.int32]:
        """One fact as days since 1970 for each row."""
        return self._of_every_row(self.known[fact].astype(np.int32))

    def _of_every_row(self, known: NDArray[Cell]) -> NDArray[Cell]:
        found: NDArray[Cell] = known[self.of_row]
        return found if self.times == 1 else np.tile(found, self.times)


def facts_of_codes(codes: Sequence[str]) -> NDArray[np.void]:
    """The facts of each code. Raises ``TableError`` for one that names no period."""
    return _facts_of_all(tuple(codes))


@lru_cache(maxsize=64)
def _facts_of_all(codes: tuple[str, ...]) -> NDArray[np.void]:
    # The blocks of a table mostly have the same periods, and making such an array is slow.
    return np.array([_facts(code) for code in codes], dtype=FACTS)


@lru_cache(maxsize=256)
def facts_of_run(codes: tuple[str, ...]) -> PeriodFacts:
    """The facts of the periods of one series. Raises ``TableError`` as ``facts_of_codes`` does."""
    at = {code: number for number, code in enumerate(dict.fromkeys(codes))}
    of_row = np.array([at[code] for code in codes], dtype=np.int64)
    return PeriodFacts(facts_of_codes(list(at)), of_row)


@lru_cache(maxsize=65_536)
def _facts(code: str) -> tuple[int | bool, ...]:
    try:
        period = period_from_code(code)
    except PeriodError as reason:
        raise TableError(str(reason)) from reason
    year = _year_of(period)
    before = -1
    if year is not None and period.kind not in (PeriodKind.ROLLING, PeriodKind.SNAPSHOT):
        before = (period.first.month - year.first.month) % 12 // period.months
    return (
        _place(period),
        KINDS.index(period.kind),
        period.months if period.kind is PeriodKind.ROLLING else 0,
        _MONTHS_OF_A_YEAR if period.kind is PeriodKind.ROLLING else in_a_year(period),
        period.months,
        period.last.toordinal() - _EPOCH,
        before,
        year is not None and _divides(period, year),
        year is not None and period.last == year.last,
        period.kind in _YEARS,
    )


def _year_of(period: Period) -> Period | None:
    return period.within(PeriodKind.FINANCIAL_YEAR)


def _divides(period: Period, year: Period) -> bool:
    if period.kind in (PeriodKind.SNAPSHOT, PeriodKind.ROLLING):
        return False
    return containing(year.first, period.kind, period.calendar).first == year.first


def _place(period: Period) -> int:
    if period.kind is PeriodKind.SNAPSHOT:
        return period.last.toordinal()
    month = period.last.year * 12 + period.last.month - 1
    if period.kind in (PeriodKind.MONTH, PeriodKind.ROLLING):
        return month
    if period.kind is PeriodKind.TERM:
        return period.year * len(period.calendar.terms) + period.number - 1
    if period.months >= 12:
        return period.year
    first = period.first.year * 12 + period.first.month - 1
    return first // period.months
