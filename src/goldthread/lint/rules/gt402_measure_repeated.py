"""GT402: one measure stands twice, and nothing is said differently."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.differences import measure_differences
from goldthread.lint.reading.repeats import repeated_measures
from goldthread.lint.reading.saying import named

RULE = Rule(
    code="GT402",
    severity=Severity.WARNING,
    title="A measure is repeated",
    why="It will be collected twice, and sooner or later the two will show different figures.",
    fix="Keep one measure and place it at both points of the framework.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Pairs of like measures of which nothing different is said."""
    for one, other in repeated_measures(framework):
        if not measure_differences(one, other):
            yield RULE.finding(f"{named(one)} is given again as {named(other)}.", one, other)
