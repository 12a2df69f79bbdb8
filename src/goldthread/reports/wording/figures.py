"""How a figure moved, in words."""

from __future__ import annotations

from decimal import Decimal

from goldthread.framework.wording import counted, gap_in_words


def first_and_last(first: tuple[str, str], last: tuple[str, str], how_many: int) -> str:
    """Figures as their first and last, each with its period: "3 figures, from 58% (May) to 62% (July)".

    A period may be a span of days, so that no "for" or "in" stands before every one of them.
    """
    return f"{counted(how_many, 'figure')}, from {first[0]} ({first[1]}) to {last[0]} ({last[1]})"


def change(before: Decimal, after: Decimal, unit: str | None) -> str:
    """The plain difference in words: "up 2.1 percentage points", "down £300", "the same"."""
    difference = after - before
    if not difference:
        return "the same"
    return f"{'up' if difference > 0 else 'down'} {gap_in_words(abs(difference), unit)}"
