"""What the brackets beside a target's amount say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lark import Token

from goldthread.framework.rules.targets import Portion
from goldthread.grammar.cells import Cell
from goldthread.grammar.sentences import Clause

_BENCHMARK_NOTE = re.compile(
    r"\b(?:target|average|plan|statutory|standard|benchmark|national|legislation|government)\b",
    re.I,
)
_SOMEBODY_ELSES = re.compile(r"\b(?:average|benchmark|national|legislation|government)\b", re.I)
_EARLIER = re.compile(
    r"\b(?:outturn|actual|current(?:ly)?|previous(?:ly)?|was|from|last year|achieved|result)\b"
)
_STRETCH = re.compile(r"\b(?:stretch|aspiration\w*|ambition|ideal)\b", re.I)


def benchmark_of(cell: Cell, clause: Clause) -> str | None:
    """Where a number comes from, where a bracket says so: "(emerging London Plan target)"."""
    for note in clause.notes:
        kinds = {word.type for word in note}
        plain = cell.quote(note)
        if (
            kinds <= {"AVERAGE"}
            or kinds <= {"TARGET"}
            or kinds & {"DUE", "BASELINE"}
            or _STRETCH.search(plain)
        ):
            continue
        if "BOUND" in kinds and not _SOMEBODY_ELSES.search(plain):
            continue
        if _BENCHMARK_NOTE.search(plain):
            cell.use(note)
            return re.sub(r"(target) for .*", r"\1", plain)
    return None


def aspiration_of(cell: Cell, clause: Clause) -> Decimal | None:
    """The softer number that a bracket names: "(stretch 90%)"."""
    for note in clause.notes:
        bounds = [word.value for word in note if word.type == "BOUND"]
        if bounds and _STRETCH.search(cell.quote(note)):
            cell.use(note)
            value: Decimal = bounds[0].amount.value
            return value
    return None


def baseline_of(clause: Clause) -> Decimal | None:
    """Where things stood, where a bracket says so: "(2022/23 outturn 79%)"."""
    for note in clause.notes:
        kinds = [word.type for word in note]
        if kinds.count("BOUND") == 1 and is_earlier(note):
            value: Decimal = note[kinds.index("BOUND")].value.amount.value
            return value
    return None


def is_earlier(note: Sequence[Token]) -> bool:
    """Whether a bracketed amount is where things stood before, and no step towards the target."""
    said = " ".join(str(word).lower() for word in note)
    return bool(_EARLIER.search(said)) or any(word.type == "BASELINE" for word in note)


def portions_of(cell: Cell, clause: Clause) -> tuple[Portion, ...]:
    """The parts of an amount that a bracket shares out: "(150 by the skills team)"."""
    found: list[Portion] = []
    for note in clause.notes:
        for index, word in enumerate(note):
            after = list(note[index + 1 :])
            by = next((place for place, one in enumerate(after) if one.type == "BY"), None)
            if word.type == "BOUND" and by is not None and after[by + 1 :]:
                cell.use(note)
                found.append(
                    Portion(value=word.value.amount.value, scope=cell.quote(after[by + 1 :]))
                )
    return tuple(found)
