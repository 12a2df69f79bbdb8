"""Figures and days as a council writes them, the same wherever they are said.

The reasons for a judgement, the readings of a rule and the pages all use these words, so that
one figure is never written in two ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from goldthread.framework.periods.calendar import MONTH_NAMES

_POUNDS = {"GBP", "£"}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ONE_OF = {
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "hours": "hour",
    "minutes": "minute",
    "points": "point",
}
"""Only the plain plurals that councils count in: no rule turns every unit into one of it."""
_LONGEST_IN_DAYS = 60
"""Days beyond which nobody counts: the date says it better."""


def plain_number(value: Decimal) -> str:
    """The number exactly, with commas and without trailing noughts; a true minus sign.

    >>> plain_number(Decimal("1234.50"))
    '1,234.5'
    """
    written = f"{value:,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    if written.startswith("-"):
        written = "0" if written == "-0" else f"−{written[1:]}"
    return written


def amount(value: Decimal, unit: str | None) -> str:
    """A figure with its unit: "62.1%", "£1,200", "12 days", "4.5 out of 5".

    Pence are written in full ("£1.50"); a plain count has no unit.
    """
    number = plain_number(value)
    if unit is None:
        return number
    if unit in _POUNDS:
        return _pounds(number)
    if unit == "%":
        return f"{number}%"
    if unit.startswith("/"):
        return f"{number} out of {unit[1:].strip()}"
    return f"{number} {_ONE_OF.get(unit, unit) if abs(value) == 1 else unit}"


def gap_in_words(gap: Decimal, unit: str | None) -> str:
    """How far two figures lie apart: "2.1 percentage points", "£300", "0.5".

    Two percentages lie percentage points apart, never a per cent; scores out of five a number.
    """
    if unit == "%":
        return f"{plain_number(gap)} percentage {'point' if gap == 1 else 'points'}"
    if unit is not None and unit.startswith("/"):
        return plain_number(gap)
    return amount(gap, unit)


def was_due(on: date, days_late: int) -> str:
    """When something late was due: "was due 30 April, 9 days ago", "was due 30 April 2021"."""
    if days_late > _LONGEST_IN_DAYS:
        return f"was due {day(on)}"
    return f"was due {on.day} {MONTH_NAMES[on.month - 1]}, {counted(days_late, 'day')} ago"


def how_late(days_late: int) -> str:
    """How late something is whose date stands beside it: "9 days late", "late"."""
    return f"{counted(days_late, 'day')} late" if days_late <= _LONGEST_IN_DAYS else "late"


def day(on: date) -> str:
    """A day as it is said: "31 March 2021"."""
    return f"{on.day} {MONTH_NAMES[on.month - 1]} {on.year}"


def days_between(first: date, last: date) -> str:
    """The days from the first to the last: "1 April 2020 to 31 March 2021"."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def edition_in_words(title: str, edition: str | None) -> str:
    """A framework by its title and edition: "Council plan 2020-22"; the edition is said once."""
    return f"{title} {edition}" if edition and edition not in title else title


def name_without_stop(title: str) -> str:
    """A name as a heading has it: without the full stop that some documents print after it."""
    words = title.rstrip()
    return words[:-1] if words.endswith(".") and not words.endswith(("etc.", "..")) else words


def counted(number: int, noun: str) -> str:
    """A number of things: "1 month", "3 months"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def ordinal(number: int) -> str:
    """A place in a row: "1st", "12th", "23rd"."""
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _pounds(number: str) -> str:
    """Pounds with two figures for the pence where there are any, and more where they were given."""
    whole, point, pence = number.removeprefix("−").partition(".")
    sign = "−" if number.startswith("−") else ""
    return f"{sign}£{whole}{point}{pence:0<2}" if pence else f"{sign}£{whole}"
