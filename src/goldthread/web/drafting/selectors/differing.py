"""What a revised document says otherwise than the edition it is compared with, line by line."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from goldthread.exchange import change_to_json
from goldthread.framework import Framework
from goldthread.framework.editions import LevelNames
from goldthread.framework.revision import (
    Added,
    Aspect,
    Change,
    Changed,
    Gone,
    ItemKind,
    Pair,
    Reordered,
    Settled,
    aligned,
    differences,
    items_of,
    what_each_needs,
    with_changes,
)
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.imports import PutRight, put_right
from goldthread.web.records.mapping import framework_from_records


class Sort(StrEnum):
    """What sort of difference it is, in the order in which they are listed."""

    ADDED = "added"
    GONE = "gone"
    REWORDED = "reworded"
    RETARGETED = "retargeted"
    REDATED = "redated"
    MOVED = "moved"
    REOWNED = "reowned"
    RECOLLECTED = "recollected"
    REBASED = "rebased"
    OTHER = "other"


_SORT_OF = {
    Aspect.WORDS: Sort.REWORDED,
    Aspect.TARGET: Sort.RETARGETED,
    Aspect.DIRECTION: Sort.RETARGETED,
    Aspect.BASELINE: Sort.REBASED,
    Aspect.COLLECTION: Sort.RECOLLECTED,
    Aspect.PLACE: Sort.MOVED,
    Aspect.PEOPLE: Sort.REOWNED,
    Aspect.RESPONSIBILITY: Sort.REOWNED,
    Aspect.DATES: Sort.REDATED,
    Aspect.MILESTONES: Sort.REDATED,
}


_KINDS = (ItemKind.NODE, ItemKind.DELIVERABLE, ItemKind.MEASURE)


@dataclass(frozen=True, slots=True)
class Line:
    """One difference: what changes, how it is decided, and what it cannot stand without.

    ``taken`` is ``None`` while nobody has said. ``guessed`` is set where the item was taken for
    the same thing because its name is near.
    """

    key: str
    change: Change
    sort: Sort
    taken: bool | None
    needs: tuple[str, ...] = ()
    guessed: Pair | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A document beside an edition: every difference a person decides on, and the rest.

    ``quiet`` are changes that go with the others: where in the document things stand, and an
    order that is another only because something moved. ``settled`` are the pairs that a person
    made or parted, and ``ids`` the id that every item of the document goes by here. ``levels`` are what the edition calls its
    levels.
    """

    old: Framework
    new: Framework
    lines: tuple[Line, ...]
    quiet: tuple[Change, ...]
    pairs: tuple[Pair, ...]
    settled: Settled
    ids: Mapping[tuple[ItemKind, str], str]
    levels: LevelNames

    @property
    def undecided(self) -> tuple[Line, ...]:
        """The differences nobody has decided on."""
        return tuple(line for line in self.lines if line.taken is None)

    @property
    def taken(self) -> tuple[Line, ...]:
        """The differences that are taken."""
        return tuple(line for line in self.lines if line.taken)

    def counts(self) -> Counter[Sort]:
        """How many differences of each sort there are."""
        return Counter(line.sort for line in self.lines)

    def with_what_they_need(self, keys: Collection[str]) -> set[str]:
        """These differences and all that they cannot stand without."""
        needs = {line.key: line.needs for line in self.lines}
        return _closure(keys, needs)

    def with_what_needs_them(self, keys: Collection[str]) -> set[str]:
        """These differences and all that cannot stand without them."""
        needed_by: dict[str, list[str]] = {}
        for line in self.lines:
            for needed in line.needs:
                needed_by.setdefault(needed, []).append(line.key)
        return _closure(keys, needed_by)

    def changes(self) -> tuple[Change, ...]:
        """The changes to be made: what is taken, and the places of what has nothing left out."""
        left = {(line.change.item, line.change.id) for line in self.lines if not line.taken}
        taken = [line.change for line in self.taken]
        gone = {(one.item, one.id) for one in taken if isinstance(one, Gone)}
        kinds_left = {item for item, _id in left}
        quiet = [
            one
            for one in self.quiet
            if (one.item, one.id) not in left | gone
            and not (isinstance(one, Reordered) and one.item in kinds_left)
        ]
        return (*taken, *quiet)

    def result(self) -> Framework:
        """The edition with what is taken so far. Raises ``FrameworkError`` as ``with_changes``."""
        return with_changes(self.old, self.changes())


