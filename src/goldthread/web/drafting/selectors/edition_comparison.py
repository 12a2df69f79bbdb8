"""Two editions side by side: what was carried, reworded, re-targeted, moved, retired, added."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from goldthread import framework as core
from goldthread.framework.revision import (
    Added,
    Aspect,
    Change,
    Changed,
    Gone,
    ItemKind,
    aligned,
    differences,
)
from goldthread.framework.revision.aspects import items_of
from goldthread.framework.wording import counted, listed
from goldthread.reports.wording.revising import PRINTED, Naming, fields_said
from goldthread.web.records import selectors as records
from goldthread.web.records.models import EditionDeliverable, EditionMeasure, Framework
from goldthread.web.records.selectors.editions import framework_as_it_holds, retirements_planned
from goldthread.web.scorecards.scope import Scope, name_of
from goldthread.web.scorecards.tables import Table, table


class Difference(StrEnum):
    """What became of an item from one edition to the next, in the order that pages tell it."""

    NEW = "new"
    RETIRED = "retired"
    RETARGETED = "retargeted"
    REWORDED = "reworded"
    REOWNED = "reowned"
    MOVED = "moved"
    REDATED = "redated"
    OTHER = "other"
    UNCHANGED = "unchanged"


IN_WORDS: Mapping[Difference, str] = MappingProxyType(
    {
        Difference.NEW: "new",
        Difference.RETIRED: "no longer stated",
        Difference.RETARGETED: "held to another target",
        Difference.REWORDED: "worded otherwise",
        Difference.REOWNED: "led by others",
        Difference.MOVED: "moved",
        Difference.REDATED: "due at another time",
        Difference.OTHER: "changed in another way",
        Difference.UNCHANGED: "carried on as they were",
    }
)

_DIFFERENCE_OF: Mapping[Aspect, Difference] = MappingProxyType(
    {
        Aspect.WORDS: Difference.REWORDED,
        Aspect.TARGET: Difference.RETARGETED,
        Aspect.PEOPLE: Difference.REOWNED,
        Aspect.RESPONSIBILITY: Difference.REOWNED,
        Aspect.PLACE: Difference.MOVED,
        Aspect.DATES: Difference.REDATED,
        Aspect.MILESTONES: Difference.REDATED,
    }
)

KINDS: Mapping[ItemKind, tuple[str, str]] = MappingProxyType(
    {
        ItemKind.MEASURE: ("measure", "Measures"),
        ItemKind.DELIVERABLE: ("deliverable", "Deliverables"),
        ItemKind.NODE: ("level", "Levels of the tree"),
    }
)

_TOLD = (*PRINTED, "polarity")
"""The fields that pages tell of; the rules beside the words are told by the words."""


@dataclass(frozen=True, slots=True)
class Told:
    """One field that is otherwise: what it is, and both sides in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One item of either edition: what became of it, and what is said otherwise.

    ``href`` is its page in the edition that has it, the newer where both have. ``reason`` is why
    a measure was retired.
    """

    kind: ItemKind
    title: str
    href: str
    differences: tuple[Difference, ...]
    told: tuple[Told, ...]
    reason: str = ""

    @property
    def words(self) -> str:
        """What became of it, in a few words."""
        return listed([IN_WORDS[one] for one in self.differences])


@dataclass(frozen=True, slots=True)
class Counted:
    """How many items of a kind became so."""

    difference: Difference
    kind: ItemKind
    count: int

    @property
    def words(self) -> str:
        """What became of them."""
        return IN_WORDS[self.difference]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything two editions say otherwise, item by item."""

    old: Framework
    new: Framework
    items: tuple[Compared, ...]

    @property
    def counts(self) -> tuple[tuple[ItemKind, str, int, tuple[Counted, ...]], ...]:
        """By kind of item: its heading, how many there are, and how many became what."""
        found: dict[ItemKind, Counter[Difference]] = defaultdict(Counter)
        totals: Counter[ItemKind] = Counter()
        for one in self.items:
            totals[one.kind] += 1
            found[one.kind].update(one.differences)
        return tuple(
            (
                kind,
                KINDS[kind][1],
                totals[kind],
                tuple(
                    Counted(difference, kind, found[kind][difference])
                    for difference in Difference
                    if found[kind][difference]
                ),
            )
            for kind in KINDS
            if totals[kind]
        )

    @property
    def headline(self) -> str:
        """The two editions' measures in a sentence."""
        of = [one for one in self.items if one.kind is ItemKind.MEASURE]
        became = Counter(difference for one in of for difference in one.differences)
        carried = len(of) - became[Difference.NEW] - became[Difference.RETIRED]
        changed = carried - became[Difference.UNCHANGED]
        return (
            f"{name_of(self.new)} carries {counted(carried, 'measure')} on"
            f"{f', {changed} of them changed' if changed else ''}; "
            f"{became[Difference.NEW]} {'is' if became[Difference.NEW] == 1 else 'are'} new, and "
            f"{became[Difference.RETIRED]} {'is' if became[Difference.RETIRED] == 1 else 'are'} no "
            "longer stated."
        )

    def narrowed(self, kind: str, difference: str) -> tuple[Compared, ...]:
        """The items of a kind that became so; blank narrows nothing, and leaves the unchanged out."""
        return tuple(
            one
            for one in self.items
            if (not kind or one.kind == kind)
            and (
                difference in one.differences
                if difference
                else Difference.UNCHANGED not in one.differences
            )
        )


