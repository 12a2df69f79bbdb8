"""Cells that send the reader elsewhere: "See KPI 12", "Refer to the budget"."""

from __future__ import annotations

import re

from goldthread.grammar.cells import Cell

_ELSEWHERE = re.compile(
    r"(?:please )?(?:see|refer(?:s)? to|as per|as set out in|linked to)\s+(?P<to>\S.*)", re.I | re.S
)
_MOST_WORDS = 12


def points_elsewhere(cell: Cell) -> str | None:
    """What a cell that only points elsewhere points to; ``None`` where it says anything itself."""
    found = _ELSEWHERE.fullmatch(cell.quote(cell.words).strip("() "))
    if not found or len(cell.words) > _MOST_WORDS:
        return None
    if any(word.type == "BOUND" and word.value.amount.unit for word in cell.words):
        return None  # "As per the national target (4 hours, 95%)" says something itself
    cell.use(cell.words)
    return found["to"]
