"""Where items stand in the tree, and the groups a finding gathers them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from goldthread.framework import Deliverable, Framework, Measure, Node

Placed = TypeVar("Placed", Measure, Deliverable)


def parts_of(framework: Framework, items: Iterable[Placed]) -> Iterator[tuple[Node, list[Placed]]]:
    """Items gathered under the root node they first stand under, in the tree's order."""
    roots = _roots(framework)
    gathered: dict[str, list[Placed]] = {}
    for item in items:
        gathered.setdefault(roots[item.placements[0].node], []).append(item)
    by_id = {node.id: node for node in framework.nodes}
    for root in by_id:
        if root in gathered:
            yield by_id[root], gathered[root]


def _roots(framework: Framework) -> dict[str, str]:
    parents = parents_of(framework)
    return {node: list(upwards(node, parents))[-1] for node in parents}


def parents_of(framework: Framework) -> dict[str, str | None]:
    """The id of the node above each node; ``None`` for a root."""
    return {node.id: node.parent for node in framework.nodes}


def upwards(node: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """A node and all above it, up to its root, by their ids."""
    at: str | None = node
    while at is not None:
        yield at
        at = parents[at]


def items_of(framework: Framework) -> Iterator[Measure | Deliverable]:
    """Every measure, then every deliverable."""
    yield from framework.measures
    yield from framework.deliverables


def neighbours(framework: Framework) -> dict[str, list[Measure]]:
    """The measures at each node: they share a table, and so its columns."""
    by_node: dict[str, list[Measure]] = {}
    for measure in framework.measures:
        for node in dict.fromkeys(place.node for place in measure.placements):
            by_node.setdefault(node, []).append(measure)
    return by_node
