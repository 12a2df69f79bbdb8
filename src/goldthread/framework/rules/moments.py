"""Dates as frameworks give them: a day, and how precisely it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a document named a date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    TERM = "term"
    HALF_YEAR = "half"
    FINANCIAL_YEAR = "fy"
    ACADEMIC_YEAR = "ay"
    CALENDAR_YEAR = "cy"
    APPROXIMATE = "approx"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A date with its precision: ``day`` is the *last* day of the period that was named.

    "March 2021" is 31 March 2021 to the month; "Q4 20-21" is the same day to the quarter.
    ``could_be`` are other last days that the same words may mean: a bare "2022" ends on
    31 December, or on 31 March where financial years are meant.
    """

    day: date
    precision: Precision = Precision.DAY
    could_be: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class DayInYear:
    """A day and month said without a year, and how precisely."""

    month: int
    day: int
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        # A leap year, so that 29 February can be named.
        date(2000, self.month, self.day)

    def __str__(self) -> str:
        return f"--{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A length of time: so many days, weeks, working days, months or years."""

    value: int
    unit: str
