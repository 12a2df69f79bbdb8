"""GT706: measures stand beside the statements they are for, and one statement has none."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named

RULE = Rule(
    code="GT706",
    severity=Severity.WARNING,
    title="A statement of delivery has no measure beside it",
    why="Every other statement of its table will be seen to be kept or not; this one will not.",
    fix="Add a measure beside it, or say which of the measures there also covers it.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Deliverables no measure names, at a node where measures name the others."""
    tied = {
        place.deliverable
        for measure in framework.measures
        for place in measure.placements
        if place.deliverable
    }
    tied_nodes = {
        place.node
        for measure in framework.measures
        for place in measure.placements
        if place.deliverable
    }
    for deliverable in framework.deliverables:
        if deliverable.id not in tied and any(
            place.node in tied_nodes for place in deliverable.placements
        ):
            yield RULE.finding(f"{named(deliverable)} has no measure beside it.", deliverable)
