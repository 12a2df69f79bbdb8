"""The days a date may mean, so that two dates can be told to agree or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.framework.rules import Moment, Precision

_MONTHS_LONG = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.TERM: 4,
    Precision.HALF_YEAR: 6,
    Precision.FINANCIAL_YEAR: 12,
    Precision.ACADEMIC_YEAR: 12,
    Precision.CALENDAR_YEAR: 12,
    Precision.APPROXIMATE: 2,
}


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The first and last day a date may mean."""

    first: date
    last: date

    def meets(self, other: DaySpan) -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last


def span_of(moment: Moment) -> DaySpan:
    """The days a date may mean: "Q4 20-21" is any day of that quarter."""
    last = max((moment.day, *moment.could_be))
    months = _MONTHS_LONG.get(moment.precision, 0)
    day_after = moment.day + timedelta(days=1)
    index = day_after.year * 12 + day_after.month - 1 - months
    first = date(index // 12, index % 12 + 1, 1) if months else moment.day
    return DaySpan(min((first, *moment.could_be)), last)
