"""Two amounts of one measure in one cell, each with the part it plays: aim, stretch, tolerance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from lark import Token

from goldthread.framework.rules.targets import Comparison, Target, Threshold
from goldthread.grammar.cells import Cell
from goldthread.grammar.sentences import Clause

_STRETCH = frozenset({"stretch", "stretched", "aspiration", "aspirational", "ambition", "ambitious", "ideal", "ideally", "desirable", "desired"})  # fmt: skip
_GOAL = frozenset({"aim", "goal", "expected", "planned", "objective"})
_FLOOR = frozenset({"floor", "minimum", "min", "core", "commitment", "essential"})
_LIMIT = frozenset({"tolerance", "tolerable", "trigger", "intervention", "threshold", "limit", "alert"})  # fmt: skip


class Part(Enum):
    """What an amount is there for."""

    UNSAID = 0
    GOAL = 1
    STRETCH = 2
    FLOOR = 3
    LIMIT = 4


def with_their_parts(
    cell: Cell, clauses: Sequence[Clause], rules: Sequence[Target]
) -> Target | None:
    """The one target of a cell whose amounts name their parts; ``None`` where they do not.

    "80% (minimum), 90% (aspirational)" is at least 80%, with 90% as its aspiration. "15% (aim),
    20% (tolerance)" is 15%; the tolerance is left, and named with what was not understood.
    """
    held = [clause for clause in clauses if clause.bound]
    if len(rules) != 2 or len(held) != 2 or len(clauses) != 2:
        return None
    one, two = rules
    if not isinstance(one, Threshold) or not isinstance(two, Threshold) or one.unit != two.unit:
        return None
    parts = [_part(clause) for clause in held]
    for first, clause, rule, other in (
        (parts[0], held[1], one, two),
        (parts[1], held[0], two, one),
    ):
        second = parts[1] if rule is one else parts[0]
        if second is Part.STRETCH and first is not Part.STRETCH and first is not Part.LIMIT:
            cell.use([*_naming(held[0]), *_naming(held[1])])
            return replace(_with_side(rule, other, first), aspiration=other.value)
        if second is Part.LIMIT and first in {Part.GOAL, Part.UNSAID}:
            cell.use(_naming(held[0] if rule is one else held[1]))
            cell.leave(_naming(clause))
            if clause.bound_word is not None:
                cell.leave([clause.bound_word])
            return rule
    return None


def _with_side(rule: Threshold, other: Threshold, part: Part) -> Threshold:
    """A floor below what is aspired to is at least that; above it, at most."""
    if part is not Part.FLOOR or rule.comparison is not Comparison.UNSTATED:
        return rule
    rises = other.value > rule.value
    return replace(rule, comparison=Comparison.AT_LEAST if rises else Comparison.AT_MOST)


def _part(clause: Clause) -> Part:
    said = {str(word).lower() for word in _around(clause)}
    for words, part in (
        (_STRETCH, Part.STRETCH),
        (_LIMIT, Part.LIMIT),
        (_FLOOR, Part.FLOOR),
        (_GOAL, Part.GOAL),
    ):
        if said & words:
            return part
    if any(word.type == "TARGET" for word in _around(clause)):
        return Part.GOAL
    return Part.UNSAID


def _around(clause: Clause) -> list[Token]:
    return [*clause.words, *(word for note in clause.notes for word in note)]


def _naming(clause: Clause) -> list[Token]:
    """The words that name an amount's part."""
    known = _STRETCH | _GOAL | _FLOOR | _LIMIT
    return [word for word in _around(clause) if word.lower() in known]
