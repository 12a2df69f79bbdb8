"""GT115: one target stands for two measures together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.wording import listed
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT115",
    severity=Severity.WARNING,
    title="One target is shared by several measures",
    why="Neither figure can be held against it alone, and the sum of the two is nobody's measure.",
    fix="Add a measure of the total with this target, or give each measure a target of its own.",
)
_TOGETHER = re.compile(r"\b(?:combined|shared|joint) target\b|\btargets? combined\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose target says that it is a combined one, gathered by its words."""
    by_words: dict[str, list[Measure]] = {}
    for measure in framework.measures:
        if _TOGETHER.search(measure.target_text or ""):
            by_words.setdefault(measure.target_text or "", []).append(measure)
    for words, measures in by_words.items():
        names = listed([named(measure) for measure in measures])
        yield RULE.finding(f"{quoted(words)} is the target of {names}.", *measures)
