"""A bare number with the unit that its row names in a column of its own."""

from __future__ import annotations

import re
from decimal import Decimal

from goldthread.documents.understanding.headers import Header, Kind
from goldthread.documents.understanding.lines import Line

_HEADING = re.compile(r"units?(?: of measure(?:ment)?)?|uom|measurement unit", re.I)
_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PERCENT = re.compile(r"%|per ?cent(?:age)?s?|percentages?(?:\s*\(%\))?|% ?percentage", re.I)
_POUNDS = re.compile(r"£|gbp|pounds?(?: sterling)?|£s", re.I)
_MILLIONS = re.compile(r"£\s?(?:m|millions?)|£ ?\(?millions?\)?", re.I)
_TIME = re.compile(
    r"(?:working |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?)", re.I
)


def unit_named(line: Line, header: Header) -> str | None:
    """The unit a line names in its own column; ``None`` where the table has no such column."""
    column = next(
        (one for one in header.all(Kind.KEPT) if _HEADING.fullmatch(one.heading.strip(" .:"))), None
    )
    return line.at(column).text.strip() or None if column else None


def with_unit(text: str, unit: str | None) -> str:
    """A bare number with its unit: a percentage, pounds or a length of time; else as it is.

    A "%" beside 0.95 is left: it may be 95% stored as a share of one.
    """
    if unit is None or not _BARE.fullmatch(text.strip()):
        return text
    number = text.strip()
    if _PERCENT.fullmatch(unit):
        return text if 0 < Decimal(number.replace(",", "")) <= 1 else f"{number}%"
    if _POUNDS.fullmatch(unit):
        return f"£{number}"
    if _MILLIONS.fullmatch(unit):
        return f"£{number}m"
    if _TIME.fullmatch(unit):
        return f"{number} {unit.lower()}"
    return text
