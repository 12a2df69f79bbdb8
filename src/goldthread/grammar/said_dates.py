"""Dates in words, to the precision they were named: "March 2021", "Q4 2020/21", "spring 2018"."""

from __future__ import annotations

import itertools
from calendar import month_name
from datetime import date

from goldthread.framework.rules.moments import DayInYear, Moment, Precision
from goldthread.framework.rules.values import Span
from goldthread.framework.wording import listed

_SEASONS = {5: "Spring", 8: "Summer", 11: "Autumn", 2: "Winter"}
_TERMS = {12: "Autumn", 3: "Spring", 7: "Summer"}


def said_month(month: int) -> str:
    """The name of a month."""
    return month_name[month]


def said_moment(moment: Moment, starts: int) -> str:
    """The end of a period, by the name of that period."""
    return said_end(moment.day, moment.precision, starts, in_doubt=bool(moment.could_be))


def said_end(day: date, precision: Precision, starts: int, *, in_doubt: bool = False) -> str:
    """The period of this precision that ends on a day."""
    begins = _year_begins(day, starts)
    if precision is Precision.MONTH:
        return f"{month_name[day.month]} {day.year}"
    if precision is Precision.QUARTER:
        return f"Q{(day.month - starts) % 12 // 3 + 1} {_label(begins, starts)}"
    if precision is Precision.HALF_YEAR:
        return f"H{(day.month - starts) % 12 // 6 + 1} {_label(begins, starts)}"
    if precision is Precision.FINANCIAL_YEAR:
        return _label(begins, starts)
    if precision is Precision.ACADEMIC_YEAR:
        return f"{day.year - 1}/{day.year % 100:02} academic year"
    if precision is Precision.CALENDAR_YEAR:
        return f"{day.year}" if in_doubt or starts == 1 else f"the end of {day.year}"
    return _said_less_simply(day, precision)


def _said_less_simply(day: date, precision: Precision) -> str:
    if precision is Precision.SEASON and day.month in _SEASONS:
        winter = day.month == 2
        year = f"{day.year - 1}/{day.year % 100:02}" if winter else str(day.year)
        return f"{_SEASONS[day.month]} {year}"
    if precision is Precision.TERM and day.month in _TERMS:
        return f"{_TERMS[day.month]} term {day.year}"
    if precision is Precision.APPROXIMATE and day.day == 15:
        return f"mid-{month_name[day.month]} {day.year}"
    if precision is Precision.APPROXIMATE and (day.month, day.day) == (6, 30):
        return f"mid-{day.year}"
    if precision is Precision.APPROXIMATE and (day.month, day.day) == (3, 31):
        return f"early {day.year}"
    return f"{day.day} {month_name[day.month]} {day.year}"


def said_day_in_year(day: DayInYear) -> str:
    """A day or month without a year."""
    if day.precision is Precision.MONTH:
        return month_name[day.month]
    if day.precision is Precision.SEASON:
        return _SEASONS[day.month]
    if day.precision is Precision.TERM:
        return f"{_TERMS[day.month]} term"
    if day.precision is Precision.APPROXIMATE:
        return f"mid-{month_name[day.month]}"
    return f"{day.day} {month_name[day.month]}"


def said_months(months: tuple[int, ...]) -> str:
    """ "September to November" where each follows the one before, else "March and September"."""
    names = [said_month(month) for month in months]
    if len(names) > 1 and all(two == one % 12 + 1 for one, two in itertools.pairwise(months)):
        return f"{names[0]} to {names[-1]}"
    return listed(names)


def said_span(span: Span, starts: int) -> str:
    """A stretch of days, by the name of its period where it is one, else from end to end."""
    last = said_end(span.last, span.precision, starts, in_doubt=True)
    if span.pooled:
        return f"{span.first.year}-{span.last.year % 100:02}"
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    whole = {
        Precision.MONTH: 1,
        Precision.QUARTER: 3,
        Precision.SEASON: 3,
        Precision.HALF_YEAR: 6,
    }.get(span.precision, 12)
    if span.precision is Precision.DAY:
        if span.first == span.last:
            return last
        return f"{span.first.day} {month_name[span.first.month]} {span.first.year} to {last}"
    if months <= whole:
        return last
    if span.precision is Precision.MONTH:
        return f"{month_name[span.first.month]} {span.first.year} to {last}"
    end_month = (span.first.month + whole - 2) % 12 + 1
    first_end = date(span.first.year + (span.first.month + whole - 2) // 12, end_month, 28)
    return f"{said_end(first_end, span.precision, starts, in_doubt=True)} to {last}"


def _year_begins(day: date, starts: int) -> int:
    return day.year if day.month >= starts else day.year - 1


def _label(begins: int, starts: int) -> str:
    return str(begins) if starts == 1 else f"{begins}/{(begins + 1) % 100:02}"
