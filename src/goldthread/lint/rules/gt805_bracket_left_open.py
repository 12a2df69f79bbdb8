"""GT805: a bracket is opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named

RULE = Rule(
    code="GT805",
    severity=Severity.ADVICE,
    title="A bracket has no partner",
    why="Words were lost or moved, and what is counted may have changed with them.",
    fix="Complete the title.",
)
_LIST_MARK = re.compile(r"(?:^|\s)[a-z0-9]\)(?=\s)")


def find(framework: Framework) -> Iterator[Finding]:
    """Titles of measures whose brackets do not pair."""
    for measure in framework.measures:
        title = _LIST_MARK.sub(" ", measure.title)
        if title.count("(") != title.count(")") or title.count("[") != title.count("]"):
            yield RULE.finding(f"The brackets in {named(measure)} do not pair.", measure)
