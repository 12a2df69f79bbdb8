"""The places of a pack: the tree as far as it is about it, and where items stand in it."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.reports.pack import report as facts
from goldthread.web.packs.building.audience import Covered
from goldthread.web.scorecards.selectors.facts import Place
from goldthread.web.scorecards.selectors.tree import Tree


def nodes_of(covered: Covered, tree: Tree) -> tuple[facts.ReportNode, ...]:
    """The places that something of this part stands at, and all above them, in reading order."""
    return tuple(
        facts.ReportNode(
            id=branch.code,
            title=branch.title,
            level=branch.kind_word,
            parent=None if branch.parent is None else tree.at(branch.parent).code,
            goal=branch.goal,
        )
        for branch in tree.branches
        if branch.key in covered.nodes
    )


def standings_of(
    covered: Covered, tree: Tree, places: Iterable[Place]
) -> tuple[facts.Standing, ...]:
    """Where an item stands in this part."""
    return tuple(
        facts.Standing(tree.at(one.node).code, one.role, one.topic)
        for one in covered.standings(places)
    )
