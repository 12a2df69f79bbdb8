"""How an authority divides its years: the month its money year starts, and its school terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise


class PeriodError(ValueError):
    """A period cannot be made from what was given; the message says what was expected."""


class PeriodKind(StrEnum):
    """The kinds of period that a council's figures belong to.

    Quarters, two months, four months and half years are parts of the *financial* year.
    """

    SNAPSHOT = "snapshot"
    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"
    FOUR_MONTHS = "four_months"
    TERM = "term"
    HALF_YEAR = "half_year"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    CALENDAR_YEAR = "calendar_year"
    ROLLING = "rolling"


FINANCIAL_YEAR_PARTS: dict[PeriodKind, int] = {
    PeriodKind.TWO_MONTHS: 2,
    PeriodKind.QUARTER: 3,
    PeriodKind.FOUR_MONTHS: 4,
    PeriodKind.HALF_YEAR: 6,
}
"""The kinds that divide the financial year evenly, with their length in months."""


MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

PART_LETTERS = {
    PeriodKind.TWO_MONTHS: "B",
    PeriodKind.QUARTER: "Q",
    PeriodKind.FOUR_MONTHS: "F",
    PeriodKind.HALF_YEAR: "H",
}
"""How the code of a part of the financial year is marked."""


@dataclass(frozen=True, slots=True)
class Term:
    """A school term by the name a council gives it, and the day of the year it starts."""

    name: str
    month: int
    day: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12 or not 1 <= self.day <= 28:
            raise PeriodError(
                f"{self.name} cannot start on day {self.day} of month {self.month}: "
                "give a month from 1 to 12 and a day from 1 to 28."
            )


ENGLISH_TERMS = (Term("Autumn term", 9), Term("Spring term", 1), Term("Summer term", 5))
"""Three terms of four whole months, together the academic year.

Easter moves, so no fixed day divides spring from summer everywhere. The end of April is
after the Easter holiday in every year, and leaves no day outside a term.
"""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one authority divides its years; the defaults are those of an English council.

    ``financial_year_starts`` and ``academic_year_starts`` are months (4 = April). Terms
    follow each other from the first day of the academic year and leave no day out.
    """

    financial_year_starts: int = 4
    academic_year_starts: int = 9
    terms: tuple[Term, ...] = ENGLISH_TERMS

    def __post_init__(self) -> None:
        for month in (self.financial_year_starts, self.academic_year_starts):
            if not 1 <= month <= 12:
                raise PeriodError(f"A year cannot start in month {month}: months run from 1 to 12.")
        if not self.terms:
            raise PeriodError("A calendar needs at least one term.")
        first = self.terms[0]
        if (first.month, first.day) != (self.academic_year_starts, 1):
            raise PeriodError(
                f"The first term ({first.name}) must start on the first day of the academic year."
            )
        starts = [self._term_starts(2000, number) for number in range(1, len(self.terms) + 1)]
        if any(later <= earlier for earlier, later in pairwise(starts)):
            raise PeriodError("Terms must be given in the order they fall in the academic year.")

    def financial_year_of(self, day: date) -> int:
        """The calendar year in which the financial year holding ``day`` began."""
        return day.year - (day.month < self.financial_year_starts)

    def academic_year_of(self, day: date) -> int:
        """The calendar year in which the academic year holding ``day`` began."""
        return day.year - (day.month < self.academic_year_starts)

    def term_days(self, academic_year: int, number: int) -> tuple[date, date]:
        """The first and last day of the ``number``-th term (from 1) of an academic year."""
        if not 1 <= number <= len(self.terms):
            raise PeriodError(f"There is no term {number}: this calendar has {len(self.terms)}.")
        first = self._term_starts(academic_year, number)
        if number < len(self.terms):
            following = self._term_starts(academic_year, number + 1)
        else:
            following = self._term_starts(academic_year + 1, 1)
        return first, following - timedelta(days=1)

    def term_of(self, day: date) -> tuple[int, int]:
        """The academic year and the number (from 1) of the term that holds ``day``."""
        year = self.academic_year_of(day)
        started = sum(
            self._term_starts(year, number) <= day for number in range(1, len(self.terms) + 1)
        )
        return year, started

    def _term_starts(self, academic_year: int, number: int) -> date:
        term = self.terms[number - 1]
        year = academic_year + (term.month < self.academic_year_starts)
        return date(year, term.month, term.day)


ENGLAND = Calendar()
"""April to March money years; September to August school years in three terms."""
