"""Figures, gaps and dates in the words a councillor reads."""

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


def number_in_words(value: Decimal) -> str:
    """A number with thousands marked and no idle zeros: 1,944 or 82.5."""
    shown = format(value, ",f")
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def figure_in_words(value: Decimal, unit: str | None) -> str:
    """A figure with its unit as it is written: 82.5%, £2,500, 3.5/5, 7.4 per 1,000, 12 days."""
    number = number_in_words(value)
    if unit is None:
        return number
    if unit == "GBP":
        return f"-£{number[1:]}" if number.startswith("-") else f"£{number}"
    if unit == "%" or unit.startswith("/"):
        return f"{number}{unit}"
    return f"{number} {unit}"


def gap_in_words(gap: Decimal, unit: str | None) -> str:
    """A distance between two figures; between two percentages it is in percentage points."""
    if unit == "%":
        return f"{number_in_words(gap)} percentage point{'' if gap == 1 else 's'}"
    if unit is not None and unit.startswith("/"):
        return number_in_words(gap)
    return figure_in_words(gap, unit)


def rounded_beside(value: Decimal, *printed: Decimal) -> Decimal:
    """A worked-out number with one decimal more than the figures it came from, for reading."""
    decimals = max((_decimals(figure) for figure in printed), default=0)
    return value.quantize(Decimal(1).scaleb(-(decimals + 1)), rounding=ROUND_HALF_UP)


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


def listed(words: list[str]) -> str:
    """Several things in one phrase: "Q1, Q2 and Q3"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
