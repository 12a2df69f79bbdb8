"""How a council writes the name of a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from goldthread.framework.periods.calendar import MONTH_NAMES, PART_LETTERS, Calendar, PeriodKind


class Named(Protocol):
    """What a label tells of a period."""

    @property
    def kind(self) -> PeriodKind: ...
    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...
    @property
    def calendar(self) -> Calendar: ...
    @property
    def year(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def months(self) -> int: ...


def label_of(period: Named) -> str:
    """The period in a council's words: "Q4 2020-21", "March 2021", "3 years to March 2021"."""
    return _LABELS[period.kind](period)


def _month_label(period: Named) -> str:
    return _month_in_words(period.last)


def _month_in_words(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _months_label(period: Named) -> str:
    first = MONTH_NAMES[period.first.month - 1]
    if period.first.year != period.last.year:
        first = _month_in_words(period.first)
    return f"{first} to {_month_in_words(period.last)}"


def _span(year: int, starts_in_month: int) -> str:
    """A year that began in ``year``: "2020-21", "1999-2000", or "2020" when it is January's."""
    if starts_in_month == 1:
        return str(year)
    return f"{year}-{(year + 1) % 100:02d}" if (year + 1) % 100 else f"{year}-{year + 1}"


def _financial_year_label(period: Named) -> str:
    span = _span(period.year, period.calendar.financial_year_starts)
    return span if "-" in span else f"Financial year {span}"


def _part_label(period: Named) -> str:
    span = _span(period.year, period.calendar.financial_year_starts)
    return f"{PART_LETTERS[period.kind]}{period.number} {span}"


def _academic_year_label(period: Named) -> str:
    return f"Academic year {_span(period.year, period.calendar.academic_year_starts)}"


def _term_label(period: Named) -> str:
    return f"{period.calendar.terms[period.number - 1].name} {period.first.year}"


def _rolling_label(period: Named) -> str:
    length = f"{period.months} month{'' if period.months == 1 else 's'}"
    if period.months > 12 and period.months % 12 == 0:
        length = f"{period.months // 12} years"
    return f"{length} to {_month_in_words(period.last)}"


_LABELS: dict[PeriodKind, Callable[[Named], str]] = {
    PeriodKind.SNAPSHOT: lambda period: f"{period.last.day} {_month_in_words(period.last)}",
    PeriodKind.MONTH: _month_label,
    PeriodKind.TWO_MONTHS: _months_label,
    PeriodKind.QUARTER: _part_label,
    PeriodKind.FOUR_MONTHS: _months_label,
    PeriodKind.TERM: _term_label,
    PeriodKind.HALF_YEAR: _part_label,
    PeriodKind.FINANCIAL_YEAR: _financial_year_label,
    PeriodKind.ACADEMIC_YEAR: _academic_year_label,
    PeriodKind.CALENDAR_YEAR: lambda period: str(period.year),
    PeriodKind.ROLLING: _rolling_label,
}
