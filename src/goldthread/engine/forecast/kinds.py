"""What the figures of a series are, and what is wrong when they cannot be forecast from."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from goldthread.framework.units import UnitKind, unit_from


class ForecastError(ValueError):
    """What was given cannot be forecast from; the message says what is wrong with it."""


class Kind(StrEnum):
    """What the figures of a series are, which decides the scale a forecast is made on.

    ``PROPORTION``: shares of a whole, never below nothing or above all (logit scale).
    ``COUNT``: numbers of things, never below nothing (log scale). ``AMOUNT``: anything
    else (the figures as they are).
    """

    PROPORTION = "proportion"
    COUNT = "count"
    AMOUNT = "amount"


def kind_of_figures(unit: str | None, known: Iterable[float]) -> Kind:
    """What the figures of a series are, by its unit and the figures known so far.

    Numbers of things, lengths of time and rates of people are never below nothing, however near
    it they have come; a bare number is one of them only while every figure is whole. Pounds,
    points and scores may be, and so may any series that already was.

    >>> kind_of_figures("properties", [12.0, 7.0]), kind_of_figures("GBP", [12.0, 7.0])
    (<Kind.COUNT: 'count'>, <Kind.AMOUNT: 'amount'>)
    """
    figures = list(known)
    if any(figure < 0 for figure in figures):
        return Kind.AMOUNT
    counted_in = unit_from(unit)
    if counted_in.kind is UnitKind.SHARE:
        return Kind.PROPORTION if all(figure <= 100 for figure in figures) else Kind.AMOUNT
    if counted_in.written is None:
        return Kind.COUNT if all(figure.is_integer() for figure in figures) else Kind.AMOUNT
    if counted_in.kind in (UnitKind.COUNT, UnitKind.TIME):
        return Kind.COUNT
    return Kind.COUNT if counted_in.written.casefold().startswith("per ") else Kind.AMOUNT
