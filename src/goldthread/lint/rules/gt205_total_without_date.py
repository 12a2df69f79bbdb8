"""GT205: a total to be reached, and no word of when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import Target
from goldthread.framework.rules import targets as t
from goldthread.framework.rules.schedule import OneOff
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.edition import is_of_one_year
from goldthread.lint.reading.kinds import Kind, kinds_named
from goldthread.lint.reading.numbers import parts
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT205",
    severity=Severity.WARNING,
    title="A total has no date to be reached by",
    why="A growing total meets any number in the end; without a date it cannot be late.",
    fix="Say by when the total is to be reached, or that it is a number for each year or quarter.",
)
_GROWS = re.compile(
    r"\b(?:cumulative|additional|new|creat\w+|install\w+|connect\w+|retrofit\w*|convert\w+|"
    r"moved? to|lifted|no longer|registered|sign(?:ed|ing) up|engaged|rolled out|opened|delivered|"
    r"provided|completed|built|supported through|plant\w+|units|initiated|established|take-?up|"
    r"tak(?:e|ing) up|receiving the)\b",
    re.I,
)
_PERIOD = re.compile(
    r"\b(?:per|each|every|a|in the) (?:day|week|month|quarter|term|year)\b|\bvolumes?\b", re.I
)


def find(framework: Framework) -> Iterator[Finding]:
    """Counts that can only grow, with a number to reach and no date, window or rate."""
    if is_of_one_year(framework):
        return
    for measure in framework.measures:
        if _undated_total(measure):
            yield RULE.finding(
                f"{named(measure)} is a total with the target "
                f"{quoted(measure.target_text or '')}, and no date to reach it by.",
                measure,
            )


def _undated_total(measure: Measure) -> bool:
    words = f"{measure.title} {measure.target_text or ''}"
    kinds = kinds_named(measure.title)
    if _PERIOD.search(words) or not (_GROWS.search(words) or _once(measure)):
        return False
    if kinds - {Kind.COUNT}:
        return False
    found = list(parts(measure.target))
    return (
        bool(found)
        and all(_undated(part) for part in found)
        and (Kind.COUNT in kinds or any(_counts_things(part) for part in found))
    )


def _once(measure: Measure) -> bool:
    return isinstance(measure.frequency, OneOff)


def _undated(part: Target) -> bool:
    if isinstance(part, t.Trend):
        counted = part.amount is not None and part.amount.unit not in ("%", "percentage points")
        return counted and _no_time(part.terms)
    # No total grows towards nothing.
    return (
        isinstance(part, t.Threshold)
        and part.unit != "%"
        and part.value != 0
        and _no_time(part.terms)
    )


def _no_time(terms: t.Terms) -> bool:
    return not (terms.by or terms.by_day_in_year or terms.quarter or terms.per or terms.lasts)


def _counts_things(part: Target) -> bool:
    if isinstance(part, t.Trend):
        return part.amount is not None and bool(part.amount.unit)
    return isinstance(part, t.Threshold) and bool(part.unit) and part.unit not in ("%", "days")
