"""By which day a return is due: working days after its figure can be known."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

from goldthread.framework.periods import Period, known_from
from goldthread.framework.rules.schedule import Every, Frequency, SeveralFrequencies

_SATURDAY = 5


def is_working_day(day: date, holidays: Container[date] = ()) -> bool:
    """Whether people are at work: neither a weekend nor a holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def working_day(start: date, number: int, holidays: Container[date] = ()) -> date:
    """The ``number``-th working day (from 1) counted from ``start``, that day included.

    Raises ``ValueError`` for a number below 1.

    >>> working_day(date(2021, 4, 1), 2, {date(2021, 4, 2), date(2021, 4, 5)})
    datetime.date(2021, 4, 6)
    """
    if number < 1:
        raise ValueError(f"Working days are counted from 1, not {number}.")
    day = start
    while True:
        if is_working_day(day, holidays):
            number -= 1
            if not number:
                return day
        day += timedelta(days=1)


def due_on(
    period: Period,
    frequency: Frequency | None,
    *,
    days_to_give: int,
    holidays: Container[date] = (),
) -> date:
    """The last day to give a period's figure: so many working days after it can be known.

    It can be known the day after the period, its time lag later, or when the months come in
    which the framework says it is collected ("Annual, collected December to February").
    """
    known = known_from(period, frequency)
    collected_until = _end_of_collection(period, frequency)
    if collected_until is not None:
        known = max(known, collected_until + timedelta(days=1))
    return working_day(known, days_to_give, holidays)


def _end_of_collection(period: Period, frequency: Frequency | None) -> date | None:
    """The last day of the first run of named months that begins after the period."""
    every = _first_with_months(frequency)
    if every is None:
        return None
    year, month = period.last.year, period.last.month
    named = frozenset(every.months)
    until: date | None = None
    for _ in range(24):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        if month in named:
            until = _last_of_month(year, month)
        elif until is not None:
            return until
    # Every month of the year is named: that says nothing about when.
    return None


def _first_with_months(frequency: Frequency | None) -> Every | None:
    if isinstance(frequency, SeveralFrequencies):
        return next(filter(None, map(_first_with_months, frequency.parts)), None)
    return frequency if isinstance(frequency, Every) and frequency.months else None


def _last_of_month(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
