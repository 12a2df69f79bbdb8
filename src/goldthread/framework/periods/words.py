"""Periods as people write them in a spreadsheet, read without guessing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from goldthread.framework.periods.calendar import (
    ENGLAND,
    MONTH_NAMES,
    PART_LETTERS,
    Calendar,
    PeriodError,
    PeriodKind,
)
from goldthread.framework.periods.codes import period_from_code
from goldthread.framework.periods.period import (
    Period,
    academic_year,
    calendar_year,
    containing,
    financial_year,
    month,
    rolling,
    snapshot,
    term,
    year_part,
)

_MONTHS = "(?:" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES) + r"|sept)\.?"
_SPAN = r"(?P<start>\d{4}|\d{2})\s*[-/–]\s*(?P<end>\d{4}|\d{2})"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_PART = r"(?P<part>q|quarter|qtr|h|half)\s*(?P<number>[1-9])"


def period_from_words(
    text: str, *, kind: PeriodKind | None = None, calendar: Calendar = ENGLAND
) -> Period:
    """The period that a person meant: a label, a code, a month, a year or a date.

    ``kind`` is what the series is counted by, where that is known. It settles words with
    two senses ("2010-11" is a month's code and a financial year), lets a date stand for
    the period it begins or ends, and refuses a period of another kind. Raises
    ``PeriodError`` saying what was expected.

    >>> period_from_words("Q4 20/21").code
    '2020-Q4'
    """
    plain = " ".join(text.split())
    readings = list(dict.fromkeys(_readings(plain, calendar)))
    if not readings:
        raise PeriodError(_not_read(text, kind))
    if kind is None:
        if len(readings) > 1:
            labels = " or ".join(f"{reading.label} ({reading.code})" for reading in readings)
            raise PeriodError(f"{text!r} could be {labels}: write the code of the one you mean.")
        return readings[0]
    fitting = list(dict.fromkeys(_as_kind(reading, kind) for reading in readings))
    found = [period for period in fitting if period is not None]
    if not found:
        raise PeriodError(
            f"{text!r} is the {readings[0].kind.replace('_', ' ')} {readings[0].label}, but these "
            f"figures are counted by {kind.replace('_', ' ')}: {_example(kind)}."
        )
    return found[0]


def _as_kind(period: Period, kind: PeriodKind) -> Period | None:
    """The reading as a period of this kind, where it can be one without a guess."""
    if period.kind is kind:
        return period
    if period.kind is PeriodKind.SNAPSHOT and kind is not PeriodKind.ROLLING:
        holder = containing(period.first, kind, period.calendar)
        if kind is PeriodKind.MONTH or period.first in (holder.first, holder.last):
            return holder
        return None
    # A bare "2020-21" is a financial year unless the series is known to be of school years.
    if (period.kind, kind) == (PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR):
        return academic_year(period.year, period.calendar)
    return None


def _readings(text: str, calendar: Calendar) -> list[Period]:
    found = []
    for read in (_read_code, *_READERS):
        period = read(text, calendar)
        if period is not None:
            found.append(period)
    return found


def _read_code(text: str, calendar: Calendar) -> Period | None:
    try:
        return period_from_code(text, calendar)
    except PeriodError:
        return None


def _reader(
    pattern: str, make: Callable[[re.Match[str], Calendar], Period | None]
) -> Callable[[str, Calendar], Period | None]:
    compiled = re.compile(pattern, re.IGNORECASE)

    def read(text: str, calendar: Calendar) -> Period | None:
        match = compiled.fullmatch(text)
        return make(match, calendar) if match else None

    return read


def _month(match: re.Match[str], calendar: Calendar) -> Period:
    return month(_full_year(match["year"]), _month_number(match["month"]), calendar)


def _year_part(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = _year_began(match, calendar.financial_year_starts)
    quarter = match["part"].lower().startswith("q")
    kind = PeriodKind.QUARTER if quarter else PeriodKind.HALF_YEAR
    number = int(match["number"])
    if year is None or number > (4 if quarter else 2):
        return None
    return year_part(kind, year, number, calendar)


def _financial_year(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = _year_began(match, calendar.financial_year_starts)
    return None if year is None else financial_year(year, calendar)


def _academic_year(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = _year_began(match, calendar.academic_year_starts)
    return None if year is None else academic_year(year, calendar)


def _calendar_year(match: re.Match[str], calendar: Calendar) -> Period:
    return calendar_year(int(match["year"]), calendar)


def _window(match: re.Match[str], calendar: Calendar) -> Period | None:
    length = int(match["length"]) * (12 if match["unit"].lower().startswith("year") else 1)
    if length < 1:
        return None
    year = _full_year(match["year"])
    return rolling(length, year, _month_number(match["month"]), calendar)


def _months_of_a_year(match: re.Match[str], calendar: Calendar) -> Period | None:
    """ "April to May 2020": a part of the financial year, where the two months bound one."""
    last = month(_full_year(match["year"]), _month_number(match["month"]), calendar)
    first_number = _month_number(match["from"])
    stated = match["from_year"]
    first_year = _full_year(stated) if stated else last.last.year - (first_number > last.last.month)
    first = month(first_year, first_number, calendar)
    for kind in PART_LETTERS:
        part = containing(last.last, kind, calendar)
        if (part.first, part.last) == (first.first, last.last):
            return part
    return None


def _day(match: re.Match[str], calendar: Calendar) -> Period | None:
    try:
        number = int(match["month"])
    except ValueError:
        number = _month_number(match["month"])
    try:
        return snapshot(date(_full_year(match["year"]), number, int(match["day"])), calendar)
    except ValueError:
        return None


def _read_term(text: str, calendar: Calendar) -> Period | None:
    for number, own in enumerate(calendar.terms, start=1):
        found = re.fullmatch(rf"{re.escape(own.name)}\s+{_YEAR}", text, re.IGNORECASE)
        if found:
            year = _full_year(found["year"])
            began = year - (own.month < calendar.academic_year_starts)
            return term(began, number, calendar)
    return None


_READERS = (
    _reader(rf"(?P<month>{_MONTHS})[\s\-/]*{_YEAR}", _month),
    _reader(rf"{_PART}[\s,:\-]*\(?{_SPAN}\)?", _year_part),
    _reader(rf"{_SPAN}[\s,:\-]*{_PART}", _year_part),
    _reader(rf"{_PART}[\s,:\-]*{_YEAR}", _year_part),
    _reader(rf"(?:financial year |fy\s*)?{_SPAN}", _financial_year),
    _reader(rf"financial year {_YEAR}", _financial_year),
    _reader(rf"academic year (?:{_SPAN}|{_YEAR})", _academic_year),
    _reader(rf"{_SPAN} academic year", _academic_year),
    _reader(r"(?P<year>\d{4})", _calendar_year),
    _reader(rf"(?P<length>\d+) (?P<unit>years?|months?) to (?P<month>{_MONTHS}) {_YEAR}", _window),
    _reader(
        rf"(?P<from>{_MONTHS})(?: (?P<from_year>\d{{4}}))? (?:to|-|–) (?P<month>{_MONTHS}) {_YEAR}",
        _months_of_a_year,
    ),
    _reader(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})", _day),
    _reader(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTHS})\s+{_YEAR}", _day),
    _read_term,
)


def _year_began(match: re.Match[str], starts_in_month: int) -> int | None:
    """The year that "2020-21" or "2020" began in, or ``None`` where the words do not say.

    Two years must follow each other. One year alone ("Q4 2020") says which year is meant
    only where that kind of year is the calendar year.
    """
    stated = match.groupdict()
    if stated.get("start"):
        start, end = _full_year(stated["start"]), int(stated["end"])
        return start if end in (start + 1, (start + 1) % 100) else None
    return _full_year(stated["year"]) if starts_in_month == 1 else None


def _full_year(digits: str) -> int:
    """A year of two digits is of this century: no council plans for 1921."""
    year = int(digits.lstrip("'"))
    return year if year > 99 else 2000 + year


def _month_number(word: str) -> int:
    return [name[:3].lower() for name in MONTH_NAMES].index(word[:3].lower()) + 1


def _not_read(text: str, kind: PeriodKind | None) -> str:
    expected = _example(kind) if kind else "write for example Q4 2020-21, March 2021 or 2020-21"
    return f"{text!r} is not a period that could be read: {expected}."


_EXAMPLES = {
    PeriodKind.SNAPSHOT: "31 March 2021",
    PeriodKind.MONTH: "March 2021",
    PeriodKind.TWO_MONTHS: "April to May 2020",
    PeriodKind.QUARTER: "Q4 2020-21",
    PeriodKind.FOUR_MONTHS: "April to July 2020",
    PeriodKind.TERM: "Autumn term 2020",
    PeriodKind.HALF_YEAR: "H1 2020-21",
    PeriodKind.FINANCIAL_YEAR: "2020-21",
    PeriodKind.ACADEMIC_YEAR: "Academic year 2020-21",
    PeriodKind.CALENDAR_YEAR: "2020",
    PeriodKind.ROLLING: "3 years to March 2021",
}


def _example(kind: PeriodKind) -> str:
    return f"write for example {_EXAMPLES[kind]}"
