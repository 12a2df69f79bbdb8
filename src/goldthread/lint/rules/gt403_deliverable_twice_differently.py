"""GT403: one promise stands twice, with different dates or owners."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.framework.wording import listed
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.differences import deliverable_differences
from goldthread.lint.reading.repeats import repeated_deliverables
from goldthread.lint.reading.saying import named

RULE = Rule(
    code="GT403",
    severity=Severity.ERROR,
    title="A deliverable is given twice, with different dates or owners",
    why="It is late in one place and on time in the other, and two people may answer for it, "
    "or neither.",
    fix="Settle the date and the owner, keep the deliverable once, and place it in both themes.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Pairs of like deliverables whose dates cannot both be right or whose owners differ."""
    for one, other in repeated_deliverables(framework):
        differences = deliverable_differences(one, other)
        if differences:
            yield RULE.finding(
                f"{named(one)} and {named(other)} promise the same, but {listed(differences)}.",
                one,
                other,
            )
