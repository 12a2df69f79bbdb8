"""The tree of a framework taken in hand: items put in, moved, and taken out again.

Every function gives a new framework and leaves the old one as it is; what would not hold together
raises ``FrameworkError`` in words that say what to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from goldthread.framework.model import (
    Deliverable,
    Framework,
    FrameworkError,
    Measure,
    Node,
    Placement,
)

Placed = TypeVar("Placed", Measure, Deliverable)


@dataclass(frozen=True, slots=True)
class Branch:
    """A node in the tree: how deep it stands from 0, its place among those beside it, its counts.

    ``measures`` and ``deliverables`` are those that stand at this very node.
    """

    node: Node
    depth: int
    first: bool
    last: bool
    measures: int
    deliverables: int


@dataclass(frozen=True, slots=True)
class GoesWith:
    """What goes when a node goes: the nodes below it, and what stands nowhere else."""

    nodes: tuple[Node, ...]
    measures: tuple[Measure, ...]
    deliverables: tuple[Deliverable, ...]


def branches(framework: Framework) -> tuple[Branch, ...]:
    """The tree from top to bottom, each node before those under it."""
    measures = _counts(framework.measures)
    deliverables = _counts(framework.deliverables)

    def below(parent: str | None, depth: int) -> Iterator[Branch]:
        beside = tuple(framework.children(parent))
        for place, node in enumerate(beside):
            yield Branch(
                node,
                depth,
                first=place == 0,
                last=place == len(beside) - 1,
                measures=measures.get(node.id, 0),
                deliverables=deliverables.get(node.id, 0),
            )
            yield from below(node.id, depth + 1)

    return tuple(below(None, 0))


def free_id(framework: Framework, letter: str) -> str:
    """An id that nothing in the framework has yet: the letter and a number."""
    taken = {one.id for one in framework.nodes}
    taken |= {one.id for one in framework.measures}
    taken |= {one.id for one in framework.deliverables}
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def under(framework: Framework, node_id: str) -> frozenset[str]:
    """The ids of a node and of every node below it."""
    found = {node_id}
    for branch in branches(framework):
        if branch.node.parent in found:
            found.add(branch.node.id)
    return frozenset(found)


def with_node(framework: Framework, node: Node) -> Framework:
    """The framework with a new node, last among those beside it, or with a changed one."""
    if any(one.id == node.id for one in framework.nodes):
        nodes = tuple(node if one.id == node.id else one for one in framework.nodes)
    else:
        nodes = (*framework.nodes, node)
    return _in_tree_order(replace(framework, nodes=nodes))


def node_moved(framework: Framework, node_id: str, steps: int) -> Framework:
    """The framework with a node moved up (-1) or down (1) among those beside it."""
    node = _node(framework, node_id)
    beside = [one.id for one in framework.children(node.parent)]
    place = beside.index(node_id)
    other = place + steps
    if not 0 <= other < len(beside):
        return framework
    swapped = {node_id: beside[other], beside[other]: node_id}
    by_id = {one.id: one for one in framework.nodes}
    nodes = tuple(by_id[swapped.get(one.id, one.id)] for one in framework.nodes)
    return _in_tree_order(replace(framework, nodes=nodes))


def node_under(framework: Framework, node_id: str, parent: str | None) -> Framework:
    """The framework with a node and all below it moved under another, or to the top."""
    node = _node(framework, node_id)
    if parent is not None and parent in under(framework, node_id):
        raise FrameworkError(f"“{node.title}” cannot stand under itself or what is below it.")
    others = tuple(one for one in framework.nodes if one.id != node_id)
    return _in_tree_order(replace(framework, nodes=(*others, replace(node, parent=parent))))


def goes_with(framework: Framework, node_id: str) -> GoesWith:
    """What would go with a node."""
    ids = under(framework, node_id)
    return GoesWith(
        nodes=tuple(one for one in framework.nodes if one.id in ids and one.id != node_id),
        measures=tuple(one for one in framework.measures if _only_at(one, ids)),
        deliverables=tuple(one for one in framework.deliverables if _only_at(one, ids)),
    )


def without_node(framework: Framework, node_id: str, *, to: str | None = None) -> Framework:
    """The framework without a node and those below it.

    What stands there and nowhere else stands at ``to`` from now on, or goes too where that is
    ``None``. What also stands elsewhere stays there.
    """
    ids = under(framework, node_id)
    if to is not None and to in ids:
        raise FrameworkError("What stands there cannot be moved to a place that goes as well.")
    deliverables = tuple(
        moved for one in framework.deliverables if (moved := _away(one, ids, to)) is not None
    )
    left = {one.id for one in deliverables}
    kept = (_away(one, ids, to) for one in framework.measures)
    measures = tuple(_untied(one, left) for one in kept if one is not None)
    return replace(
        framework,
        nodes=tuple(one for one in framework.nodes if one.id not in ids),
        measures=measures,
        deliverables=deliverables,
    )


def with_measure(framework: Framework, measure: Measure) -> Framework:
    """The framework with a new measure at the end, or with a changed one."""
    return replace(framework, measures=_with(framework.measures, measure))


def with_deliverable(framework: Framework, deliverable: Deliverable) -> Framework:
    """The framework with a new deliverable at the end, or with a changed one."""
    return replace(framework, deliverables=_with(framework.deliverables, deliverable))


def without_measure(framework: Framework, measure_id: str) -> Framework:
    """The framework without a measure."""
    return replace(
        framework, measures=tuple(one for one in framework.measures if one.id != measure_id)
    )


def without_deliverable(framework: Framework, deliverable_id: str) -> Framework:
    """The framework without a deliverable; measures printed beside it stand by themselves."""
    left = {one.id for one in framework.deliverables} - {deliverable_id}
    return replace(
        framework,
        deliverables=tuple(one for one in framework.deliverables if one.id in left),
        measures=tuple(_untied(one, left) for one in framework.measures),
    )


def item_moved(framework: Framework, item_id: str, steps: int, *, at: str) -> Framework:
    """The framework with a measure or deliverable moved up (-1) or down (1) at a node."""
    return replace(
        framework,
        measures=_moved(framework.measures, item_id, steps, at),
        deliverables=_moved(framework.deliverables, item_id, steps, at),
    )


def _moved(items: tuple[Placed, ...], item_id: str, steps: int, at: str) -> tuple[Placed, ...]:
    there = [one.id for one in items if any(place.node == at for place in one.placements)]
    if item_id not in there:
        return items
    other = there.index(item_id) + steps
    if not 0 <= other < len(there):
        return items
    swapped = {item_id: there[other], there[other]: item_id}
    by_id = {one.id: one for one in items}
    return tuple(by_id[swapped.get(one.id, one.id)] for one in items)


def _with(items: tuple[Placed, ...], item: Placed) -> tuple[Placed, ...]:
    found = [item if one.id == item.id else one for one in items]
    if item not in found:
        found.append(item)
    return tuple(found)


def _away(item: Placed, ids: frozenset[str], to: str | None) -> Placed | None:
    kept = tuple(place for place in item.placements if place.node not in ids)
    if kept == item.placements:
        return item
    if kept:
        return replace(item, placements=kept)
    if to is None:
        return None
    moved: dict[tuple[object, ...], Placement] = {}
    for place in item.placements:
        there = replace(place, node=to)
        moved.setdefault((there.role, there.topic, there.deliverable), there)
    return replace(item, placements=tuple(moved.values()))


def _untied(measure: Measure, deliverables: set[str]) -> Measure:
    """The measure without ties to deliverables that are not there any more."""
    placements = tuple(
        place
        if place.deliverable is None or place.deliverable in deliverables
        else replace(place, deliverable=None)
        for place in measure.placements
    )
    return measure if placements == measure.placements else replace(measure, placements=placements)


def _only_at(item: Measure | Deliverable, ids: frozenset[str]) -> bool:
    return all(place.node in ids for place in item.placements)


def _node(framework: Framework, node_id: str) -> Node:
    for node in framework.nodes:
        if node.id == node_id:
            return node
    raise FrameworkError("This place is not in the framework any more.")


def _in_tree_order(framework: Framework) -> Framework:
    return replace(framework, nodes=tuple(branch.node for branch in branches(framework)))


def _counts(items: tuple[Measure, ...] | tuple[Deliverable, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for item in items:
        for node in {place.node for place in item.placements}:
            found[node] = found.get(node, 0) + 1
    return found
