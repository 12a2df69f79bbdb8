"""Dates that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange

_QUARTER = re.compile(r"\b(?:Q|quarter )(?:[5-9]|0|1\d)\b", re.I)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)})[a-z]*\.?(?:\s+(20\d\d))?(?!\w)", re.I
)
_MONTH_FIRST = re.compile(
    rf"\b({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(20\d\d)\b", re.I
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
    return _impossible_day(text) or _impossible_span(text)


def _impossible_day(text: str) -> tuple[str, str] | None:
    days = [(day[0], day[1], _month(day[2]), day[3]) for day in _DAY.finditer(text)]
    days += [(day[0], day[2], _month(day[1]), day[3]) for day in _MONTH_FIRST.finditer(text)]
    days += [
        (day[0], day[1], int(day[2]), day[3])
        for day in _IN_FIGURES.finditer(text)
        # "24/2025" is a financial year.
        if (int(day[2]) + 1) % 100 != int(day[3]) % 100
    ]
    for words, day, month, year in days:
        if not 1 <= month <= _MONTHS_IN_A_YEAR:
            return words, "a year has twelve months"
        longest = monthrange(int(year or 2024), month)[1]
        if day and not 1 <= int(day) <= longest:
            return words, f"that month has {longest} days"
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _impossible_span(text: str) -> tuple[str, str] | None:
    for span in _SPAN.finditer(text):
        first, last = (int(year) for year in span.groups() if year)
        if last < first:
            return span[0], "it ends before it begins"
    for year in _FINANCIAL.finditer(text):
        if int(year[2]) < int(year[1]) % 100 and int(year[1]) % 100 != 99:
            return year[0], "it ends before it begins"
    return None
