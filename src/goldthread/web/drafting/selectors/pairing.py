"""Which thing of the edition before a thing of the document is, where a person says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.framework import Deliverable, Framework, Measure, Node
from goldthread.framework.revision import ItemKind, items_of, nearness
from goldthread.web.drafting.selectors.differing import Compared
from goldthread.web.drafting.selectors.wording import KIND_NAMES, places_in_words, places_of

NEW, OLD = "new", "old"
"""Whether it is asked of a thing of the document, or of one of the edition before."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be the same: its id, its name, where it stands, and what it is taken for."""

    item: str
    title: str
    told: str
    taken_for: str
    nearness: float


@dataclass(frozen=True, slots=True)
class PairAsked:
    """The question which thing of the other side this one is; ``now`` is the answer that holds."""

    kind: str
    title: str
    told: str
    is_new: bool
    now: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a person said: that two things are one, or (``old`` blank) that one is new."""

    key: str
    kind: str
    new: str
    old: str


def pair_asked(found: Compared, kind: ItemKind, side: str, item: str) -> PairAsked:
    """Which things this one may be, the likeliest first. Raises ``LookupError``.

    Those that are nothing else come before those that are taken for another, and among them
    those at the same place, and those of the nearest name.

    Those are offered that are new or gone, and those paired by nearness or by a person; what is
    the same to the letter is no question.
    """
    here, there = (found.new, found.old) if side == NEW else (found.old, found.new)
    thing = next((one for one in items_of(here, kind) if one.id == item), None)
    if thing is None:
        raise LookupError("There is no such thing on that side.")
    partners = _partners(found, kind)
    partner_of = partners if side == NEW else {old: new for new, old in partners.items()}
    taken_for = {other: one for one, other in partner_of.items()}
    sure = _sure(found, kind)
    titles = {one.id: one.title for one in items_of(here, kind)}
    now = partner_of.get(item, "")
    candidates = [
        Candidate(
            other.id,
            other.title,
            told_of(there, other),
            titles[taken_for[other.id]] if taken_for.get(other.id, item) != item else "",
            nearness(thing.title, other.title),
        )
        for other in items_of(there, kind)
        if other.id == now or other.id not in sure
    ]
    places = {one.node for one in places_of(thing)}
    same_place = {
        other.id
        for other in items_of(there, kind)
        if places & {one.node for one in places_of(other)}
    }
    return PairAsked(
        kind=KIND_NAMES[kind],
        title=thing.title,
        told=told_of(here, thing),
        is_new=side == NEW,
        now=now,
        candidates=tuple(
            sorted(
                candidates,
                key=lambda one: (
                    one.item != now,
                    bool(one.taken_for),
                    one.item not in same_place,
                    -one.nearness,
                ),
            )
        ),
    )


def settled_now(found: Compared) -> tuple[Settled, ...]:
    """What people said of pairs, in words."""
    told = []
    for (kind, new_id), old_id in found.settled.items():
        new = {one.id: one.title for one in items_of(found.new, kind)}
        old = {one.id: one.title for one in items_of(found.old, kind)}
        told.append(
            Settled(
                f"{kind}/{new_id}",
                KIND_NAMES[kind],
                new[found.ids[kind, new_id]],
                old[old_id] if old_id else "",
            )
        )
    return tuple(told)


def id_in_document(found: Compared, kind: ItemKind, item: str) -> str:
    """The id in the document of something of the new side. Raises ``LookupError``."""
    for (one, new_id), here in found.ids.items():
        if (one, here) == (kind, item):
            return new_id
    raise LookupError("There is no such thing in the document.")


def told_of(framework: Framework, item: Node | Measure | Deliverable) -> str:
    """Where something stands, and its target or deadline: by what two of one name are told apart."""
    more: Iterable[str | None] = ()
    if isinstance(item, Measure):
        more = (
            item.baseline_text and f"baseline {item.baseline_text}",
            item.target_text and f"target {item.target_text}",
        )
    elif isinstance(item, Deliverable):
        more = (item.deadline_text,)
    return "; ".join((places_in_words(framework, places_of(item)), *(one for one in more if one)))


def _partners(found: Compared, kind: ItemKind) -> dict[str, str]:
    """The id on the old side of everything of the new side that has one."""
    old = {one.id for one in items_of(found.old, kind)}
    return {one.id: one.id for one in items_of(found.new, kind) if one.id in old}


def _sure(found: Compared, kind: ItemKind) -> set[str]:
    """The ids of what is the same by its words alone, with nobody's guess or say in it."""
    said = {new for (one, new) in found.settled if one is kind}
    return {
        pair.old_id
        for pair in found.pairs
        if pair.item is kind and not pair.is_guess and pair.new_id not in said
    }
