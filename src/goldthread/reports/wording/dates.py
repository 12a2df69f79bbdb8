"""Dates as people say them, with how exactly the document said them."""

from __future__ import annotations

from datetime import date

from goldthread.framework.periods.calendar import MONTH_NAMES
from goldthread.framework.rules.moments import DayInYear, Length, Moment, Precision
from goldthread.framework.wording import counted, day

_PERIODS = {
    Precision.WEEK: "the week",
    Precision.MONTH: "the month",
    Precision.QUARTER: "the quarter",
    Precision.SEASON: "the season",
    Precision.TERM: "the term",
    Precision.HALF_YEAR: "the half year",
    Precision.FINANCIAL_YEAR: "the financial year",
    Precision.ACADEMIC_YEAR: "the academic year",
    Precision.CALENDAR_YEAR: "the year",
}
_DECEMBER = 12


def by_moment(moment: Moment) -> str:
    """A last day with its precision: "by the end of March 2021", "by the end of the quarter to 31
    March 2021".
    """
    ends = "the end of " if moment.precision in _PERIODS else ""
    return f"by {ends}{when(moment)}"


def when(moment: Moment | DayInYear) -> str:
    """A date as it stands, with its precision: "March 2021", "the week to 7 March 2021"."""
    if isinstance(moment, DayInYear):
        return f"{moment.day} {MONTH_NAMES[moment.month - 1]} (no year given)"
    if moment.precision is Precision.DAY:
        return day(moment.day)
    if moment.precision is Precision.APPROXIMATE:
        return f"about {day(moment.day)}"
    # A month, and a year that ends with December, are called by their names.
    if moment.precision is Precision.MONTH:
        return f"{MONTH_NAMES[moment.day.month - 1]} {moment.day.year}"
    if moment.precision is Precision.CALENDAR_YEAR and moment.day.month == _DECEMBER:
        return str(moment.day.year)
    return f"{_PERIODS[moment.precision]} to {day(moment.day)}"


def time_span(length: Length) -> str:
    """A length of time: "12 months", "1 day"."""
    return counted(length.value, length.unit.rstrip("s"))


def expected(until: str | None) -> str:
    """When something still to be confirmed is expected: a date or an event, as said."""
    if not until:
        return ""
    try:
        return f", expected by {day(date.fromisoformat(until))}"
    except ValueError:
        return f", expected {until}"
