"""Which changes cannot stand alone: what is placed at something that comes, or goes, with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from goldthread.framework.revision.changes import (
    Added,
    Change,
    Gone,
    Name,
    named_in,
    no_longer_named_in,
)


def with_what_they_need(
    wanted: Collection[Change], changes: Sequence[Change]
) -> tuple[Change, ...]:
    """These changes and those of ``changes`` they cannot stand without, in the order of the latter.

    A measure placed at an added node needs that node; a node that goes needs everything that
    stood there to go or to be placed elsewhere.
    """
    places = {id(change): place for place, change in enumerate(changes)}
    found = [places[id(change)] for change in wanted if id(change) in places]
    taken = _with_needed(found, needs_of(changes))
    return tuple(change for place, change in enumerate(changes) if place in taken)


def what_each_needs(changes: Sequence[Change]) -> tuple[tuple[Change, ...], ...]:
    """For each change the others it cannot stand without, in their order; worked out once for all."""
    needs = needs_of(changes)
    return tuple(
        tuple(changes[other] for other in sorted(_with_needed([place], needs) - {place}))
        for place in range(len(changes))
    )


def _with_needed(places: Sequence[int], needs: Mapping[int, tuple[int, ...]]) -> set[int]:
    """These places and all that they lead to."""
    waiting, taken = list(places), set[int]()
    while waiting:
        place = waiting.pop()
        if place not in taken:
            taken.add(place)
            waiting += needs.get(place, ())
    return taken


def needs_of(changes: Sequence[Change]) -> Mapping[int, tuple[int, ...]]:
    """For each change that needs others, by its place in the list, their places."""
    coming: dict[Name, int] = {}
    leaving: dict[Name, list[int]] = defaultdict(list)
    for place, change in enumerate(changes):
        if isinstance(change, Added):
            coming[change.item, change.id] = place
        for name in no_longer_named_in(change):
            leaving[name].append(place)
    found: dict[int, tuple[int, ...]] = {}
    for place, change in enumerate(changes):
        needed = [coming[name] for name in named_in(change) if name in coming]
        if isinstance(change, Gone):
            needed += leaving[change.item, change.id]
        if needed:
            found[place] = tuple(dict.fromkeys(needed))
    return found
