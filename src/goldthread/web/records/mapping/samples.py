"""A figure on record as the sample of a survey."""

from __future__ import annotations

from decimal import Decimal

from goldthread.engine.surveys import Sample


def sample_of(
    value: Decimal | None, asked: Decimal | None, unit: str | None, effect: Decimal | None
) -> Sample | None:
    """The share and how many were asked; ``None`` where that is not known, or is no share."""
    if value is None or asked is None or unit != "%" or asked < 1 or not 0 <= value <= 100:
        return None
    return Sample(float(value), float(asked), None if effect is None else float(effect))
