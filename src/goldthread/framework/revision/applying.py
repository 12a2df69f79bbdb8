"""A framework with changes made to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from goldthread.framework.model import Framework, FrameworkError
from goldthread.framework.revision.aspects import Item, ItemKind, items_of
from goldthread.framework.revision.changes import Added, Change, Changed, Field, Gone, Reordered
from goldthread.framework.revision.counting import Recounted

_LISTS = {
    ItemKind.NODE: "nodes",
    ItemKind.MEASURE: "measures",
    ItemKind.DELIVERABLE: "deliverables",
}

AnyItem = TypeVar("AnyItem", bound=Item)


def with_changes(framework: Framework, changes: Iterable[Change]) -> Framework:
    """The framework with all of these changes made at once.

    Their order does not matter, but for things added at one place, which stand in theirs. How a
    measure is counted the framework does not say: of a ``Recounted`` only the measure must be here.

    Raises ``FrameworkError``, naming the item, when a change does not start from what the
    framework says now (somebody else changed it since), when what it is about is not there or
    there already, or when the result would not hold together.
    """
    wanted = list(changes)
    whole = _with_fields(
        framework,
        [one for one in wanted if isinstance(one, Changed) and one.item is ItemKind.FRAMEWORK],
        "The framework",
    )
    lists: dict[str, Any] = {
        name: tuple(_items_with(kind, items_of(framework, kind), wanted))
        for kind, name in _LISTS.items()
    }
    return replace(whole, **lists)


def inverse_of(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that take these back, to be made to the framework as these left it.

    In the same order, since things that went from one place come back there in theirs.
    """
    return tuple(_inverse(change) for change in changes)


def _inverse(change: Change) -> Change:
    if isinstance(change, Added):
        return Gone(change.item, change.thing, change.follows)
    if isinstance(change, Gone):
        return Added(change.item, change.thing, change.follows)
    if isinstance(change, Reordered):
        return Reordered(change.item, change.after, change.before)
    if isinstance(change, Recounted):
        return change.reversed
    return Changed(change.item, change.id, change.aspect, change.after, change.before)


def _items_with(kind: ItemKind, items: Sequence[Item], wanted: Sequence[Change]) -> list[Item]:
    changes = [change for change in wanted if change.item is kind]
    added = [one for one in changes if isinstance(one, Added)]
    gone = {one.id: one.thing for one in changes if isinstance(one, Gone)}
    changed: dict[str, list[Changed]] = {}
    for change in changes:
        if isinstance(change, Changed):
            changed.setdefault(change.id, []).append(change)
    recounted = [one.id for one in changes if isinstance(one, Recounted)]
    _require_that_all_can_be_made(kind, items, added, gone, changed, recounted)
    in_place = _placed_among(items, added)
    for reordered in (one for one in changes if isinstance(one, Reordered)):
        in_place = _reordered(in_place, reordered.after)
    return [
        _with_fields(item, changed.get(item.id, []), item.title)
        for item in in_place
        if item.id not in gone
    ]


def _require_that_all_can_be_made(
    kind: ItemKind,
    items: Sequence[Item],
    added: Sequence[Added],
    gone: Mapping[str, Item],
    changed: Mapping[str, Sequence[Changed]],
    recounted: Sequence[str],
) -> None:
    here = {item.id: item for item in items}
    for one in added:
        if one.id in here:
            raise FrameworkError(f"The {kind} {one.id} ({one.thing.title}) is there already.")
    for item_id, thing in gone.items():
        if here.get(item_id) != thing:
            raise FrameworkError(_has_changed(kind, thing.title, here.get(item_id)))
        if item_id in changed:
            raise FrameworkError(
                f"The {kind} “{thing.title}” cannot be taken away and changed at once."
            )
    for item_id in (*changed, *recounted):
        if item_id not in here:
            raise FrameworkError(f"There is no {kind} {item_id} here any more.")


def _placed_among(items: Sequence[Item], added: Sequence[Added]) -> list[Item]:
    """The items with those added after the ones they follow, in the order they were given."""
    ids = {item.id for item in items} | {one.id for one in added}
    after: dict[str | None, list[Item]] = {}
    for one in added:
        follows = one.follows if one.follows in ids or one.follows is None else _LAST
        after.setdefault(follows, []).append(one.thing)
    placed: list[Item] = []
    _put(after.pop(None, []), after, placed)
    for item in items:
        _put([item], after, placed)
    _put(after.pop(_LAST, []), after, placed)
    return placed


_LAST = ""
"""Stands for the end of the list, where things go that follow something no longer there."""


def _put(these: Sequence[Item], after: dict[str | None, list[Item]], placed: list[Item]) -> None:
    """Place things, each followed by what was added after it."""
    waiting = list(reversed(these))
    while waiting:
        item = waiting.pop()
        placed.append(item)
        waiting += reversed(after.pop(item.id, []))


def _reordered(items: Sequence[Item], wanted: Sequence[str]) -> list[Item]:
    """The items as listed; those the list does not name stay behind the one they stood behind."""
    rank = {item_id: place for place, item_id in enumerate(wanted)}
    groups: list[tuple[int, list[Item]]] = [(-1, [])]
    for item in items:
        if item.id in rank:
            groups.append((rank[item.id], [item]))
        else:
            groups[-1][1].append(item)
    return [item for _, group in sorted(groups, key=lambda one: one[0]) for item in group]


_Whole = TypeVar("_Whole", Framework, Item)


def _with_fields(thing: _Whole, changes: Sequence[Changed], name: str) -> _Whole:
    for change in changes:
        if _values(thing, change.before) != change.before:
            raise FrameworkError(
                f"{name}: its {change.aspect} has been changed since. Look at it again, and "
                "decide anew."
            )
    if not changes:
        return thing
    values = {field.name: field.value for change in changes for field in change.after}
    return replace(thing, **values)


def _values(thing: Item | Framework, fields: Sequence[Field]) -> tuple[Field, ...]:
    return tuple(Field(field.name, getattr(thing, field.name)) for field in fields)


def _has_changed(kind: ItemKind, title: str, there: Item | None) -> str:
    if there is None:
        return f"The {kind} “{title}” is gone already."
    return f"The {kind} “{title}” has been changed since. Look at it again, and decide anew."
