"""Dates as people say them, with how exactly the document said them."""

from __future__ import annotations

from datetime import date

from goldthread.framework.rules.moments import DayInYear, Length, Moment, Precision

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

MONTHS = (
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


def day(on: date) -> str:
    """A day as it is said: "31 March 2021"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def days_between(first: date, last: date) -> str:
    """The days from the first to the last: "1 April 2020 to 31 March 2021"."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def by_moment(moment: Moment) -> str:
    """A last day with its precision: "by the end of the quarter to 31 March 2021"."""
    period = _PERIODS.get(moment.precision)
    return f"by the end of {period} to {day(moment.day)}" if period else f"by {when(moment)}"


def when(moment: Moment | DayInYear) -> str:
    """A date as it stands, with its precision: "the month to 31 March 2021", "31 March"."""
    if isinstance(moment, DayInYear):
        return f"{moment.day} {MONTHS[moment.month - 1]} (no year given)"
    if moment.precision is Precision.DAY:
        return day(moment.day)
    if moment.precision is Precision.APPROXIMATE:
        return f"about {day(moment.day)}"
    return f"{_PERIODS[moment.precision]} to {day(moment.day)}"


def time_span(length: Length) -> str:
    """A length of time: "12 months", "1 day"."""
    return counted(length.value, length.unit.rstrip("s"))


def counted(number: int, noun: str) -> str:
    """A number of things: "1 month", "3 months"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def expected(until: str | None) -> str:
    """When something still to be confirmed is expected: a date or an event, as said."""
    if not until:
        return ""
    try:
        return f", expected by {day(date.fromisoformat(until))}"
    except ValueError:
        return f", expected {until}"


def listed(parts: list[str]) -> str:
    """Words in a row: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
