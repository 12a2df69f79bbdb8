"""What of a reading a person should look at, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from goldthread.documents.review.cells import (
    Cell,
    Item,
    ItemKind,
    items_of,
    printed_in,
    readable_fields,
    reads_as,
    rule_in,
)
from goldthread.documents.review.columns import fields_open_to, words_of
from goldthread.framework import Framework, Measure, Node, Polarity
from goldthread.framework.rules import Rule
from goldthread.framework.rules.targets import AnnualTotal, Comparison, NotUnderstood, Threshold

LeftOver: TypeAlias = Mapping[Cell, tuple[str, ...]]
"""The words of each cell that nothing was made of, for those cells that have any."""


class Asks(StrEnum):
    """What a person is asked, the gravest first."""

    UNPLACED = "unplaced"
    """Where does this row belong?"""
    COLUMN = "column"
    """What does this column hold?"""
    NOT_UNDERSTOOD = "not_understood"
    """What does this cell mean?"""
    WHICH_SIDE = "which_side"
    """Is a higher or a lower figure better? Nothing in the row says so."""
    TWO_READINGS = "two_readings"
    """Which of two defensible readings is meant?"""
    SUSPECT = "suspect"
    """The document itself is very likely wrong here: what is meant?"""
    LEFT_OVER = "left_over"
    """Part of the words was not made use of: is the reading right all the same?"""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to look at: the cell, what is asked of it, and what was read so far.

    ``node`` is where the item stands. ``because`` are words of the reader: why a row has no
    place, why there are two readings, the words left over. ``fields`` are what a column may hold.
    """

    cell: Cell
    asks: Asks
    title: str
    printed: str
    rule: Rule | None = None
    because: str = ""
    node: str | None = None
    fields: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[Rule, ...]:
        """The readings there are to choose from, the likelier first; empty for other questions."""
        if self.asks is not Asks.TWO_READINGS or self.rule is None or self.rule.doubt is None:
            return ()
        return (self.rule, *self.rule.doubt.alternatives)


def left_over_in(framework: Framework) -> LeftOver:
    """The words of every cell that nothing was made of, by reading each of them once more."""
    found: dict[Cell, tuple[str, ...]] = {}
    for kind in (ItemKind.MEASURE, ItemKind.DELIVERABLE):
        for item in items_of(framework, kind):
            for field in readable_fields(item):
                words = printed_in(item, field)
                if words and (left := reads_as(framework, item, field, words).left_over):
                    found[Cell(kind, item.id, field)] = left
    return found


def questions_about(framework: Framework, left_over: LeftOver) -> tuple[Question, ...]:
    """Everything in a reading that a person should look at, in the order of the document.

    One question for a cell, the gravest. A number of which nothing says whether more or less of
    it is better is a question about the direction of its measure.
    """
    rows = tuple(
        Question(
            Cell(ItemKind.ROW, str(number), "place"),
            Asks.UNPLACED,
            row.text,
            row.text,
            because=row.reason,
        )
        for number, row in enumerate(framework.rows.unplaced, start=1)
    )
    columns = tuple(
        Question(
            Cell(ItemKind.COLUMN, str(number), "holds"),
            Asks.COLUMN,
            column.heading,
            words_of(column),
            node=column.node,
            fields=fields_open_to(framework, column),
        )
        for number, column in enumerate(framework.rows.columns, start=1)
    )
    places = {node.id: at for at, node in enumerate(framework.nodes)}
    found = [
        question
        for kind in (ItemKind.DELIVERABLE, ItemKind.MEASURE)
        for item in items_of(framework, kind)
        for question in _about(kind, item, left_over)
    ]
    found.sort(key=lambda one: places.get(one.node or "", -1))
    return (*rows, *columns, *found)


def _about(kind: ItemKind, item: Item, left_over: LeftOver) -> Iterator[Question]:
    node = None if isinstance(item, Node) else item.placements[0].node
    if isinstance(item, Measure) and item.direction_text and item.polarity is None:
        yield Question(
            Cell(kind, item.id, "direction"),
            Asks.NOT_UNDERSTOOD,
            item.title,
            item.direction_text,
            node=node,
        )
    for field in readable_fields(item):
        cell = Cell(kind, item.id, field)
        rule, printed = rule_in(item, field), printed_in(item, field) or ""
        asks, because = _asked(rule, left_over.get(cell, ()))
        if rule is None and printed:
            asks = Asks.NOT_UNDERSTOOD
        if asks is Asks.WHICH_SIDE and isinstance(item, Measure):
            if item.polarity in (Polarity.NONE, Polarity.IN_RANGE) or item.direction_text:
                continue  # it was said already, and that it does not decide stands in the reading
            cell = Cell(kind, item.id, "direction")
        if asks is not None:
            yield Question(cell, asks, item.title, printed, rule, because, node)


def _asked(rule: Rule | None, left_over: tuple[str, ...]) -> tuple[Asks | None, str]:
    if rule is None:
        return None, ""
    if not_understood(rule):
        return Asks.NOT_UNDERSTOOD, ""
    if rule.doubt is not None and rule.doubt.alternatives:
        return Asks.TWO_READINGS, rule.doubt.why or ""
    if rule.suspect:
        return Asks.SUSPECT, rule.suspect
    if isinstance(rule, Threshold | AnnualTotal) and rule.comparison is Comparison.UNSTATED:
        return Asks.WHICH_SIDE, ""
    if left_over:
        return Asks.LEFT_OVER, ", ".join(f"“{words}”" for words in left_over)
    return None, ""


def not_understood(rule: Rule) -> bool:
    """Whether a rule, or a part of one, has no meaning yet."""
    if isinstance(rule, NotUnderstood):
        return True
    inner = (*getattr(rule, "parts", ()), *getattr(rule, "steps", ()))
    return any(isinstance(one, Rule) and not_understood(one) for one in inner)
