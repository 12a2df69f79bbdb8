"""A change to a framework in words: what was changed, and both sides of it.

Whoever tells a change (the history of a draft, the record of changes, a revised document, two
editions beside each other) says it in these words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from goldthread.framework import Milestone, Placement, Polarity, Role
from goldthread.framework.editions import LevelNames
from goldthread.framework.revision import Changed, ItemKind, Recounted
from goldthread.framework.rules import Rule
from goldthread.framework.units import unit_from
from goldthread.reports.wording.schedule import deadline_sentence, frequency_sentence
from goldthread.reports.wording.targets import target_sentence
from goldthread.reports.wording.values import value_sentence

ITEMS: Mapping[str, str] = MappingProxyType(
    {
        ItemKind.FRAMEWORK: "framework",
        ItemKind.NODE: "place",
        ItemKind.MEASURE: "measure",
        ItemKind.DELIVERABLE: "deliverable",
    }
)
BETTER: Mapping[str, str] = MappingProxyType(
    {
        Polarity.UP: "Higher is better",
        Polarity.DOWN: "Lower is better",
        Polarity.IN_RANGE: "It should stay near its target",
        Polarity.NONE: "Neither higher nor lower is better by itself",
    }
)
ROLES: Mapping[str, str] = MappingProxyType(
    {
        Role.LONG_TERM: "long-term outcome",
        Role.PROXY: "proxy measure",
        Role.COMBINED: "outcome and proxy measure",
        Role.DEMAND: "demand indicator",
        Role.INDICATOR: "indicator",
        Role.SURVEY: "survey question",
    }
)
PRINTED: Mapping[str, str] = MappingProxyType(
    {
        "title": "Name",
        "edition": "Edition",
        "introduction": "Introduction",
        "rationale": "What it will tell us",
        "description": "Description",
        "goal": "Goal",
        "notes": "Notes",
        "kind": "Level",
        "parent": "Stands under",
        "placements": "Where it stands",
        "components": "What is counted",
        "baseline_text": "Baseline",
        "direction_text": "Direction",
        "target_text": "Target",
        "frequency_text": "How often",
        "deadline_text": "By when",
        "milestones": "Milestones",
        "lead_members": "Lead members",
        "lead_officers": "Lead officers",
        "service": "Service",
        "ownership": "Whose it is",
        "partners": "Partners",
        "programmes": "Programmes",
    }
)
"""The fields that hold what a document prints, or a person says, and what each is called."""
UNDERSTOOD: Mapping[str, str] = MappingProxyType(
    {
        "baseline": "Baseline",
        "polarity": "Which way is better",
        "target": "Target",
        "frequency": "How often",
        "deadline": "By when",
    }
)
"""The fields that hold what was understood, and what each is called where it stands alone."""

_RULES: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {"target": target_sentence, "baseline": value_sentence, "frequency": frequency_sentence}
)


@dataclass(frozen=True, slots=True)
class Naming:
    """What things are called: the title of everything by its id, and the names of the levels."""

    titles: Mapping[str, str] = field(default_factory=dict)
    levels: LevelNames = field(default_factory=LevelNames)


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """One field that is otherwise: its name, what it is called, and both sides; blank for nothing."""

    name: str
    what: str
    before: str
    after: str


def fields_said(
    change: Changed, before: Naming, after: Naming, fields: Collection[str]
) -> Iterator[FieldSaid]:
    """The fields of a change whose words differ, of those asked for, in the order of the change.

    Where a field of what is understood stands beside the words it was read from, it says so.
    """
    old, new = change.values_before, change.values_after
    for name in old:
        if name not in fields or old[name] == new[name]:
            continue
        said = value_words(name, old[name], before), value_words(name, new[name], after)
        if said[0] != said[1]:
            yield FieldSaid(name, field_words(name, fields), *said)


COUNTING = "Units and breakdown"
"""What is changed where a measure is counted otherwise."""


def counting_said(change: Recounted) -> Iterator[FieldSaid]:
    """What is otherwise in how a measure is counted: each unit, and for each breakdown the parts
    that went and those that came, blank for none.

    A part that stays is counted as its whole is, and not told.
    """
    both = {line.name for line in change.before} & {line.name for line in change.after}
    units: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for side, lines in enumerate((change.before, change.after)):
        for line in lines:
            if not line.dimension:
                units[line.label].append(str(unit_from(line.unit)))
            elif line.name not in both:
                parts.setdefault(line.dimension, ({}, {}))[side][line.category] = None
    for label, (before, after) in units.items():
        yield FieldSaid("unit", f"Unit of {label}" if label else "Unit", before, after)
    for dimension, (gone, come) in parts.items():
        yield FieldSaid("parts", f"Parts by {dimension}", ", ".join(gone), ", ".join(come))


def field_words(name: str, fields: Collection[str] = ()) -> str:
    """What a field is called; raises ``KeyError`` for one that nobody tells of.

    >>> field_words("target"), field_words("target", ("target", "target_text"))
    ('Target', 'Target, as understood')
    """
    if name in PRINTED:
        return PRINTED[name]
    return f"{UNDERSTOOD[name]}{', as understood' if f'{name}_text' in fields else ''}"


def value_words(name: str, value: Any, naming: Naming) -> str:
    """What a field says; blank for nothing."""
    if value is None or value == () or value == "":
        return ""
    if isinstance(value, Rule):
        return _RULES.get(name, deadline_sentence)(value)
    if name == "parent":
        return naming.titles.get(value, str(value))
    if name == "kind":
        return naming.levels.one(value)
    if name == "polarity":
        return BETTER[value]
    if isinstance(value, tuple):
        return "; ".join(dict.fromkeys(_entry(one, naming) for one in value))
    return str(value).replace("_", " ") if name == "ownership" else str(value)


def _entry(one: Any, naming: Naming) -> str:
    if isinstance(one, Placement):
        title = naming.titles.get(one.node, one.node)
        more = [ROLES[one.role]] if one.role else []
        more += [f"under “{one.topic}”"] if one.topic else []
        if one.deliverable:
            more.append(f"beside “{naming.titles.get(one.deliverable, one.deliverable)}”")
        return f"{title} ({', '.join(more)})" if more else title
    if isinstance(one, Milestone):
        return f"{one.text} ({one.deadline_text})" if one.deadline_text else one.text
    return str(one)
