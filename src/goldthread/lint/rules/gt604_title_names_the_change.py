"""GT604: the title says what is hoped for instead of what is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT604",
    severity=Severity.WARNING,
    title="The title names the change hoped for",
    why="The title says the figure will move; when it does not, every report contradicts itself.",
    fix="Name what is counted (“percentage of residents who…”) and leave the hope to the target.",
)
_CHANGE = re.compile(
    r"^\W*(?:an?\s+|the\s+)?(increas(?:e|ed|ing)|improv(?:e|ed|ing)|reduc(?:e|ed|ing|tion)|"
    r"decreas(?:e|ed|ing)|more|fewer|higher|lower|greater|better|rais(?:e|ed|ing)|"
    r"minimis(?:e|ed|ing)|maximis(?:e|ed|ing)|eliminat(?:e|ed|ing))\b",
    re.I,
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose title begins with the change that is wanted."""
    for measure in framework.measures:
        if found := _CHANGE.match(measure.title):
            yield RULE.finding(f"{named(measure)} begins with {quoted(found[1])}.", measure)
