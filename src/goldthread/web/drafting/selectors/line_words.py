"""A difference between a document and an edition, in words, the old beside the new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.framework import Deliverable, Framework, Measure, Node
from goldthread.framework.editions import LevelNames
from goldthread.framework.revision import Added, Change, Changed, Gone, ItemKind, Reordered
from goldthread.reports.wording.differing import Stretch, differing_words
from goldthread.reports.wording.revising import (
    ITEMS,
    PRINTED,
    UNDERSTOOD,
    Naming,
    field_words,
    fields_said,
    value_words,
)
from goldthread.web.drafting.selectors.differing import Compared, Line, Sort
from goldthread.web.drafting.selectors.pairing import NEW, OLD

_TOLD = (*PRINTED, *UNDERSTOOD)
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
            kind=ITEMS[line.change.item].capitalize(),
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
            return f"The order of the {ITEMS[change.item]}s"
        if change.item is ItemKind.FRAMEWORK:
            return "The framework as a whole"
        return self._titles[change.item, change.id]


def _fields(found: Compared, change: Change) -> Iterable[FieldChanged]:
    old, new = (_naming(one, found.levels) for one in (found.old, found.new))
    if isinstance(change, Changed):
        for one in fields_said(change, old, new, _TOLD):
            yield FieldChanged(one.what, differing_words(one.before, one.after))
    elif isinstance(change, Added | Gone):
        for name, words in _of_item(new if isinstance(change, Added) else old, change.thing):
            pair = ("", words) if isinstance(change, Added) else (words, "")
            yield FieldChanged(name, differing_words(*pair))


def _naming(framework: Framework, levels: LevelNames) -> Naming:
    titles = {one.id: one.title for one in framework.nodes}
    return Naming(titles | {one.id: one.title for one in framework.deliverables}, levels)


def _of_item(naming: Naming, item: Node | Measure | Deliverable) -> Iterable[tuple[str, str]]:
    if isinstance(item, Node):
        yield field_words("kind"), value_words("kind", item.kind, naming)
        yield field_words("parent"), value_words("parent", item.parent, naming) or "nothing else"
        return
    for name in _TOLD_OF_AN_ITEM:
        words = value_words(name, getattr(item, name, None), naming)
        if words:
            yield field_words(name), words
