"""Figures as people write them: the unit where it belongs, thousands parted, no needless noughts."""

from __future__ import annotations

from decimal import Decimal

_POUNDS = {"GBP", "£"}


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
        return _pounds(value)
    if unit == "%":
        return f"{number}%"
    if unit.startswith("/"):
        return f"{number} out of {unit[1:].strip()}"
    return f"{number} {_one(unit) if abs(value) == 1 else unit}"


def change(before: Decimal, after: Decimal, unit: str | None) -> str:
    """The plain difference in words: "up 2.1 points", "down £300", "the same".

    The difference of two percentages is in percentage points, never in per cent.
    """
    difference = after - before
    if not difference:
        return "the same"
    way = "up" if difference > 0 else "down"
    size = abs(difference)
    if unit == "%":
        return f"{way} {plain_number(size)} percentage {'point' if size == 1 else 'points'}"
    if unit is not None and unit.startswith("/"):
        return f"{way} {plain_number(size)}"
    return f"{way} {amount(size, unit)}"


def _pounds(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    written = f"{abs(value):,.0f}" if whole else f"{abs(value):,.2f}"
    return f"−£{written}" if value < 0 else f"£{written}"


def _one(unit: str) -> str:
    """A unit of one: "1 day"; only the plain plurals that councils count in."""
    singular = {
        "days": "day",
        "weeks": "week",
        "months": "month",
        "years": "year",
        "hours": "hour",
        "minutes": "minute",
        "points": "point",
    }
    return singular.get(unit, unit)
