"""The sides of a framework's items that change separately: words, target, people and the like."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from goldthread.framework.model import Deliverable, Framework, Measure, Node

Item: TypeAlias = Node | Measure | Deliverable


class ItemKind(StrEnum):
    """What a change is about; the framework itself is the item of its title and edition."""

    FRAMEWORK = "framework"
    NODE = "node"
    MEASURE = "measure"
    DELIVERABLE = "deliverable"


class Aspect(StrEnum):
    """One side of an item, whose fields are taken or left together.

    A rule goes with the words it was read from: taking one and leaving the other would have
    the document say what it does not. ``PROVENANCE`` is where in the document the item
    stands, which changes with every page that is inserted and means nothing by itself.
    """

    WORDS = "words"
    EDITION = "edition"
    PARTS = "parts"
    TARGET = "target"
    BASELINE = "baseline"
    DIRECTION = "direction"
    COLLECTION = "collection"
    PLACE = "place"
    PEOPLE = "people"
    RESPONSIBILITY = "responsibility"
    DATES = "dates"
    MILESTONES = "milestones"
    PROGRAMMES = "programmes"
    PROVENANCE = "provenance"


FIELDS: Mapping[ItemKind, Mapping[Aspect, tuple[str, ...]]] = MappingProxyType(
    {
        ItemKind.FRAMEWORK: {
            Aspect.WORDS: ("title", "introduction"),
            Aspect.EDITION: ("edition", "authority"),
            Aspect.PROVENANCE: ("rows",),
        },
        ItemKind.NODE: {
            Aspect.WORDS: ("title", "goal", "notes"),
            Aspect.PLACE: ("kind", "parent"),
            Aspect.PROVENANCE: ("source",),
        },
        ItemKind.MEASURE: {
            Aspect.WORDS: ("title", "rationale"),
            Aspect.PARTS: ("components",),
            Aspect.TARGET: ("target_text", "target"),
            Aspect.BASELINE: ("baseline_text", "baseline"),
            Aspect.DIRECTION: ("direction_text", "polarity"),
            Aspect.COLLECTION: ("frequency_text", "frequency"),
            Aspect.PLACE: ("placements",),
            Aspect.PEOPLE: ("lead_members", "lead_officers"),
            Aspect.RESPONSIBILITY: ("service", "ownership", "partners"),
            Aspect.PROVENANCE: ("source", "inherited", "footnotes", "names_as_written"),
        },
        ItemKind.DELIVERABLE: {
            Aspect.WORDS: ("title", "description"),
            Aspect.DATES: ("deadline_text", "deadline"),
            Aspect.MILESTONES: ("milestones",),
            Aspect.PLACE: ("placements",),
            Aspect.PEOPLE: ("lead_members", "lead_officers"),
            Aspect.PROGRAMMES: ("programmes",),
            Aspect.PROVENANCE: ("source", "inherited", "footnotes", "names_as_written"),
        },
    }
)
"""Which fields make up each aspect; every field but the id and the lists of items is in one."""

RULES = MappingProxyType(
    {
        Aspect.TARGET: "target",
        Aspect.BASELINE: "baseline",
        Aspect.DIRECTION: "polarity",
        Aspect.COLLECTION: "frequency",
        Aspect.DATES: "deadline",
    }
)
"""The field of an aspect that holds what was understood, where the others hold the words."""


def fields_of(item: ItemKind, aspect: Aspect) -> tuple[str, ...]:
    """The names of the fields that make up an aspect; empty where the item has no such side."""
    return FIELDS[item].get(aspect, ())


def items_of(framework: Framework, item: ItemKind) -> tuple[Item, ...]:
    """The framework's items of a kind, in order; none for the framework itself."""
    if item is ItemKind.NODE:
        return framework.nodes
    if item is ItemKind.MEASURE:
        return framework.measures
    if item is ItemKind.DELIVERABLE:
        return framework.deliverables
    return ()
