"""What is refused of any figure that is given, whoever's it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goldthread.web.records.mapping.figures import fits_a_column

_SHOWN_REASONS = 50


def reasons_against_numbers(
    where: str, *, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None
) -> Iterator[str]:
    """What is wrong with the numbers of one figure; ``where`` starts each sentence."""
    given = {"value": value, "numerator": numerator, "denominator": denominator}
    for what, figure in given.items():
        if figure is not None and not fits_a_column(figure):
            yield (
                f"{where}the {what} {figure} cannot be kept exactly: write at most 10 "
                "digits before the point and 5 after it."
            )
    if denominator is not None and denominator < 0:
        yield f"{where}the denominator {denominator} is below zero."


def not_too_many(reasons: list[str]) -> list[str]:
    """As many reasons as a person reads, and how many more there are."""
    more = len(reasons) - _SHOWN_REASONS
    if more <= 0:
        return reasons
    return [*reasons[:_SHOWN_REASONS], f"... and {more} more like these."]


def said(value: Decimal | None) -> str:
    """A figure on record as a refusal names it."""
    return "no figure" if value is None else f"{value.normalize():f}"
