"""A difference between a document and an edition, in words, the old beside the new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.framework import Deliverable, Framework, Measure, Milestone, Node
from goldthread.framework.revision import Added, Change, Changed, Gone, ItemKind, Reordered
from goldthread.framework.rules import Rule
from goldthread.reports.wording.differing import Stretch, differing_words
from goldthread.web.drafting.selectors.differing import Compared, Line, Sort
from goldthread.web.drafting.selectors.pairing import NEW, OLD
from goldthread.web.drafting.selectors.wording import (
    BETTER,
    FIELD_NAMES,
    places_in_words,
    rule_sentence,
)

_KINDS = {
    ItemKind.FRAMEWORK: "Framework",
    ItemKind.NODE: "Place",
    ItemKind.MEASURE: "Measure",
    ItemKind.DELIVERABLE: "Deliverable",
}
_MORE_NAMES = {
    "target_text": "Target as printed",
    "target": "Target as understood",
    "baseline_text": "Baseline as printed",
    "baseline": "Baseline as understood",
    "frequency_text": "How often, as printed",
    "frequency": "How often, as understood",
    "deadline_text": "Deadline as printed",
    "deadline": "Deadline as understood",
    "direction_text": "Direction as printed",
    "polarity": "Which way is better",
    "placements": "Where it stands",
    "parent": "Stands under",
    "kind": "Level",
    "components": "What is counted",
    "milestones": "Milestones",
    "ownership": "Whose it is",
    "notes": "Notes",
    "introduction": "Introduction",
}
_TOLD_OF_AN_ITEM = (
    "placements",
    "target_text",
    "baseline_text",
    "frequency_text",
    "deadline_text",
    "milestones",
    "lead_members",
    "lead_officers",
    "service",
)


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """One field that differs: its name, and its words with what is gone and what is new."""

    name: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class LineShown:
    """One difference as a page shows it; ``needs`` are the names of what it cannot stand without.

    ``pair_side`` is the side on which it can be said to be something else: the ``new`` one of
    what was added, moved or guessed, the ``old`` one of what is gone; blank for all the rest.
    """

    line: Line
    kind: str
    title: str
    fields: tuple[FieldChanged, ...]
    same_meaning: bool
    needs: tuple[str, ...]
    pair_side: str


def lines_shown(found: Compared, lines: Iterable[Line]) -> tuple[LineShown, ...]:
    """Differences as a page shows them."""
    titles = _Titles(found)
    by_key = {line.key: line for line in found.lines}
    return tuple(
        LineShown(
            line=line,
            kind=_KINDS[line.change.item],
            title=titles.of(line.change),
            fields=tuple(_fields(found, line.change)),
            same_meaning=isinstance(line.change, Changed) and line.change.only_words,
            needs=tuple(titles.of(by_key[key].change) for key in line.needs),
            pair_side=_pair_side(line),
        )
        for line in lines
    )


def _pair_side(line: Line) -> str:
    if isinstance(line.change, Gone):
        return OLD
    if isinstance(line.change, Added) or line.guessed or line.sort is Sort.MOVED:
        return NEW
    return ""


class _Titles:
    def __init__(self, found: Compared) -> None:
        self._titles: dict[tuple[ItemKind, str], str] = {}
        for framework in (found.new, found.old):
            for kind, items in (
                (ItemKind.NODE, framework.nodes),
                (ItemKind.MEASURE, framework.measures),
                (ItemKind.DELIVERABLE, framework.deliverables),
            ):
                self._titles.update({(kind, one.id): one.title for one in items})

    def of(self, change: Change) -> str:
        if isinstance(change, Reordered):
            return f"The order of the {_KINDS[change.item].lower()}s"
        if change.item is ItemKind.FRAMEWORK:
            return "The framework as a whole"
        return self._titles[change.item, change.id]


def _fields(found: Compared, change: Change) -> Iterable[FieldChanged]:
    if isinstance(change, Changed):
        before, after = change.values_before, change.values_after
        for name in before:
            old = _told(found.old, name, before[name])
            new = _told(found.new, name, after[name])
            if old != new:
                yield FieldChanged(_name(name), differing_words(old, new))
    elif isinstance(change, Added | Gone):
        framework = found.new if isinstance(change, Added) else found.old
        for name, words in _of_item(framework, change.thing):
            pair = ("", words) if isinstance(change, Added) else (words, "")
            yield FieldChanged(name, differing_words(*pair))


def _of_item(framework: Framework, item: Node | Measure | Deliverable) -> Iterable[tuple[str, str]]:
    if isinstance(item, Node):
        yield "Stands under", _told(framework, "parent", item.parent) or "nothing else"
        return
    for name in _TOLD_OF_AN_ITEM:
        words = _told(framework, name, getattr(item, name, None))
        if words:
            yield _name(name).removesuffix("as printed").rstrip(" ,"), words


def _name(field: str) -> str:
    return _MORE_NAMES.get(field) or FIELD_NAMES.get(field, field)


def _told(framework: Framework, name: str, value: Any) -> str:
    """The value of a field in words; blank for nothing."""
    if value is None or value == ():
        return ""
    if isinstance(value, Rule):
        return rule_sentence(name, value)
    if name == "placements":
        return places_in_words(framework, value)
    if name == "parent":
        return next((node.title for node in framework.nodes if node.id == value), str(value))
    if name == "polarity":
        return BETTER[value]
    if name == "milestones":
        return "; ".join(_milestone(one) for one in value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(str(one) for one in value)
    return str(value)


def _milestone(step: Milestone) -> str:
    return f"{step.text}{f' ({step.deadline_text})' if step.deadline_text else ''}"
