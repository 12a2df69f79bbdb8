"""A change to a framework, as a value: something added, gone, changed, put in another order or
counted otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from goldthread.framework.model import FrameworkError, Node, Placement
from goldthread.framework.revision.aspects import RULES, Aspect, Item, ItemKind, fields_of
from goldthread.framework.revision.counting import Recounted


@dataclass(frozen=True, slots=True)
class Field:
    """The value of one field of an item, such as ``Field("title", "Visits to libraries")``."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Added:
    """An item that was not there. ``follows`` is the id after which it stands, or none (first)."""

    item: ItemKind
    thing: Item
    follows: str | None = None

    @property
    def id(self) -> str:
        """The id of what was added."""
        return self.thing.id


@dataclass(frozen=True, slots=True)
class Gone:
    """An item that is no longer there, with the id after which it stood."""

    item: ItemKind
    thing: Item
    follows: str | None = None

    @property
    def id(self) -> str:
        """The id of what is gone."""
        return self.thing.id


@dataclass(frozen=True, slots=True)
class Changed:
    """One aspect of an item that is there before and after.

    ``id`` is the item's, and blank for the framework itself. ``before`` and ``after`` hold
    all the fields of the aspect, in the order of ``fields_of``.
    """

    item: ItemKind
    id: str
    aspect: Aspect
    before: tuple[Field, ...]
    after: tuple[Field, ...]

    def __post_init__(self) -> None:
        expected = fields_of(self.item, self.aspect)
        for side in (self.before, self.after):
            if tuple(field.name for field in side) != expected:
                raise FrameworkError(
                    f"A change of the {self.aspect} of a {self.item} gives "
                    f"{', '.join(expected) or 'nothing'}, each once and in this order."
                )

    @property
    def values_before(self) -> Mapping[str, Any]:
        """The fields before, by name."""
        return MappingProxyType({field.name: field.value for field in self.before})

    @property
    def values_after(self) -> Mapping[str, Any]:
        """The fields after, by name."""
        return MappingProxyType({field.name: field.value for field in self.after})

    @property
    def only_words(self) -> bool:
        """Whether what was understood is the same as before, and only its wording differs."""
        rule = RULES.get(self.aspect)
        return rule is not None and self.values_before[rule] == self.values_after[rule]


@dataclass(frozen=True, slots=True)
class Reordered:
    """The items of a kind in another order; ``before`` and ``after`` are ids from first to last."""

    item: ItemKind
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def id(self) -> str:
        """Blank, since it is about all items of its kind."""
        return ""


Change: TypeAlias = Added | Gone | Changed | Reordered | Recounted


Name: TypeAlias = tuple[ItemKind, str]
"""A node or a deliverable by its id, as other items name it."""


def named_in(change: Change) -> frozenset[Name]:
    """The nodes and deliverables that the item names once the change is made."""
    if isinstance(change, Added):
        return named_by(change.thing)
    return frozenset() if isinstance(change, Gone) else _named_on(change, after=True)


def no_longer_named_in(change: Change) -> frozenset[Name]:
    """The nodes and deliverables that the item ceases to name with the change."""
    if isinstance(change, Gone):
        return named_by(change.thing)
    if isinstance(change, Added):
        return frozenset()
    return _named_on(change, after=False) - _named_on(change, after=True)


def named_by(thing: Item) -> frozenset[Name]:
    """The nodes and deliverables that an item names: where it stands, and what it is tied to."""
    return _above(thing.parent) if isinstance(thing, Node) else _at(thing.placements)


def _named_on(change: Changed | Reordered | Recounted, *, after: bool) -> frozenset[Name]:
    if not isinstance(change, Changed) or change.aspect is not Aspect.PLACE:
        return frozenset()
    values = change.values_after if after else change.values_before
    return _above(values["parent"]) if change.item is ItemKind.NODE else _at(values["placements"])


def _above(parent: str | None) -> frozenset[Name]:
    return frozenset() if parent is None else frozenset({(ItemKind.NODE, parent)})


def _at(placements: Iterable[Placement]) -> frozenset[Name]:
    nodes = {(ItemKind.NODE, one.node) for one in placements}
    tied = {(ItemKind.DELIVERABLE, one.deliverable) for one in placements if one.deliverable}
    return frozenset(nodes | tied)
