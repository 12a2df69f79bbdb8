"""GT607: one row asks for a number and its share, or for a figure and its breakdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.rules.gt601_several_measures_in_one import NUMBER_AND_SHARE

RULE = Rule(
    code="GT607",
    severity=Severity.ADVICE,
    title="A number is asked for together with its share or breakdown",
    why="A number and a percentage can move apart, and one target cannot be held against both.",
    fix="Say which of the two the target is for; show the other, or the breakdown, beside it.",
)
_BREAKDOWN = re.compile(
    r"\b(?:broken down by|split by|with break ?downs? (?:by|of)|by stages)\b[^,;–(]{0,40}", re.I
)

_LIST = re.compile(r"(?<=[\w'’”)]): [^;:]+;[^:]+$")


def find(framework: Framework) -> Iterator[Finding]:
    """Measures titled "number and percentage of", or broken down into parts."""
    for measure in framework.measures:
        found = (
            NUMBER_AND_SHARE.search(measure.title)
            or _BREAKDOWN.search(measure.title)
            or _LIST.search(measure.title)
        )
        if found:
            yield RULE.finding(f"{named(measure)} asks for {quoted(found[0])}.", measure)
