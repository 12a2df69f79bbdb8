"""Rows of counts in, the same rows with their confidence intervals out."""

from __future__ import annotations

from collections.abc import Mapping

from goldthread.engine.intervals import OUTER_CONFIDENCE, Interval, proportion, rate

ANSWERS = ("value", "lower95", "upper95", "lower998", "upper998")
"""The columns that are added."""

NEEDED = ("x", "n", "statistic")
"""The columns that must be there; ``multiplier`` may be."""

_USUAL_MULTIPLIER = {"proportion": 1.0, "rate": 100_000.0}


class RowError(ValueError):
    """A row cannot be worked out; the message says what is wrong with which column."""


def with_interval(row: Mapping[str, str | None]) -> dict[str, str | None]:
    """The row with the value and its 95% and 99.8% limits.

    ``x`` cases of ``n``; ``statistic`` is ``proportion`` (Wilson; multiplier 1 unless the
    row has one) or ``rate`` (exact below ten cases, else Byar; multiplier 100,000).
    Numbers are written with every digit they have. A cell that a short row leaves out is
    ``None``. Raises ``RowError``.
    """
    written = row["statistic"] or ""
    statistic = written.strip().lower()
    if statistic not in _USUAL_MULTIPLIER:
        raise RowError(f"statistic is {written!r}; write proportion or rate.")
    cases, of = _number(row, "x"), _number(row, "n")
    multiplier = _USUAL_MULTIPLIER[statistic]
    if (row.get("multiplier") or "").strip():
        multiplier = _number(row, "multiplier")
    make = proportion if statistic == "proportion" else rate
    try:
        usual: Interval = make(cases, of, multiplier=multiplier)
        outer: Interval = make(cases, of, multiplier=multiplier, confidence=OUTER_CONFIDENCE)
    except ValueError as reason:
        raise RowError(str(reason)) from reason
    numbers = (usual.value, usual.lower, usual.upper, outer.lower, outer.upper)
    return {**row, **{name: repr(number) for name, number in zip(ANSWERS, numbers, strict=True)}}


def _number(row: Mapping[str, str | None], column: str) -> float:
    written = row[column] or ""
    try:
        return float(written)
    except ValueError:
        raise RowError(f"{column} is {written!r}, and must be a number.") from None
