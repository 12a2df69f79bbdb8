"""A figure as a person types it into a sheet.

Narrower on purpose than the reading of a printed baseline: words around a number are refused
here, because the person who typed them is there to say it more plainly.
"""

from __future__ import annotations

import re
from decimal import Decimal

from goldthread.documents.observations.figure import KnownSeries

_NUMBER = re.compile(
    r"(?P<sign>[-−+]?)\s*(?P<pounds>£?)\s*(?P<sign_after>[-−+]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"\s*(?P<scale>k|m|bn|thousand|million|billion)?\s*(?P<percent>%?)",
    re.IGNORECASE,
)
# What other countries write for a point, or a thousand of which a digit is lost: never guessed.
_DECIMAL_COMMA = re.compile(r"[-−+]?\s*£?\s*[\d.]*,\d{1,2}\s*%?")
_SCALES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
}
_NO_FIGURE = re.compile(r"n/?\.?a\.?|not (?:available|applicable)|no data|none", re.IGNORECASE)
_FIVE_DECIMALS = Decimal("0.00001")
_YES = {"yes", "y", "true", "1", "x", "provisional"}
_NO = {"", "no", "n", "false", "0", "final"}


class UnreadableFigure(ValueError):  # noqa: N818 - the word a person would use
    """Words where a figure should stand."""


def typed_figure(text: str, unit: str | None) -> Decimal | None:
    """The number that was typed, or ``None`` where it says that there is none ("n/a").

    Understands thousands separators, ``£``, ``%`` and the scales k, m and bn, and refuses a
    sign of a unit that the series does not have: 72% is no number of days. Raises
    ``UnreadableFigure`` with the end of a sentence that says what to write.

    >>> typed_figure("£2.5m", "GBP")
    Decimal('2500000')
    """
    plain = " ".join(text.split())
    if _NO_FIGURE.fullmatch(plain):
        return None
    if _DECIMAL_COMMA.fullmatch(plain):
        raise UnreadableFigure(
            f"{text!r} is not a number: decimals take a point, and a comma stands only before "
            "three digits. Write a number such as 62.5 or 1,234."
        )
    found = _NUMBER.fullmatch(plain)
    if not found or (found["sign"] and found["sign_after"]):
        raise UnreadableFigure(
            f"{text!r} is not a number. Write a number such as 72.4 or 1,234, "
            "or n/a where there is no figure."
        )
    if unit is not None:
        if found["percent"] and not unit.startswith("%"):
            raise UnreadableFigure(f"{text!r} is a percentage, but this series is in {unit}.")
        if found["pounds"] and "GBP" not in unit and "£" not in unit:
            raise UnreadableFigure(f"{text!r} is money, but this series is in {unit}.")
    value = Decimal(found["digits"].replace(",", ""))
    if found["scale"]:
        # Shifted digit by digit, never multiplied, so that no context can round it.
        sign, digits, exponent = value.as_tuple()
        value = Decimal((sign, digits, int(exponent) + _SCALES[found["scale"].lower()]))
    minus = (found["sign"] or found["sign_after"]) in {"-", "−"}
    return _plain(-value if minus else value)


def typed_yes(text: str) -> bool:
    """Whether a cell says yes. Raises ``UnreadableFigure`` for other words than yes and no."""
    word = text.strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UnreadableFigure(f"{text!r} is neither yes nor no. Write yes or leave it blank.")


def typed_breakdown(text: str) -> tuple[str, str]:
    """What a series is broken down by and the part that is meant, as "Ward: Abbey" says it.

    Raises ``UnreadableFigure`` where one of the two is missing.

    >>> typed_breakdown("Age: 0-4")
    ('Age', '0-4')
    """
    dimension, _, category = (" ".join(part.split()) for part in text.partition(":"))
    if not dimension or not category:
        raise UnreadableFigure(
            f"{text!r} names no part. Write what the figures are broken down by, a colon and the "
            "part, such as Ward: Abbey, or leave it blank for the whole."
        )
    return dimension, category


def worked_out(
    numerator: Decimal | None, denominator: Decimal | None, series: KnownSeries
) -> Decimal:
    """The percentage that a numerator and a denominator make, to five decimals.

    Only for a series in per cent: how another figure is worked out of the two is not known
    here. Raises ``UnreadableFigure`` where there is no such figure.

    >>> worked_out(Decimal(1), Decimal(8), KnownSeries(1, "m1", "Homes let", unit="%"))
    Decimal('12.5')
    """
    if numerator is None or denominator is None or not (series.unit or "").startswith("%"):
        raise UnreadableFigure(
            "is blank. Write the value, or n/a where there is none; a percentage may be left "
            "to be worked out of a numerator and a denominator."
        )
    if denominator == 0:
        raise UnreadableFigure("cannot be worked out of 0 cases. Write n/a where there is none.")
    exact = (100 * numerator / denominator).quantize(_FIVE_DECIMALS)
    return Decimal(f"{exact.normalize():f}")


def _plain(value: Decimal) -> Decimal:
    """The number without an exponent: 2500000 rather than 2.5E+6."""
    sign, digits, exponent = value.as_tuple()
    power = int(exponent)
    return Decimal((sign, digits + (0,) * power, 0)) if power > 0 else value