def comparison(scope: Scope, old: Framework) -> Comparison:
    """The edition of the scope beside another one. About forty queries, however large they are.

    Measures and deliverables are the same where the authority knows them as the same; places of
    the tree by their names.
    """
    new = scope.framework
    before, after = _by_lasting_codes(old), _by_lasting_codes(new)
    settled = {
        (kind, item.id): item.id if item.id in {one.id for one in items_of(before, kind)} else None
        for kind in (ItemKind.MEASURE, ItemKind.DELIVERABLE)
        for item in items_of(after, kind)
    }
    same = aligned(after, before, settled)
    codes = {pair.old_id: pair.new_id for pair in same.pairs if pair.item is ItemKind.NODE}
    changes = differences(before, same.framework)
    by_item: dict[tuple[ItemKind, str], list[Change]] = defaultdict(list)
    for change in changes:
        if isinstance(change, Added | Gone | Changed):
            by_item[change.item, change.id].append(change)
    reasons = _reasons(new)
    titles = _titles(before) | _titles(same.framework)
    naming = Naming(titles, old.levels), Naming(titles, new.levels)
    scopes = _scopes(scope, old)
    items = [
        _compared(kind, item, by_item[kind, item.id], scopes, reasons, naming, codes)
        for kind in KINDS
        for item in _every(before, same.framework, kind)
    ]
    return Comparison(old, new, tuple(items))


def comparison_table(compared: Comparison, items: Iterable[Compared]) -> Table:
    """One row for every field that is said otherwise, and one for every item without any."""
    return table(
        f"{name_of(compared.new)} beside {name_of(compared.old)}",
        (
            "Kind",
            "Title",
            "What became of it",
            "What",
            f"In {name_of(compared.old)}",
            f"In {name_of(compared.new)}",
            "Reason",
        ),
        (
            (
                KINDS[one.kind][0],
                one.title,
                one.words,
                told.what,
                told.before,
                told.after,
                one.reason,
            )
            for one in items
            for told in (one.told or (Told("", "", ""),))
        ),
    )


def _by_lasting_codes(record: Framework) -> core.Framework:
    """An edition whose measures and deliverables go by the codes that outlast it."""
    read = framework_as_it_holds(record)
    measures = dict(
        EditionMeasure.objects.filter(framework=record).values_list("code", "measure__code")
    )
    deliverables = dict(
        EditionDeliverable.objects.filter(framework=record).values_list("code", "deliverable__code")
    )

    def placed(item: Any) -> tuple[core.Placement, ...]:
        return tuple(
            replace(one, deliverable=deliverables[one.deliverable]) if one.deliverable else one
            for one in item.placements
        )

    return replace(
        read,
        measures=tuple(
            replace(one, id=measures[one.id], placements=placed(one)) for one in read.measures
        ),
        deliverables=tuple(
            replace(one, id=deliverables[one.id], placements=placed(one))
            for one in read.deliverables
        ),
    )


def _every(old: core.Framework, new: core.Framework, kind: ItemKind) -> Iterator[Any]:
    """The newer edition's items, and then what only the older one has."""
    now = items_of(new, kind)
    yield from now
    there = {item.id for item in now}
    yield from (item for item in items_of(old, kind) if item.id not in there)


def _compared(
    kind: ItemKind,
    item: Any,
    changes: list[Change],
    scopes: tuple[Scope, Scope],
    reasons: Mapping[str, str],
    naming: tuple[Naming, Naming],
    codes: Mapping[str, str],
) -> Compared:
    older, newer = scopes
    gone = any(isinstance(change, Gone) for change in changes)
    there = older if gone else newer
    page = {ItemKind.NODE: "node", ItemKind.MEASURE: "measure"}.get(kind, "deliverable")
    code = codes.get(item.id, item.id) if kind is ItemKind.NODE and not gone else item.id
    found = {one for change in changes if (one := _difference_of(change)) is not None}
    told = tuple(
        Told(one.what, one.before or "nothing", one.after or "nothing")
        for change in changes
        if isinstance(change, Changed)
        for one in fields_said(change, *naming, _TOLD)
    )
    return Compared(
        kind=kind,
        title=item.title,
        href=there.address(page, code),
        differences=tuple(one for one in Difference if one in found) or (Difference.UNCHANGED,),
        told=told,
        reason=reasons.get(item.id, "") if gone and kind is ItemKind.MEASURE else "",
    )


def _difference_of(change: Change) -> Difference | None:
    match change:
        case Added():
            return Difference.NEW
        case Gone():
            return Difference.RETIRED
        case Changed(aspect=Aspect.PROVENANCE):
            return None
        case Changed(aspect=aspect):
            return _DIFFERENCE_OF.get(aspect, Difference.OTHER)
        case _:
            return None


def _titles(framework: core.Framework) -> dict[str, str]:
    titles = {one.id: one.title for one in framework.nodes}
    return titles | {one.id: one.title for one in framework.deliverables}


def _reasons(new: Framework) -> dict[str, str]:
    """Why measures were retired, by their code: those in force, and those this draft plans."""
    held = dict(records.retirements_held(new.authority))
    held |= retirements_planned(new.authority, new)
    return {row.measure.code: row.reason for row in held.values()}


def _scopes(scope: Scope, old: Framework) -> tuple[Scope, Scope]:
    return scope.of_edition(old), scope
