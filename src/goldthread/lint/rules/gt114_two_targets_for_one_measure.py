"""GT114: two numbers stand as the target of one figure."""

from __future__ import annotations

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


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with two different numbers that no date, scope or component tells apart."""
    for measure in framework.measures:
        if _unclear(measure):
            yield RULE.finding(
                f"{named(measure)} has the target {quoted(measure.target_text or '')}, and nothing "
                "says which number counts.",
                measure,
            )


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
