"""What differs between two frameworks whose same things go by the same ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goldthread.framework.model import Framework
from goldthread.framework.revision.aspects import FIELDS, Item, ItemKind, items_of
from goldthread.framework.revision.changes import Added, Change, Changed, Field, Gone, Reordered


def differences(old: Framework, new: Framework) -> tuple[Change, ...]:
    """Every change that leads from one framework to the other.

    First those of the framework itself, then of nodes, deliverables and measures: added,
    changed, in another order, gone. A change is of one aspect of one item, so that each can be
    taken or left by itself; ``with_what_they_need`` names those that cannot stand alone. The
    new framework is expected to use the old one's ids (see ``aligned``).
    """
    found: list[Change] = list(_changed(ItemKind.FRAMEWORK, "", old, new))
    for kind in (ItemKind.NODE, ItemKind.DELIVERABLE, ItemKind.MEASURE):
        found += _between(kind, items_of(old, kind), items_of(new, kind))
    return tuple(found)


def _between(kind: ItemKind, old: Sequence[Item], new: Sequence[Item]) -> Iterator[Change]:
    was = {item.id: item for item in old}
    now = {item.id: item for item in new}
    for item, follows in _with_the_one_before(new, kept=was):
        if item.id not in was:
            yield Added(kind, item, follows)
    for item in new:
        if item.id in was:
            yield from _changed(kind, item.id, was[item.id], item)
    if [one for one in was if one in now] != [one for one in now if one in was]:
        yield Reordered(kind, tuple(was), tuple(now))
    for item, follows in _with_the_one_before(old, kept=now):
        if item.id not in now:
            yield Gone(kind, item, follows)


def _changed(
    kind: ItemKind, item_id: str, old: Item | Framework, new: Item | Framework
) -> Iterator[Changed]:
    for aspect, names in FIELDS[kind].items():
        before = tuple(Field(name, getattr(old, name)) for name in names)
        after = tuple(Field(name, getattr(new, name)) for name in names)
        if before != after:
            yield Changed(kind, item_id, aspect, before, after)


def _with_the_one_before(
    items: Iterable[Item], *, kept: dict[str, Item]
) -> Iterator[tuple[Item, str | None]]:
    """Each item with the id of the nearest one before it that stands in both frameworks."""
    before: str | None = None
    for item in items:
        yield item, before
        if item.id in kept:
            before = item.id
