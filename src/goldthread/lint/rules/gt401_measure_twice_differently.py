"""GT401: one measure stands twice, with different things said of it."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.framework.wording import listed
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.differences import measure_differences
from goldthread.lint.reading.repeats import repeated_measures
from goldthread.lint.reading.saying import named

RULE = Rule(
    code="GT401",
    severity=Severity.ERROR,
    title="A measure is given twice, and differently",
    why="Two services will report it by two rules, and both will be right.",
    fix="Keep it once, settle the difference, and place the one measure wherever it belongs.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Pairs of like measures whose target, baseline, direction, frequency or owner differ."""
    for one, other in repeated_measures(framework):
        differences = measure_differences(one, other)
        if differences:
            yield RULE.finding(
                f"{named(one)} and {named(other)} are the same measure, but {listed(differences)}.",
                one,
                other,
            )
