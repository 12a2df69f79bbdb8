"""Numbers with their units in words: "£2,500,000", "421 per 100,000", "4 out of 5"."""

from __future__ import annotations

from decimal import Decimal

_SIGNS = {"GBP": "£", "EUR": "€", "$": "$", "AUD": "A$", "NZD": "NZ$", "ZAR": "R"}


def said_quantity(value: Decimal, unit: str | None) -> str:
    """A number with its unit, as it is printed in a scorecard."""
    number = said_number(value)
    if unit is None:
        return number
    if unit == "%":
        return f"{number}%"
    if unit in _SIGNS:
        whole, point, pence = number.removeprefix("-").partition(".")
        written = f"{whole}.{pence:0<2}" if point else whole
        return f"{'-' if value < 0 else ''}{_SIGNS[unit]}{written}"
    if unit.startswith("/"):
        return f"{number} out of {unit[1:]}"
    return f"{number} {unit}"


def said_number(value: Decimal) -> str:
    """A number with thousands parted and no empty decimals."""
    digits = f"{value:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
