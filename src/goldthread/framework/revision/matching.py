"""Which items of a revised framework are items of the one before it.

Ids are given anew in every document, so things are known again by what they say and where
they stand: first by the same words, then by the same words at the same place, then by words
that are near. The last is a guess and says so: a person can settle it otherwise, because a
history joined to the wrong measure is worse than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Generic, TypeVar

from goldthread.framework.model import (
    Deliverable,
    Framework,
    FrameworkError,
    Measure,
    Node,
    Placement,
)
from goldthread.framework.revision.aspects import ItemKind

NEAR = 0.72
"""How alike two titles must be, from 0 to 1, to be taken for the same thing reworded."""

AHEAD = 0.08
"""How much nearer the nearest must be than the next, or neither is taken."""

Settled = Mapping[tuple[ItemKind, str], str | None]
"""What a person said: the old id of a new item, or ``None`` for one that is new."""

AnyItem = TypeVar("AnyItem", Node, Measure, Deliverable)
Placed = TypeVar("Placed", Measure, Deliverable)


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of both frameworks: its old id, its id in the new document, and how near it is.

    ``nearness`` is 1 where the words are the same or a person said so, and less for a guess.
    """

    item: ItemKind
    old_id: str
    new_id: str
    nearness: float = 1.0

    @property
    def is_guess(self) -> bool:
        """Whether it was taken for the same thing by nearness alone."""
        return self.nearness < 1


@dataclass(frozen=True, slots=True)
class Aligned:
    """A revised framework under the ids of the one before it, and what was paired with what.

    ``ids`` gives for every item of the document, by its kind and its id there, the id it goes
    by in ``framework``.
    """

    framework: Framework
    pairs: tuple[Pair, ...]
    ids: Mapping[tuple[ItemKind, str], str]


def aligned(new: Framework, old: Framework, settled: Settled = MappingProxyType({})) -> Aligned:
    """The new framework with the old one's ids for everything that stands in both.

    What is only in the new one keeps its own id, or gets a number behind it where the old
    framework has given that id to something else. ``settled`` overrules what is found; it
    raises ``FrameworkError`` where it names what is not there, or one thing twice.
    """
    nodes = _Pairing(ItemKind.NODE, new.nodes, old.nodes, settled)
    new_paths, old_paths = paths_of(new), paths_of(old)
    nodes.by(
        lambda node: (node.kind, new_paths[node.id]), lambda node: (node.kind, old_paths[node.id])
    )
    nodes.by(lambda node: (node.kind, plain(node.title)))
    nodes.by_nearness(
        lambda node, other: (
            node.kind == other.kind
            and (nodes.found.get(node.parent) if node.parent else None) == other.parent
        )
    )
    node_ids = nodes.ids()

    deliverables = _Pairing(ItemKind.DELIVERABLE, new.deliverables, old.deliverables, settled)
    _pair_placed(deliverables, node_ids)
    deliverable_ids = deliverables.ids()

    measures = _Pairing(ItemKind.MEASURE, new.measures, old.measures, settled)
    _pair_placed(measures, node_ids)
    measure_ids = measures.ids()

    def rewritten(item: Placed, ids: Mapping[str, str]) -> Placed:
        return replace(
            item,
            id=ids[item.id],
            placements=tuple(_placed(one, node_ids, deliverable_ids) for one in item.placements),
        )

    framework = replace(
        new,
        nodes=tuple(
            replace(node, id=node_ids[node.id], parent=node.parent and node_ids[node.parent])
            for node in new.nodes
        ),
        deliverables=tuple(rewritten(one, deliverable_ids) for one in new.deliverables),
        measures=tuple(rewritten(one, measure_ids) for one in new.measures),
    )
    return Aligned(
        framework,
        (*nodes.pairs(), *deliverables.pairs(), *measures.pairs()),
        {
            (kind, new_id): now
            for kind, ids in (
                (ItemKind.NODE, node_ids),
                (ItemKind.DELIVERABLE, deliverable_ids),
                (ItemKind.MEASURE, measure_ids),
            )
            for new_id, now in ids.items()
        },
    )


def plain(words: str) -> str:
    """Words without the marks, spaces and capitals by which two printings of them differ."""
    return re.sub(r"\W+", " ", words).strip().casefold()


def paths_of(framework: Framework) -> dict[str, tuple[str, ...]]:
    """For each node's id the plain titles from the top of the tree down to it."""
    by_id = {node.id: node for node in framework.nodes}
    found: dict[str, tuple[str, ...]] = {}
    for node in framework.nodes:
        path: list[str] = []
        here: Node | None = node
        while here is not None:
            path.append(plain(here.title))
            here = by_id[here.parent] if here.parent is not None else None
        found[node.id] = tuple(reversed(path))
    return found


def _placed(
    placement: Placement, nodes: Mapping[str, str], deliverables: Mapping[str, str]
) -> Placement:
    tied = placement.deliverable
    return replace(placement, node=nodes[placement.node], deliverable=tied and deliverables[tied])


