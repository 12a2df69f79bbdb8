"""GT705: a theme says what will be done, and nothing will tell whether it helped."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework, Node
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named
from goldthread.lint.reading.tree import parents_of, upwards

RULE = Rule(
    code="GT705",
    severity=Severity.WARNING,
    title="A theme has deliverables and no measures",
    why="Everything may be delivered on time and change nothing, and the framework could not tell.",
    fix="Add a measure of what the deliverables are meant to change.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Nodes with deliverables of their own and no measure there or below."""
    measured = _with_measures(framework)
    plan = _plan_kept_apart(framework)
    # A theme that is named again over its actions is the theme it was.
    paths = _paths(framework)
    titles = {paths[node.id] for node in framework.nodes if node.id in measured}
    for node in framework.nodes:
        if node.id in measured or node.id == plan or paths[node.id] in titles:
            continue
        deliverables = _at(framework, node)
        if deliverables:
            yield RULE.finding(
                f"{named(node)} has {counted(len(deliverables), 'deliverable')} and no measure.",
                node,
                *deliverables,
            )


def _paths(framework: Framework) -> dict[str, tuple[str, ...]]:
    """The titles of each place and of those it stands under, from itself up."""
    by_id = {node.id: node for node in framework.nodes}
    paths: dict[str, tuple[str, ...]] = {}
    for node in framework.nodes:
        titles, above = [node.title], node.parent
        while above is not None:
            titles.append(by_id[above].title)
            above = by_id[above].parent
        paths[node.id] = tuple(titles)
    return paths


def _plan_kept_apart(framework: Framework) -> str | None:
    """The one place of all deliverables, where a framework has measures only in other places.

    An action plan at the end, or on a sheet of its own, is no theme: what it is to change is
    measured in the themes before it.
    """
    places = {place.node for one in framework.deliverables for place in one.placements}
    return places.pop() if len(places) == 1 and len(framework.deliverables) > 1 else None


def _at(framework: Framework, node: Node) -> list[Deliverable]:
    return [
        one
        for one in framework.deliverables
        if any(place.node == node.id for place in one.placements)
    ]


def _with_measures(framework: Framework) -> set[str]:
    """Nodes that have a measure at themselves or anywhere below."""
    parents = parents_of(framework)
    return {
        node
        for measure in framework.measures
        for place in measure.placements
        for node in upwards(place.node, parents)
    }
