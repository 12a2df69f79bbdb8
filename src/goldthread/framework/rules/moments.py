"""Dates as frameworks give them: a day, and how precisely it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a document named a date."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    FINANCIAL_YEAR = "fy"
    ACADEMIC_YEAR = "ay"
    CALENDAR_YEAR = "cy"
    APPROXIMATE = "approx"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A date with its precision: ``day`` is the *last* day of the period that was named.

    "March 2021" is 31 March 2021 to the month; "Q4 20-21" is the same day to the quarter.
    """

    day: date
    precision: Precision = Precision.DAY
