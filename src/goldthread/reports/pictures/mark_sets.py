"""Every set of marks that a report draws, by the name its words are marked with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS, STATE_MARKS
from goldthread.reports.pictures.direction_marks import DIRECTION_MARKS
from goldthread.reports.pictures.marks import MARKS, Mark

MARK_SETS: Mapping[str, Mapping[str, Mark]] = MappingProxyType(
    {
        "status": MARKS,
        "direction": DIRECTION_MARKS,
        "delivery": DELIVERY_MARKS,
        "milestone": MappingProxyType(
            {
                "done": STATE_MARKS["done"],
                "due": STATE_MARKS["in_time"],
                "slipped": STATE_MARKS["slipped"],
                "no_date": STATE_MARKS["no_date"],
            }
        ),
    }
)


def named_apart() -> Iterable[Mark]:
    """Every mark under a name that no other has ("delivery-done"), for a page that holds all."""
    return (
        replace(mark, status=f"{scheme}-{key}")
        for scheme, marks in MARK_SETS.items()
        for key, mark in marks.items()
    )
