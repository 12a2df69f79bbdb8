"""A place in a group."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from goldthread.framework import Polarity


def place_among(value: Decimal, others: Iterable[Decimal], polarity: Polarity) -> int:
    """The place of a value among others, 1 the best; equal values share the better place.

    Raises ``ValueError`` where neither more nor less is better.
    """
    if polarity not in (Polarity.UP, Polarity.DOWN):
        raise ValueError("A place can only be given where more is better, or less is.")
    if polarity is Polarity.UP:
        return 1 + sum(other > value for other in others)
    return 1 + sum(other < value for other in others)


def last_place_of_quarter(quarter: int, places: int) -> int:
    """The last place that belongs to a quarter of a group (1 the best) of so many places."""
    return math.ceil(places * quarter / 4)


def quarter_of(place: int, places: int) -> int:
    """The quarter of the group (1 the best) that a place belongs to."""
    return next(
        quarter for quarter in range(1, 5) if place <= last_place_of_quarter(quarter, places)
    )
