"""Dates that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange

_QUARTER = re.compile(r"\b(?:Q|quarter )(?:[5-9]|0|1\d)\b", re.I)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)})[a-z]*\.?(?:\s+(20\d\d))?(?!\w)", re.I
)
_IN_FIGURES = re.compile(r"(?<![\d/.-])(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](20\d\d)(?![\d/-])")
_SPAN = re.compile(
    r"\b(?:between|from) (20\d\d) (?:and|to) (20\d\d)\b|\b(20\d\d)\s*[-–]\s*(20\d\d)\b", re.I
)
_FINANCIAL = re.compile(r"\b(20\d\d)\s*[/]\s*(?:20)?(\d\d)\b(?!/)")
_MONTHS_IN_A_YEAR = 12


def impossible_date(text: str) -> tuple[str, str] | None:
    """The words of the first date in a text that can never come, and why; ``None`` when all can.

    Fifth quarters, thirty-first Junes, thirteenth months, spans that end before they begin.
    """
    if quarter := _QUARTER.search(text):
        return quarter[0], "a year has four quarters"
    for day in _DAY.finditer(text):
        month = _MONTHS.index(day[2][:3].lower()) + 1
        if why := _no_such_day(int(day[1]), month, day[3]):
            return day[0], why
    for figures in _IN_FIGURES.finditer(text):
        month = int(figures[2])
        if (month + 1) % 100 == int(figures[3]) % 100:
            continue  # "24/2025" is a financial year.
        if not 1 <= month <= _MONTHS_IN_A_YEAR:
            return figures[0], "a year has twelve months"
        if figures[1] and (why := _no_such_day(int(figures[1]), month, figures[3])):
            return figures[0], why
    for span in _SPAN.finditer(text):
        first, last = (int(year) for year in span.groups() if year)
        if last < first:
            return span[0], "it ends before it begins"
    for year in _FINANCIAL.finditer(text):
        if int(year[2]) < int(year[1]) % 100 and int(year[1]) % 100 != 99:
            return year[0], "it ends before it begins"
    return None


def _no_such_day(day: int, month: int, year: str | None) -> str | None:
    longest = monthrange(int(year or 2024), month)[1]
    return None if 1 <= day <= longest else f"that month has {longest} days"
