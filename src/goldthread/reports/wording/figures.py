"""How a figure moved, in words."""

from __future__ import annotations

from decimal import Decimal

from goldthread.framework.wording import gap_in_words


def change(before: Decimal, after: Decimal, unit: str | None) -> str:
    """The plain difference in words: "up 2.1 percentage points", "down £300", "the same"."""
    difference = after - before
    if not difference:
        return "the same"
    return f"{'up' if difference > 0 else 'down'} {gap_in_words(abs(difference), unit)}"
