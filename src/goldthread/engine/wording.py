"""Periods, dates and worked-out figures in the words a councillor reads."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from goldthread.framework.periods import Calendar, Period, PeriodKind, containing
from goldthread.framework.rules import Moment, Precision

_PERIOD_OF = {
    Precision.MONTH: PeriodKind.MONTH,
    Precision.QUARTER: PeriodKind.QUARTER,
    Precision.FINANCIAL_YEAR: PeriodKind.FINANCIAL_YEAR,
    Precision.ACADEMIC_YEAR: PeriodKind.ACADEMIC_YEAR,
    Precision.CALENDAR_YEAR: PeriodKind.CALENDAR_YEAR,
}


def rounded_beside(value: Decimal, *printed: Decimal) -> Decimal:
    """A worked-out number with one decimal more than the figures it came from, for reading."""
    decimals = max((_decimals(figure) for figure in printed), default=0) + 1
    # A decimal holds 28 digits; nobody reads what lies beyond them.
    decimals = min(decimals, 27 - max(value.adjusted(), 0))
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def during(period: Period) -> str:
    """When a figure was so: "in Q4 2020-21", "on 31 March 2021", "in the 3 years to March 2021"."""
    if period.kind is PeriodKind.SNAPSHOT:
        return f"on {period.label}"
    return f"in the {period.label}" if period.kind is PeriodKind.ROLLING else f"in {period.label}"


def period_of(moment: Moment, calendar: Calendar) -> Period | None:
    """The period a moment names, where it was named as one: "Q4 21-22", "2021/22"."""
    kind = _PERIOD_OF.get(moment.precision)
    if kind is None:
        return None
    period = containing(moment.day, kind, calendar)
    return period if period.last == moment.day else None


def moment_in_words(moment: Moment, calendar: Calendar) -> str:
    """A date as precisely as it was said: "the end of Q4 2021-22", "31 March 2022"."""
    period = period_of(moment, calendar)
    if period is not None:
        return f"the end of {period.label}"
    return containing(moment.day, PeriodKind.SNAPSHOT, calendar).label
