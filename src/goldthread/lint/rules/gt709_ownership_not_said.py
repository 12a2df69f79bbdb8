"""GT709: whether the council alone controls a measure is said of all but a few."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named

RULE = Rule(
    code="GT709",
    severity=Severity.WARNING,
    title="Whose measure it is, is not said",
    why="A figure that depends on partners is judged as if the council alone could move it, or "
    "excused as if it could not.",
    fix="Say whether the council alone answers for it, or shares it with partners.",
)
_MOST = 0.8


def find(framework: Framework) -> Iterator[Finding]:
    """Measures without ownership, where most of the framework's measures have it."""
    said = sum(measure.ownership is not None for measure in framework.measures)
    if said < _MOST * len(framework.measures):
        return
    for measure in framework.measures:
        if measure.ownership is None:
            yield RULE.finding(
                f"{named(measure)} does not say whether the council alone answers for it.", measure
            )
