"""On which day the draft of a pack is made: so long after each month, quarter or year ends."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.framework.periods import Calendar, Period, PeriodKind, containing
from goldthread.framework.returns import working_day
from goldthread.framework.wording import ordinal

EVERY = (
    PeriodKind.MONTH,
    PeriodKind.QUARTER,
    PeriodKind.HALF_YEAR,
    PeriodKind.FINANCIAL_YEAR,
)
"""The periods a pack is made for again and again."""
MOST_WORKING_DAYS = 60
LAST_DAY_OF_MONTH = 28
"""The last day that every month has."""

_WORDS = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF_YEAR: "half year",
    PeriodKind.FINANCIAL_YEAR: "financial year",
}
_LOOKED_BACK = 6
"""Periods that can have ended before the draft of the first of them is due: 60 working days
after a month are under four months."""


@dataclass(frozen=True, slots=True)
class DraftDay:
    """The day of a draft after each period of a kind.

    It is the ``working_days``-th working day after the period, or this ``day_of_month`` of the
    month after it: all these periods end with a month. Exactly one of the two is given; ``ValueError`` otherwise, and for what no such
    day can be found for.
    """

    every: PeriodKind
    working_days: int | None = None
    day_of_month: int | None = None

    def __post_init__(self) -> None:
        if self.every not in EVERY:
            raise ValueError(f"A pack is made each month, quarter or year, not each {self.every}.")
        if (self.working_days is None) is (self.day_of_month is None):
            raise ValueError("Give either a number of working days or a day of the month.")
        if self.working_days is not None and not 1 <= self.working_days <= MOST_WORKING_DAYS:
            raise ValueError(f"Give 1 to {MOST_WORKING_DAYS} working days.")
        if self.day_of_month is not None and not 1 <= self.day_of_month <= LAST_DAY_OF_MONTH:
            raise ValueError(f"Give a day of the month from 1 to {LAST_DAY_OF_MONTH}.")

    @property
    def sentence(self) -> str:
        """When drafts are made, for a person to read."""
        if self.working_days is not None:
            day = f"{ordinal(self.working_days)} working day"
        else:
            day = f"{ordinal(self.day_of_month or 0)} of the month"
        return f"A draft is made on the {day} after each {_WORDS[self.every]} ends."

    def due_on(self, period: Period, holidays: Container[date] = ()) -> date:
        """The day on which the draft of this period is made."""
        after = period.last + timedelta(days=1)
        if self.working_days is not None:
            return working_day(after, self.working_days, holidays)
        return after.replace(day=self.day_of_month or 1)

    def latest(
        self, today: date, calendar: Calendar, holidays: Container[date] = ()
    ) -> tuple[Period, date] | None:
        """The last period whose draft is due by today, and since when."""
        for period in self._back_from(today, calendar):
            due = self.due_on(period, holidays)
            if due <= today:
                return period, due
        return None

    def next(
        self, today: date, calendar: Calendar, holidays: Container[date] = ()
    ) -> tuple[Period, date]:
        """The first period whose draft is due after today, and on which day."""
        first = containing(today, self.every, calendar)
        found = first, self.due_on(first, holidays)
        for period in self._back_from(today, calendar):
            due = self.due_on(period, holidays)
            if due <= today:
                break
            found = period, due
        return found

    def _back_from(self, today: date, calendar: Calendar) -> Iterator[Period]:
        period = containing(today, self.every, calendar)
        for _ in range(_LOOKED_BACK):
            period = period.moved(-1)
            yield period
