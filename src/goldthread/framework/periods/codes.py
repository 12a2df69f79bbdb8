"""The stable names of periods, read back."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from goldthread.framework.periods.calendar import ENGLAND, PART_LETTERS, Calendar, PeriodError
from goldthread.framework.periods.period import (
    Period,
    academic_year,
    calendar_year,
    financial_year,
    month,
    rolling,
    snapshot,
    term,
    year_part,
)

_CODE = re.compile(
    r"(?P<year>\d{4})-(?:(?P<year_letters>FY|AY|CY)|(?P<part>[BQFHT])(?P<number>\d)"
    r"|(?P<month>\d{2})(?:-R(?P<window>\d{1,3})|-(?P<day>\d{2}))?)"
)


def period_from_code(code: str, calendar: Calendar = ENGLAND) -> Period:
    """The period that a code names, exactly as ``Period.code`` writes it.

    Raises ``PeriodError`` with examples of codes for anything else.
    """
    return _read(code, calendar)


@lru_cache(maxsize=4096)  # thousands of figures are of the same few periods
def _read(code: str, calendar: Calendar) -> Period:
    found = _CODE.fullmatch(code.strip())
    if not found:
        raise PeriodError(
            f"{code!r} is not the code of a period. Write for example 2020-Q4 (the quarter that "
            "ends in March 2021), 2021-03 (a month), 2020-FY, 2020-AY, 2020-CY, 2020-T1, "
            "2021-03-R36 (the 36 months to March 2021) or 2021-03-31 (a day)."
        )
    year = int(found["year"])
    try:
        if letters := found["year_letters"]:
            make = {"FY": financial_year, "AY": academic_year, "CY": calendar_year}[letters]
            return make(year, calendar)
        if found["part"] == "T":
            return term(year, int(found["number"]), calendar)
        if letter := found["part"]:
            kind = next(kind for kind, own in PART_LETTERS.items() if own == letter)
            return year_part(kind, year, int(found["number"]), calendar)
        if found["window"]:
            return rolling(int(found["window"]), year, int(found["month"]), calendar)
        if found["day"]:
            return snapshot(date(year, int(found["month"]), int(found["day"])), calendar)
        return month(year, int(found["month"]), calendar)
    except PeriodError:
        raise
    except ValueError as error:
        raise PeriodError(f"{code!r} names no real day: {error}.") from error
