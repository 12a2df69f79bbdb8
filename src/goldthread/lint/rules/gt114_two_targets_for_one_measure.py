"""GT114: two numbers stand as the target of one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from goldthread.framework import Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import Numbered, thresholds
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT114",
    severity=Severity.WARNING,
    title="One figure has two targets",
    why="Between the two numbers it is on target by one and off by the other.",
    fix="Keep one number, or say what each is for: a date, a part of the service, a minimum.",
)
_RANGE = re.compile(r"\b(?:between|from)\s+\S*\d\S*\s+(?:and|to)\s+\S*\d|\brange\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with two different numbers that no date, scope or component tells apart."""
    for measure in framework.measures:
        if _unclear(measure):
            target = measure.target_text or ""
            why = (
                "a range that runs from the higher number down to the lower"
                if _RANGE.search(target)
                else "and nothing says which number counts"
            )
            yield RULE.finding(f"{named(measure)} has the target {quoted(target)}, {why}.", measure)


def _unclear(measure: Measure) -> bool:
    if len(measure.components) > 1:
        return False
    return any(_rivals(one, other) for one, other in combinations(thresholds(measure.target), 2))


def _rivals(one: Numbered, other: Numbered) -> bool:
    first, second = one.terms, other.terms
    return (
        one.unit == other.unit
        and one.value != other.value
        and (first.by, first.quarter, first.scope, first.of, first.starts_on, first.role)
        == (second.by, second.quarter, second.scope, second.of, second.starts_on, second.role)
    )
