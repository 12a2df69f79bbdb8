"""The engine's tolerances as they are kept, and which of them holds for a figure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from goldthread.engine.goals import (
    DEFAULT_TOLERANCE,
    AbsoluteFloor,
    IntervalTest,
    NoTolerance,
    PercentagePoints,
    PercentOfTarget,
    Tolerance,
)
from goldthread.web.records import models

_KINDS: dict[str, tuple[type[Tolerance], str | None]] = {
    "percent_of_target": (PercentOfTarget, "percent"),
    "percentage_points": (PercentagePoints, "points"),
    "absolute_floor": (AbsoluteFloor, "value"),
    "interval_test": (IntervalTest, "confidence"),
    "none": (NoTolerance, None),
}


def tolerance_to_json(tolerance: Tolerance) -> dict[str, str]:
    """A tolerance as it is kept: its kind, and its one number as text where it has one."""
    kind = next(kind for kind, (form, _) in _KINDS.items() if isinstance(tolerance, form))
    name = _KINDS[kind][1]
    return {"kind": kind, **({name: str(getattr(tolerance, name))} if name else {})}


def tolerance_from_json(rule: dict[str, Any]) -> Tolerance:
    """A tolerance as the engine knows it. Raises ``KeyError`` for what is none."""
    form, name = _KINDS[rule["kind"]]
    return form(**({name: Decimal(rule[name])} if name else {}))


def tolerance_row_on(rows: Iterable[models.Tolerance], day: date) -> models.Tolerance | None:
    """The row that holds on a day, of those of one measure or of a framework alone.

    The one that began last, and of several from one day the one that was said last.
    """
    holding = [row for row in rows if row.valid_from is None or row.valid_from <= day]
    return max(holding, key=lambda row: (row.valid_from or date.min, row.pk), default=None)


def tolerance_in_force(
    own: Iterable[models.Tolerance], common: Iterable[models.Tolerance], day: date
) -> tuple[Tolerance, models.Tolerance | None]:
    """What counts as close on a day, and the row that says so (``None``: the common practice).

    The measure's own goes before the framework's.
    """
    for rows in (own, common):
        row = tolerance_row_on(rows, day)
        if row is not None and row.rule is not None:
            return tolerance_from_json(row.rule), row
    return DEFAULT_TOLERANCE, None