def _pair_placed(pairing: _Pairing[Placed], node_ids: Mapping[str, str]) -> None:
    def new_places(item: Placed) -> frozenset[str]:
        return frozenset(node_ids[one.node] for one in item.placements)

    def old_places(item: Placed) -> frozenset[str]:
        return frozenset(one.node for one in item.placements)

    pairing.by(
        lambda item: (plain(item.title), new_places(item)),
        lambda item: (plain(item.title), old_places(item)),
    )
    pairing.by(lambda item: plain(item.title))
    pairing.by(lambda item: (plain(item.title), item.id))
    pairing.by_nearness(lambda item, other: bool(new_places(item) & old_places(other)))


class _Pairing(Generic[AnyItem]):
    """The pairs found so far among the items of one kind, and the items still alone."""

    def __init__(
        self, kind: ItemKind, new: Sequence[AnyItem], old: Sequence[AnyItem], settled: Settled
    ) -> None:
        self._kind = kind
        self._new: Sequence[AnyItem] = new
        self._old: dict[str, AnyItem] = {item.id: item for item in old}
        self._settled = {
            item.id: settled[kind, item.id] for item in new if (kind, item.id) in settled
        }
        self.found: dict[str, str] = {}
        """The old id of each paired item by its new one."""
        self._nearness: dict[str, float] = {}
        for new_id, old_id in self._settled.items():
            if old_id is None:
                continue
            if old_id not in self._old or old_id in self.found.values():
                raise FrameworkError(
                    f"{new_id} cannot be the {kind} {old_id} of the framework before: "
                    "there is none, or something else was said to be it."
                )
            self._pair(new_id, old_id, 1.0)

    def by(
        self,
        key_of_new: Callable[[AnyItem], Hashable],
        key_of_old: Callable[[AnyItem], Hashable] | None = None,
    ) -> None:
        """Pair the items that have a key to themselves on both sides."""
        of_new = _by_key(self._new_alone(), key_of_new)
        of_old = _by_key(self._old_alone(), key_of_old or key_of_new)
        for key, items in of_new.items():
            others = of_old.get(key, [])
            if len(items) == len(others) == 1:
                self._pair(items[0].id, others[0].id, 1.0)

    def by_nearness(self, share_a_place: Callable[[AnyItem, AnyItem], bool]) -> None:
        """Pair items of near words at one place, each the other's nearest by some way."""
        old_alone = self._old_alone()
        near: dict[tuple[str, str], float] = {}
        for item in self._new_alone():
            for other in old_alone:
                if share_a_place(item, other):
                    near[item.id, other.id] = nearness(item.title, other.title)
        of_new: dict[str, list[float]] = defaultdict(list)
        of_old: dict[str, list[float]] = defaultdict(list)
        for (from_new, from_old), value in near.items():
            of_new[from_new].append(value)
            of_old[from_old].append(value)
        ranked = sorted(near.items(), key=lambda one: -one[1])
        for (new_id, old_id), close in ranked:
            if close < NEAR:
                break
            rivals = of_new[new_id] + of_old[old_id]
            rivals.remove(close)
            rivals.remove(close)  # it stands once on either side itself
            if all(close >= value + AHEAD for value in rivals):
                self._pair(new_id, old_id, min(close, 0.99))

    def ids(self) -> dict[str, str]:
        """The id each new item goes by: the old one of its pair, else one that is free."""
        taken = set(self._old)
        ids: dict[str, str] = {}
        for item in self._new:
            wanted, number = self.found.get(item.id, item.id), 1
            if item.id not in self.found:
                while wanted in taken:
                    number += 1
                    wanted = f"{item.id}-{number}"
                taken.add(wanted)
            ids[item.id] = wanted
        return ids

    def pairs(self) -> tuple[Pair, ...]:
        """What was paired, in the new document's order."""
        return tuple(
            Pair(self._kind, self.found[item.id], item.id, self._nearness[item.id])
            for item in self._new
            if item.id in self.found
        )

    def _pair(self, new_id: str, old_id: str, close: float) -> None:
        if new_id not in self.found and old_id not in self.found.values():
            self.found[new_id] = old_id
            self._nearness[new_id] = close

    def _new_alone(self) -> list[AnyItem]:
        return [
            item for item in self._new if item.id not in self.found and item.id not in self._settled
        ]

    def _old_alone(self) -> list[AnyItem]:
        paired = set(self.found.values())
        return [item for item in self._old.values() if item.id not in paired]


def nearness(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1; 0 where they differ in a number.

    "Pupils aged 16" and "Pupils aged 17" are nearly the same words and never the same thing.
    The share of characters in matching runs is that of ``difflib.SequenceMatcher``, over words
    as well as characters, whichever is more.
    """
    first, second = plain(one), plain(other)
    if re.findall(r"\d+", first) != re.findall(r"\d+", second):
        return 0.0
    by_words = SequenceMatcher(None, first.split(), second.split(), autojunk=False)
    by_letters = SequenceMatcher(None, first, second, autojunk=False)
    if by_letters.real_quick_ratio() < NEAR:
        return by_words.ratio()
    return max(by_words.ratio(), by_letters.ratio())


def _by_key(
    items: Iterable[AnyItem], key_of: Callable[[AnyItem], Hashable]
) -> dict[Hashable, list[AnyItem]]:
    found: dict[Hashable, list[AnyItem]] = defaultdict(list)
    for item in items:
        found[key_of(item)].append(item)
    return found
