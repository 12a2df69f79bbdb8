"""Whom and where measures and deliverables are about: by tags people set, and by breakdowns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from django.db.models import OuterRef, Subquery

from goldthread.framework.concerns import (
    VULNERABLE_GROUPS,
    Concern,
    Group,
    concern_of_dimension,
    mentions,
)
from goldthread.web.records.models import Authority, Series
from goldthread.web.scorecards.models import DimensionMeaning, Tag
from goldthread.web.scorecards.scope import Scope

_Held: TypeAlias = dict[str, dict[str, bool]]
_SHORTEST_NAME_OF_A_PLACE = 6


@dataclass(frozen=True, slots=True)
class PartOf:
    """One part of a series as a cut takes it: the keys of the part and of its measure."""

    series: int
    measure: int
    label: str
    dimension: str
    category: str


@dataclass(frozen=True, slots=True)
class Concerned:
    """What is known of one concern: tags by the code of an item, and parts by place or group.

    ``measures`` and ``deliverables`` say for each code which tags hold and which were turned
    down; ``groups`` are what words propose; ``parts`` are under the name of their value.
    """

    concern: Concern
    measures: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    deliverables: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    parts: Mapping[str, tuple[PartOf, ...]] = field(default_factory=dict)

    def set_on(self, code: str, *, deliverable: bool = False) -> tuple[str, ...]:
        """The tags that a person has set on a measure or a deliverable."""
        held = (self.deliverables if deliverable else self.measures).get(code, {})
        return tuple(name for name, holds in held.items() if holds)

    def broken_down(self, measure: int) -> tuple[str, ...]:
        """The values that a measure has parts for, by the key of this edition's measure."""
        return tuple(
            value
            for value, parts in self.parts.items()
            if any(part.measure == measure for part in parts)
        )

    def proposed(self, code: str, title: str, *, deliverable: bool = False) -> Mapping[str, str]:
        """The groups or places that a title speaks of and nobody has decided, with its words."""
        decided = (self.deliverables if deliverable else self.measures).get(code, {})
        return {
            one.name: one.words for one in mentions(self.groups, title) if one.name not in decided
        }


def concerned_of(scope: Scope, *concerns: Concern) -> dict[Concern, Concerned]:
    """Tags and parts of these concerns. Two queries, however many they are; none for none."""
    if not concerns:
        return {}
    tags, held = _tags_with_items(scope.authority)
    parts = _parts(scope)
    return {
        concern: Concerned(
            concern,
            *held[concern],
            _groups(concern, tags[concern], parts[concern]),
            parts[concern],
        )
        for concern in concerns
    }


def tags_of(authority: Authority) -> list[Tag]:
    """Every tag of a council. One query."""
    return list(Tag.objects.for_authority(authority))


def meanings_of(authority: Authority) -> dict[str, Concern | None]:
    """What people said of dimensions, by name. One query."""
    rows = DimensionMeaning.objects.for_authority(authority).order_by("pk")
    return {
        name: Concern(concern) if concern else None
        for name, concern in rows.values_list("name", "concern")
    }


def _tags_with_items(
    authority: Authority,
) -> tuple[dict[Concern, list[Group]], dict[Concern, tuple[_Held, _Held]]]:
    """The council's own groups and places with what they are set on. One query."""
    tags: dict[Concern, dict[str, Group]] = {concern: {} for concern in Concern}
    held: dict[Concern, tuple[_Held, _Held]] = {
        concern: (defaultdict(dict), defaultdict(dict)) for concern in Concern
    }
    rows = Tag.objects.for_authority(authority).order_by("name", "taggings__pk")
    for kind, name, words, measure, deliverable, holds in rows.values_list(
        "concern",
        "name",
        "words",
        "taggings__measure__code",
        "taggings__deliverable__code",
        "taggings__holds",
    ):
        concern = Concern(kind)
        tags[concern][name] = Group(name, tuple(words))
        if holds is not None:
            held[concern][measure is None][measure or deliverable][name] = holds
    return {concern: list(own.values()) for concern, own in tags.items()}, held


def _groups(
    concern: Concern, own: Iterable[Group], parts: Mapping[str, object]
) -> tuple[Group, ...]:
    """What words may propose: the council's own first, then those councils name."""
    named = {group.name for group in own}
    if concern is Concern.VULNERABLE_GROUP:
        by_name = {group.name: group.words for group in VULNERABLE_GROUPS}
        told = (Group(one.name, (*one.words, *by_name.get(one.name, ()))) for one in own)
        return (*told, *(group for group in VULNERABLE_GROUPS if group.name not in named))
    # A place is known by its name; short and common ones ("East") would be found everywhere.
    places = (
        Group(value)
        for value in parts
        if len(value) >= _SHORTEST_NAME_OF_A_PLACE and value not in named
    )
    return (*own, *places)


def _parts(scope: Scope) -> dict[Concern, dict[str, tuple[PartOf, ...]]]:
    """The parts of the framework's series by what they tell apart and by value. One query."""
    said = DimensionMeaning.objects.filter(
        authority=scope.authority, name=OuterRef("dimension")
    ).order_by("-pk")
    rows = (
        Series.objects.filter(measure__editions__framework=scope.framework)
        .exclude(dimension="")
        .order_by("position")
        .annotate(said=Subquery(said.values("concern")[:1]))
    )
    found: dict[Concern, dict[str, list[PartOf]]] = {one: defaultdict(list) for one in Concern}
    for key, measure, label, dimension, category, word in rows.values_list(
        "pk", "measure__editions__pk", "label", "dimension", "category", "said"
    ):
        taken = concern_of_dimension(dimension) if word is None else _concern(word)
        if taken is not None:
            # Of "Age: 65 and over" the dimension says what the category is; a place says it itself.
            value = category if taken is Concern.LOCALITY else f"{dimension}: {category}"
            found[taken][value].append(PartOf(key, measure, label, dimension, category))
    return {
        concern: {value: tuple(parts) for value, parts in by_value.items()}
        for concern, by_value in found.items()
    }


def _concern(word: str) -> Concern | None:
    return Concern(word) if word else None
