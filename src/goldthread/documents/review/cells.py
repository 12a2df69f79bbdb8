"""The cells of a reading: what is printed in one, what was understood, and what words would mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeAlias, cast

from goldthread.documents.understanding.rules import DocumentYear
from goldthread.framework import Deliverable, Framework, Measure, Milestone, Node
from goldthread.framework.rules import Deadline, Rule, Target
from goldthread.framework.rules.schedule import NoDate, NoFrequency
from goldthread.framework.rules.targets import (
    Between,
    NoTarget,
    NotUnderstood,
    Relative,
    Threshold,
    Trend,
)
from goldthread.framework.rules.values import NoValue
from goldthread.grammar import (
    Context,
    Reading,
    read_deadline,
    read_frequency,
    read_target,
    read_value,
)

Item: TypeAlias = Node | Measure | Deliverable
_MILESTONE = "milestone-"
_OF_MEASURES = ("target", "baseline", "frequency")
_READERS: dict[str, Callable[..., Reading[Rule]]] = {
    "target": read_target,
    "baseline": read_value,
    "frequency": read_frequency,
}


class ItemKind(StrEnum):
    """What a cell belongs to.

    A ``ROW`` is one that has no place in the framework yet, a ``COLUMN`` one of which nothing says
    what it holds.
    """

    NODE = "node"
    MEASURE = "measure"
    DELIVERABLE = "deliverable"
    ROW = "row"
    COLUMN = "column"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One thing said of one item: its kind, its id in the reading, and the name of the field.

    Fields that hold a rule are ``target``, ``baseline``, ``frequency``, ``deadline`` and
    ``milestone-1`` (the date of the first milestone) and so on; ``direction`` holds which way
    is better. The row that has no place has the cell ``place``, and its id is its number; so has
    the column that is not understood the cell ``holds``.
    """

    kind: ItemKind
    item: str
    field: str

    @property
    def milestone(self) -> int | None:
        """Which milestone it is about, counted from 0."""
        number = self.field.removeprefix(_MILESTONE)
        if number == self.field or not number.isdecimal():
            return None
        return int(number) - 1


@dataclass(frozen=True, slots=True)
class CellReading:
    """What words mean in a cell, and the stretches of them that nothing was made of."""

    words: str
    rule: Rule
    left_over: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether there is a rule at all."""
        return not isinstance(self.rule, NotUnderstood)


def items_of(framework: Framework, kind: ItemKind) -> tuple[Item, ...]:
    """The items of a kind, in order; rows are no items."""
    if kind is ItemKind.NODE:
        return framework.nodes
    if kind is ItemKind.MEASURE:
        return framework.measures
    if kind is ItemKind.DELIVERABLE:
        return framework.deliverables
    return ()


def readable_fields(item: Item) -> Iterable[str]:
    """The fields of an item that hold a rule."""
    if isinstance(item, Measure):
        return _OF_MEASURES
    if isinstance(item, Deliverable):
        steps = (f"{_MILESTONE}{number}" for number in range(1, len(item.milestones) + 1))
        return ("deadline", *steps)
    return ()


def printed_in(item: Item, field: str) -> str | None:
    """The words a cell prints; ``None`` where it is blank. Raises ``LookupError``."""
    if isinstance(item, Deliverable):
        step = _step(item, field)
        if step is not None:
            return step.deadline_text
        if field == "deadline":
            return item.deadline_text
    if isinstance(item, Measure) and field in (*_OF_MEASURES, "direction"):
        text: str | None = getattr(item, f"{field}_text")
        return text
    raise LookupError(f"{item.title} has no {field}.")


def rule_in(item: Item, field: str) -> Rule | None:
    """What was understood of a cell; ``None`` where it is blank. Raises ``LookupError``."""
    if isinstance(item, Deliverable):
        step = _step(item, field)
        if step is not None:
            return step.deadline
        if field == "deadline":
            return item.deadline
    if isinstance(item, Measure) and field in _OF_MEASURES:
        rule: Rule | None = getattr(item, field)
        return rule
    raise LookupError(f"{item.title} has no {field} that holds a rule.")


def with_rule(item: Item, field: str, rule: Rule, words: str) -> Item:
    """The item with another rule in a cell; the printed words stay as they are.

    Where nothing is printed, ``words`` stand there from now on.
    """
    text = printed_in(item, field) or words or None
    if isinstance(item, Deliverable):
        step = _step(item, field)
        if step is not None:
            steps = list(item.milestones)
            at = Cell(ItemKind.DELIVERABLE, item.id, field).milestone or 0
            steps[at] = replace(step, deadline=cast("Deadline", rule), deadline_text=text)
            return replace(item, milestones=tuple(steps))
        return replace(item, deadline=cast("Deadline", rule), deadline_text=text)
    if not isinstance(item, Measure) or field not in _OF_MEASURES:
        raise LookupError(f"{item.title} has no {field} that holds a rule.")
    values: dict[str, Any] = {field: rule, f"{field}_text": text}
    return replace(item, **values)


def reads_as(framework: Framework, item: Item, field: str, words: str) -> CellReading:
    """What words would mean in a cell of this item. Raises ``LookupError`` for other fields.

    They are read as the document's own would be: with the item's name, the side of a number
    that is good, and the year the edition begins in.
    """
    year = DocumentYear.of_edition(framework.edition).year
    context = Context(
        title=item.title,
        polarity=item.polarity if isinstance(item, Measure) else None,
        year=year,
    )
    if field not in readable_fields(item):
        raise LookupError(f"{item.title} has no {field} that holds a rule.")
    reading = _reading(field, words, context)
    left = tuple(words[span.start : span.end].strip() for span in reading.not_understood)
    return CellReading(words, reading.rule, tuple(part for part in left if part))


# What people put right is read anew whenever one more thing is.
@lru_cache(maxsize=4096)
def _reading(field: str, words: str, context: Context) -> Reading[Rule]:
    # All that is not of a measure is a date.
    read: Callable[..., Reading[Rule]] = _READERS.get(field, read_deadline)
    return read(words, context=context)


def read_again(framework: Framework, before: Measure, after: Measure) -> Measure:
    """A measure whose direction was put right, its printed target read again by it.

    A date that the heading of the column gave, and not the cell, is kept.
    """
    if not after.target_text or before.target is None:
        return after
    rule = reads_as(framework, after, "target", after.target_text).rule
    plain = reads_as(framework, before, "target", after.target_text).rule
    dated = Threshold | Between | Trend | Relative
    if (
        isinstance(rule, dated)
        and isinstance(before.target, dated)
        and isinstance(plain, dated)
        and plain.terms.by is None
    ):
        rule = replace(rule, terms=replace(rule.terms, by=before.target.terms.by))
    return replace(after, target=cast("Target", rule))


def said_to_be_none(field: str) -> Rule:
    """The rule of a cell of which a person says that it states nothing."""
    if field == "target":
        return NoTarget(why="no_target")
    if field == "baseline":
        return NoValue(why="no_data")
    if field == "frequency":
        return NoFrequency(why="na")
    return NoDate(why="na")


def _step(item: Deliverable, field: str) -> Milestone | None:
    at = Cell(ItemKind.DELIVERABLE, item.id, field).milestone
    if at is None:
        return None
    if not 0 <= at < len(item.milestones):
        raise LookupError(f"{item.title} has no {field}.")
    return item.milestones[at]
