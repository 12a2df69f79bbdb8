"""GT404: one promise stands twice, and nothing is said differently."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.differences import deliverable_differences
from goldthread.lint.reading.repeats import repeated_deliverables
from goldthread.lint.reading.saying import named

RULE = Rule(
    code="GT404",
    severity=Severity.WARNING,
    title="A deliverable is repeated",
    why="It is reported, and counted, twice; an update made in one place is missed in the other.",
    fix="Keep one deliverable and place it at both points of the framework.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Pairs of like deliverables whose dates and owners agree."""
    for one, other in repeated_deliverables(framework):
        if not deliverable_differences(one, other):
            yield RULE.finding(f"{named(one)} is given again as {named(other)}.", one, other)