def compared(document_import: DocumentImport, right: PutRight | None = None) -> Compared:
    """The document of an import, put right, beside the edition it is compared with.

    ``right`` is the document put right, where that is known already. Raises ``LookupError``
    where it is compared with none.
    """
    if document_import.base is None:
        raise LookupError(f"{document_import} is compared with no edition.")
    old = framework_from_records(document_import.base)
    # What the edition is called is asked on a page of its own.
    read = replace(
        (right or put_right(document_import)).framework,
        title=old.title,
        edition=old.edition,
        authority=old.authority,
    )
    settled = settled_of(document_import, read, old)
    found = aligned(read, old, settled)
    changes = differences(old, found.framework)
    decided = dict(document_import.choices.values_list("change", "taken"))
    guesses = {(pair.item, pair.old_id): pair for pair in found.pairs if pair.is_guess}
    moved = {one.id for one in changes if isinstance(one, Changed) and one.aspect is Aspect.PLACE}
    quiet = tuple(one for one in changes if _is_quiet(one, moved))
    passed_over = {id(one) for one in quiet}
    told = [one for one in changes if id(one) not in passed_over]
    keys = {id(one): _key(one) for one in told}
    needed = {
        id(one): others for one, others in zip(changes, what_each_needs(changes), strict=True)
    }
    lines = tuple(
        Line(
            key=keys[id(one)],
            change=one,
            sort=_sort_of(one),
            taken=decided.get(keys[id(one)]),
            needs=tuple(keys[id(other)] for other in needed[id(one)] if id(other) in keys),
            guessed=guesses.get((one.item, one.id)) if _is_of_words(one) else None,
        )
        for one in told
    )
    order = list(Sort)
    return Compared(
        old=old,
        new=found.framework,
        lines=tuple(sorted(lines, key=lambda line: order.index(line.sort))),
        quiet=quiet,
        pairs=found.pairs,
        settled=settled,
        ids=found.ids,
        levels=document_import.base.levels,
    )


def changed_since(document_import: DocumentImport) -> int:
    """How often the draft it is compared with was changed by hand since the document was given."""
    base = document_import.base
    if base is None or not document_import.is_open:
        return 0
    return base.revisions.filter(made_at__gt=document_import.given_at).count()


def settled_of(document_import: DocumentImport, read: Framework, old: Framework) -> Settled:
    """What a person said of pairs, as far as both things are still there.

    A later fix of the document, or edit of the draft, may have taken one of them away.
    """
    new_ids = {(kind, one.id) for kind in _KINDS for one in items_of(read, kind)}
    old_ids = {(kind, one.id) for kind in _KINDS for one in items_of(old, kind)}
    held: dict[tuple[ItemKind, str], str | None] = {}
    for name, new, was in document_import.settled:
        kind = ItemKind(name)
        if (kind, new) in new_ids and (was is None or (kind, was) in old_ids):
            held[kind, new] = was
    return held


def _is_quiet(change: Change, moved: Collection[str]) -> bool:
    """Whether nobody needs to decide on a change, because it says nothing by itself."""
    if isinstance(change, Reordered):
        stayed = [
            [one for one in order if one not in moved] for order in (change.before, change.after)
        ]
        in_both = set(stayed[0]) & set(stayed[1])
        before, after = ([one for one in order if one in in_both] for order in stayed)
        return before == after
    return isinstance(change, Changed) and change.aspect in (Aspect.PROVENANCE, Aspect.EDITION)


def _is_of_words(change: Change) -> bool:
    return isinstance(change, Changed) and change.aspect is Aspect.WORDS


def _sort_of(change: Change) -> Sort:
    if isinstance(change, Added):
        return Sort.ADDED
    if isinstance(change, Gone):
        return Sort.GONE
    if isinstance(change, Changed):
        return _SORT_OF.get(change.aspect, Sort.OTHER)
    return Sort.OTHER


def _key(change: Change) -> str:
    told = json.dumps(change_to_json(change), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _closure(
    keys: Iterable[str], leads: dict[str, list[str]] | dict[str, tuple[str, ...]]
) -> set[str]:
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += leads.get(key, ())
    return found
