"""Sensible axes: round numbers up the side, and dates along the bottom."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from figures (or days) to places in the picture."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a figure stands, in the picture's units."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


_CLOSEST = 1e-8
"""Figures closer than this are drawn as equal: no axis is written to so many decimals."""


def round_ticks(
    low: float, high: float, about: int = 5, *, from_zero: bool = True
) -> tuple[float, ...]:
    """Round numbers that take in ``low`` and ``high``, in steps of 1, 2, 2.5 or 5 tens.

    The axis begins at zero when the figures come near it, as a reader expects; it begins
    higher only where starting at zero would flatten what there is to see (when the figures
    move by less than half of their height). Figures at or above zero never get an axis
    below it. Without ``from_zero`` it never begins lower than the figures ask: where places are
    compared and not heights.
    """
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError(f"An axis cannot run from {low} to {high}.")
    low, high = min(low, high), max(low, high)
    if from_zero and low >= 0 and (high - low) >= 0.5 * high:
        low = 0.0
    if high - low < _CLOSEST:
        spread = abs(high) * 0.1 if abs(high) > _CLOSEST * 10 else 1.0
        low, high = (max(0.0, low - spread) if low >= 0 else low - spread), high + spread
    rough = (high - low) / about
    ten = 10.0 ** math.floor(math.log10(rough))
    step = next(size * ten for size in (1, 2, 2.5, 5, 10) if size * ten >= rough * 0.999999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(place * step, 10) + 0.0 for place in range(first, last + 1))


def decimals_of(ticks: Sequence[float]) -> int:
    """How many decimals the ticks of one axis need, so that all are written with as many."""
    return max(
        (len(f"{tick:.10f}".rstrip("0").partition(".")[2]) for tick in ticks),
        default=0,
    )


def written(value: float, unit: str | None, decimals: int) -> str:
    """A number on an axis: thousands parted, pounds before, % after, a true minus sign."""
    number = f"{value:,.{decimals}f}"
    if unit in ("GBP", "£"):
        return f"−£{number[1:]}" if value < 0 else f"£{number}"
    if value < 0:
        number = f"−{number[1:]}"
    return f"{number}%" if unit == "%" else number


def thinned(labels: Sequence[str], room: int) -> tuple[bool, ...]:
    """Which of a row of labels to write when there is room for only so many.

    The last is always written, since the latest period is the one people look for, and the
    ones before it at equal steps.
    """
    step = max(1, math.ceil(len(labels) / max(1, room)))
    return tuple((len(labels) - 1 - place) % step == 0 for place in range(len(labels)))


def month_starts(first: date, last: date, every: int) -> tuple[date, ...]:
    """The first days of every ``every``-th month of the year from ``first`` to ``last``.

    Counted from April, so that quarters and years are the financial ones.
    """
    days = []
    year, month = first.year, first.month
    while (day := date(year, month, 1)) <= last:
        if day >= first and (month - 4) % every == 0:
            days.append(day)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(days)
