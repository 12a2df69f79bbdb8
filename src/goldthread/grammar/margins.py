"""Margins and limits beside an amount: tolerances, distances from a comparator, time limits."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.targets import (
    Between,
    Comparison,
    Quantity,
    Target,
    Threshold,
    WithinTolerance,
)
from goldthread.grammar.amount_pairs import is_either_side, is_time
from goldthread.grammar.cells import Cell
from goldthread.grammar.clauses import Bound
from goldthread.grammar.comparators import read_relative
from goldthread.grammar.sentences import Clause

# "3% for 3 years", "85% in work for 6 months": how long something lasts, and no limit of time.
_LASTS = frozenset({"for", "during", "throughout", "over", "across"})


def read_tolerance(cell: Cell, clause: Clause) -> Target | None:
    """ "+/- 5%" of a budget or plan, where the title or the cell names one."""
    amount = clause.main.amount
    if amount.unit not in {"%", "percentage points"}:
        return None
    beside = None if is_tolerance(clause) else _near_a_comparator(cell, clause)
    if beside:
        return beside
    told = f"{cell.title} {cell.quote(cell.words)}".lower()
    cell.take(word for word in cell.words if word.type == "TARGET")
    of = next((name for name in ("budget", "plan", "target", "forecast") if name in told), None)
    cell.use(cell.words)
    return WithinTolerance(percent=amount.value, of=of)


def is_tolerance(clause: Clause) -> bool:
    """ "5% tolerance", "Tolerance: 5%": how far either side of what was planned."""
    beside = [*clause.lead[-2:], *clause.tail[:1]]
    plain = clause.main.comparison is Comparison.UNSTATED and bool(clause.main.amount.value)
    return plain and any(word.lower() == "tolerance" for word in beside)


def margin_around(cell: Cell, clause: Clause) -> Target | None:
    """ "95% +/- 2%", "20 ± 2 days": from so much below a number to so much above it."""
    beside = [word for word in clause.tail if word.type == "BOUND"]
    if len(beside) != 1 or not is_either_side(clause.main, beside[0].value):
        return None
    cell.take(beside)
    middle, margin = clause.main.amount, beside[0].value.amount
    unit = middle.unit or margin.unit
    alone = Threshold(comparison=Comparison.UNSTATED, value=middle.value, unit=unit)
    doubt = Doubt(why="a band, or a number that may be missed by so much", alternatives=(alone,))
    low, high = middle.value - margin.value, middle.value + margin.value
    return Between(low=low, high=high, unit=unit, doubt=doubt)


def _near_a_comparator(cell: Cell, clause: Clause) -> Target | None:
    """ "Within 2 percentage points of the national average": a margin, not a level."""
    to = re.sub(r"^of\s+", "", cell.quote(clause.tail) if clause.tail else "", flags=re.I)
    found = read_relative(cell, f"in line with {to}") if to else None
    if found is None or "budget" in to.lower() or "target" in to.lower():
        return None
    amount = clause.main.amount
    return replace(found, margin=Quantity(amount.value, amount.unit))


def so_far_from_a_comparator(cell: Cell, clause: Clause) -> Target | None:
    """ "2% above the national average": how far beyond a comparator.

    "No more than 2% above" lets a figure lie on either side, and has no reading here.
    """
    if clause.main.comparison is Comparison.AT_MOST:
        return None
    found = read_relative(cell, cell.quote(clause.tail))
    amount = clause.main.amount
    return found and replace(found, margin=Quantity(amount.value, amount.unit))


def time_limit_of(clause: Clause) -> Bound | None:
    """The time limit of a share: "95% processed in 30 days"."""
    if clause.bound is None or clause.bound.amount.unit != "%":
        return None
    for before, word in itertools.pairwise([None, *clause.words]):
        if word is not None and word.type == "BOUND" and is_time(word.value.amount.unit):
            if before is not None and before.lower() in _LASTS:
                return None
            found: Bound = word.value
            return found if found.comparison is not Comparison.AT_LEAST else None
    noted = [word.value for note in clause.notes for word in note if word.type == "BOUND"]
    return next((one for one in noted if one.is_within and is_time(one.amount.unit)), None)
