"""What a person said of one cell, row or item, beside what the document prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from goldthread.documents.review.cells import Cell
from goldthread.framework import Placement, Role
from goldthread.framework.rules import (
    Rule,
    deadline_from_json,
    frequency_from_json,
    rule_to_json,
    target_from_json,
    value_from_json,
)

Json = dict[str, Any]


class FixError(ValueError):
    """What a person said does not hold together with the rest; the message says why."""


class How(StrEnum):
    """In which way something was put right."""

    AS_READ = "as_read"
    """It was looked at and is right as it was read."""
    READ_AS = "read_as"
    """``words`` say plainly what the cell means; they were read as ``rule``."""
    CHOSEN = "chosen"
    """``rule`` is one of the readings that the words allow."""
    NOTHING = "nothing"
    """The cell states nothing: there is no target, no date."""
    BETTER = "better"
    """``words`` say which way is better: up, down, in_range or none."""
    WORDS = "words"
    """``words`` are what the field says; a list has one entry a line."""
    PLACED = "placed"
    """The item stands at ``places`` and nowhere else."""
    ADDED = "added"
    """The row, called ``words``, is a measure, deliverable, place or note (``becomes``).

    It stands at ``places``, and its ``fields`` say what else is said of it.
    """
    HOLDS = "holds"
    """The column holds ``becomes``: a field of the measures or deliverables in its rows."""
    DROPPED = "dropped"
    """The row or item is no part of the framework, because of ``words``."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What a person said of one cell. ``printed`` is what the document says there.

    ``fields`` are names of fields and their words, as ``rows.FIELDS`` has them, and the ``level``
    of a place; a list has one entry a line.
    """

    cell: Cell
    how: How
    words: str = ""
    rule: Rule | None = None
    places: tuple[Placement, ...] = ()
    printed: str = ""
    becomes: str = ""
    fields: tuple[tuple[str, str], ...] = ()


def fix_to_json(fix: Fix) -> Json:
    """What was said, without the cell it was said of."""
    told: Json = {"how": fix.how.value, "printed": fix.printed}
    if fix.words:
        told["words"] = fix.words
    if fix.becomes:
        told["becomes"] = fix.becomes
    if fix.fields:
        told["fields"] = dict(fix.fields)
    if fix.rule is not None:
        told["rule"] = rule_to_json(fix.rule)
    if fix.places:
        told["places"] = [
            {
                "node": one.node,
                "role": one.role,
                "topic": one.topic,
                "deliverable": one.deliverable,
            }
            for one in fix.places
        ]
    return told


def fix_from_json(cell: Cell, told: Mapping[str, Any]) -> Fix:
    """The fix of this cell that was kept."""
    rule = told.get("rule")
    return Fix(
        cell=cell,
        how=How(told["how"]),
        words=told.get("words", ""),
        rule=rule_from_json(cell.field, rule) if rule else None,
        places=tuple(
            Placement(
                one["node"],
                Role(one["role"]) if one["role"] else None,
                one["topic"],
                one["deliverable"],
            )
            for one in told.get("places", ())
        ),
        printed=told.get("printed", ""),
        becomes=told.get("becomes", ""),
        fields=tuple(told.get("fields", {}).items()),
    )


def rule_from_json(field: str, told: Json) -> Rule:
    """The rule of a field of this name."""
    if field == "target":
        return target_from_json(told)
    if field == "baseline":
        return value_from_json(told)
    if field == "frequency":
        return frequency_from_json(told)
    return deadline_from_json(told)
