"""Margins and limits beside an amount: tolerances, distances from a comparator, time limits."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from lark import Token

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
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.sentences import Clause
from goldthread.grammar.sides import side
from goldthread.grammar.target_terms import terms_of

# "Within 5% of the average, or better": a margin on one side only.
_ONE_SIDE = re.compile(r"\bor (?:better|above|below|higher|lower)\b", re.I)
# "3% for 3 years", "85% in work for 6 months": how long something lasts, and no limit of time.
_LASTS = frozenset({"for", "during", "throughout", "over", "across"})


def read_tolerance(cell: Cell, clause: Clause) -> Target | None:
    """ "+/- 5%" of a budget or plan, where the title or the cell names one."""
    amount = clause.main.amount
    if amount.unit not in {"%", "percentage points"} or _ONE_SIDE.search(cell.quote(cell.words)):
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
    noted = _tolerance_in_a_note(clause)
    if noted and not beside:
        return _may_be_missed(cell, clause, noted)
    if len(beside) != 1 or not is_either_side(clause.main, beside[0].value):
        return None
    cell.take(beside)
    middle, margin = clause.main.amount, beside[0].value.amount
    unit = middle.unit or margin.unit
    alone = Threshold(comparison=Comparison.UNSTATED, value=middle.value, unit=unit)
    doubt = Doubt(why="a band, or a number that may be missed by so much", alternatives=(alone,))
    low, high = middle.value - margin.value, middle.value + margin.value
    return Between(low=low, high=high, unit=unit, doubt=doubt)


def _tolerance_in_a_note(clause: Clause) -> Sequence[Token]:
    """The words of "[tolerance 2%]" after an amount of the same unit; none for any other note."""
    for note in clause.notes:
        said = [word for word in note if not is_mark(word)]
        kinds = [word.type for word in said]
        if sorted(kinds) != ["BOUND", "TARGET"]:
            continue
        amount = next(word.value.amount for word in said if word.type == "BOUND")
        named = any(word.lower() == "tolerance" for word in said)
        main = clause.main.amount
        if named and amount.high is None and main.high is None and amount.unit == main.unit:
            return said
    return ()


def _may_be_missed(cell: Cell, clause: Clause, note: Sequence[Token]) -> Target:
    """ "92% [tolerance 2%]": the number to reach, which may be missed by so much."""
    cell.take(note)
    amount = clause.main.amount
    margin = next(word.value.amount.value for word in note if word.type == "BOUND")
    band = Between(low=amount.value - margin, high=amount.value + margin, unit=amount.unit)
    doubt = Doubt(why="a number that may be missed by so much, or a band", alternatives=(band,))
    comparison, origin = side(cell, clause.main)
    return Threshold(
        comparison=comparison,
        value=amount.value,
        unit=amount.unit,
        strict=clause.main.strict,
        origin=origin,
        doubt=doubt,
        terms=terms_of(cell, clause, clause.bound),
    )


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
