"""A figure worked out of the cases behind it."""

from __future__ import annotations

from decimal import Decimal

from goldthread.engine.noise import multiplier_of

_FIVE_DECIMALS = Decimal("0.00001")


def value_of_cases(numerator: Decimal, denominator: Decimal, unit: str | None) -> Decimal | None:
    """The percentage or rate that a numerator and a denominator make, to five decimals.

    ``None`` for a unit of which nobody said how it is worked out, and for no cases at all.

    >>> value_of_cases(Decimal(1), Decimal(8), "%")
    Decimal('12.5')
    >>> value_of_cases(Decimal(3), Decimal(4000), "per 1,000 people")
    Decimal('0.75')
    """
    multiplier = multiplier_of(unit)
    if multiplier is None or denominator <= 0:
        return None
    exact = (Decimal(int(multiplier)) * numerator / denominator).quantize(_FIVE_DECIMALS)
    return Decimal(f"{exact.normalize():f}")
