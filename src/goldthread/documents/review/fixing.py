"""A framework as it was read, with what people put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from goldthread.documents.review.cells import Item, ItemKind, read_again, with_rule
from goldthread.documents.review.columns import with_columns
from goldthread.documents.review.fixes import Fix, FixError, How
from goldthread.documents.review.placing import with_rows
from goldthread.framework import (
    Deliverable,
    Framework,
    FrameworkError,
    Measure,
    Node,
    Placement,
    Polarity,
)

_LISTS = {
    ItemKind.NODE: "nodes",
    ItemKind.MEASURE: "measures",
    ItemKind.DELIVERABLE: "deliverables",
}
WORDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.NODE: ("title", "goal"),
    ItemKind.MEASURE: ("title", "rationale", "service"),
    ItemKind.DELIVERABLE: ("title", "description"),
}
"""The fields of an item that are plain words."""
ENTRIES: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.MEASURE: ("lead_members", "lead_officers", "partners"),
    ItemKind.DELIVERABLE: ("lead_members", "lead_officers", "programmes"),
}
"""The fields of an item that are a list of names."""

Placed = TypeVar("Placed", Measure, Deliverable)


def with_fixes(framework: Framework, fixes: Iterable[Fix]) -> Framework:
    """The framework with everything put right that these say, whatever order they come in.

    Every row stays accounted for: one that became an item is counted as such, and one that
    was dropped as a note. Raises ``FixError`` where the result would not hold together.
    """
    by_kind: dict[ItemKind, list[Fix]] = {kind: [] for kind in ItemKind}
    for fix in fixes:
        by_kind[fix.cell.kind].append(fix)
    try:
        fixed = with_rows(framework, by_kind[ItemKind.ROW])
        fixed = with_columns(fixed, by_kind[ItemKind.COLUMN])
        for kind in (ItemKind.NODE, ItemKind.DELIVERABLE, ItemKind.MEASURE):
            fixed = _with_items(fixed, kind, by_kind[kind])
        return fixed
    except FrameworkError as error:
        raise FixError(str(error)) from error


def _with_items(framework: Framework, kind: ItemKind, fixes: Sequence[Fix]) -> Framework:
    of_item: dict[str, list[Fix]] = {}
    for fix in fixes:
        of_item.setdefault(fix.cell.item, []).append(fix)
    items: list[Item] = []
    dropped: list[str] = []
    for item in getattr(framework, _LISTS[kind]):
        own = of_item.get(item.id, [])
        if any(fix.how is How.DROPPED for fix in own):
            dropped.append(item.id)
        else:
            items.append(_with_fixes_of_one(framework, item, own))
    fixed = framework
    if dropped:
        fixed = _released(framework, kind, set(dropped))
        items = [_same(fixed, kind, item, dropped) for item in items]
    values: dict[str, Any] = {_LISTS[kind]: tuple(items)}
    return replace(fixed, **values)


def _with_fixes_of_one(framework: Framework, item: Item, fixes: Sequence[Fix]) -> Item:
    """Words first, then which way is better, and then rules, which are read by both."""
    for fix in sorted(fixes, key=lambda one: _ORDER.index(one.how)):
        item = _APPLY[fix.how](framework, item, fix)
    return item


def _as_read(_framework: Framework, item: Item, _fix: Fix) -> Item:
    return item


def _worded(_framework: Framework, item: Item, fix: Fix) -> Item:
    kind, field = fix.cell.kind, fix.cell.field
    value: Any
    if field in ENTRIES.get(kind, ()):
        value = tuple(dict.fromkeys(one.strip() for one in fix.words.splitlines() if one.strip()))
    elif field in WORDS[kind]:
        value = " ".join(fix.words.split()) or None
    else:
        raise FixError(f"The {field} of {item.title} is not a field of words.")
    if field == "title" and value is None:
        raise FixError(f"{item.title} needs a name.")
    return replace(item, **{field: value})


def _better(framework: Framework, item: Item, fix: Fix) -> Item:
    if not isinstance(item, Measure):
        raise FixError(f"Which way is better is said of measures, and {item.title} is none.")
    return read_again(framework, item, replace(item, polarity=Polarity(fix.words)))


def _with_rule(_framework: Framework, item: Item, fix: Fix) -> Item:
    if fix.rule is None:
        raise FixError(f"Nothing is said of the {fix.cell.field} of {item.title}.")
    try:
        return with_rule(item, fix.cell.field, fix.rule, fix.words)
    except LookupError as error:
        raise FixError(str(error)) from None


def _placed(_framework: Framework, item: Item, fix: Fix) -> Item:
    if isinstance(item, Node):
        if len(fix.places) > 1:
            raise FixError(f"{item.title} stands at one place.")
        return replace(item, parent=fix.places[0].node if fix.places else None)
    if not fix.places:
        raise FixError(f"{item.title} needs a place to stand at.")
    return replace(item, placements=fix.places)


_APPLY: dict[How, Callable[[Framework, Item, Fix], Item]] = {
    How.WORDS: _worded,
    How.PLACED: _placed,
    How.BETTER: _better,
    How.READ_AS: _with_rule,
    How.CHOSEN: _with_rule,
    How.NOTHING: _with_rule,
    How.AS_READ: _as_read,
}
_ORDER = list(_APPLY)


def _released(framework: Framework, kind: ItemKind, dropped: set[str]) -> Framework:
    """The framework with nothing standing at, or tied to, what is dropped."""
    rows = framework.rows
    if kind is ItemKind.MEASURE:
        return replace(
            framework,
            rows=replace(
                rows, measure=max(rows.measure - len(dropped), 0), note=rows.note + len(dropped)
            ),
            measures=tuple(one for one in framework.measures if one.id not in dropped),
        )
    if kind is ItemKind.DELIVERABLE:
        count = min(len(dropped), rows.deliverable)
        return replace(
            framework,
            rows=replace(rows, deliverable=rows.deliverable - count, note=rows.note + count),
            measures=tuple(
                _moved(one, lambda at: _untied(at, dropped)) for one in framework.measures
            ),
            deliverables=tuple(one for one in framework.deliverables if one.id not in dropped),
        )
    parents = {node.id: node.parent for node in framework.nodes}
    titles = {node.id: node.title for node in framework.nodes}

    def standing(name: str | None) -> str | None:
        while name in dropped:
            name = parents[name]
        return name

    def at(place: Placement) -> Placement:
        node = standing(place.node)
        if node is None:
            raise FixError(
                f"“{titles[place.node]}” holds measures or deliverables and stands under nothing "
                "else. Place them elsewhere first."
            )
        return replace(place, node=node)

    return replace(
        framework,
        nodes=tuple(
            replace(node, parent=standing(node.parent))
            for node in framework.nodes
            if node.id not in dropped
        ),
        measures=tuple(_moved(one, at) for one in framework.measures),
        deliverables=tuple(_moved(one, at) for one in framework.deliverables),
    )


def _same(fixed: Framework, kind: ItemKind, item: Item, dropped: Sequence[str]) -> Item:
    """An item that was put right, standing where it stands once others are dropped."""
    if kind is not ItemKind.NODE or not isinstance(item, Node) or item.parent not in dropped:
        return item
    now = next(node for node in fixed.nodes if node.id == item.id)
    return replace(item, parent=now.parent)


def _moved(item: Placed, to: Callable[[Placement], Placement]) -> Placed:
    return replace(item, placements=tuple(dict.fromkeys(to(one) for one in item.placements)))


def _untied(place: Placement, dropped: set[str]) -> Placement:
    return replace(place, deliverable=None) if place.deliverable in dropped else place
