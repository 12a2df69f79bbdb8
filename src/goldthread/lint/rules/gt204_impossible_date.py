"""GT204: a date that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.lint.finding import Finding, Item, Rule, Severity
from goldthread.lint.reading.impossible import impossible_date
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT204",
    severity=Severity.ERROR,
    title="A date is impossible",
    why="It can never come, so whatever depends on it can never be on time or late.",
    fix="Correct the date.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Fifth quarters, thirty-first Junes, spans that end before they begin, years that skip one."""
    for measure in framework.measures:
        yield from _findings(measure, _texts_of_measure(measure))
    for deliverable in framework.deliverables:
        yield from _findings(deliverable, _texts_of_deliverable(deliverable))


def _findings(item: Item, texts: Iterator[str]) -> Iterator[Finding]:
    for text in texts:
        found = impossible_date(text)
        if found:
            words, why = found
            yield RULE.finding(f"{named(item)} says {quoted(words)}: {why}.", item)


def _texts_of_measure(measure: Measure) -> Iterator[str]:
    inherited = measure.inherited
    yield measure.title
    if measure.target_text and "target" not in inherited:
        yield measure.target_text
    if measure.baseline_text and "baseline" not in inherited:
        yield measure.baseline_text
    if measure.frequency_text and "frequency" not in inherited:
        yield measure.frequency_text


def _texts_of_deliverable(deliverable: Deliverable) -> Iterator[str]:
    yield deliverable.title
    yield deliverable.description or ""
    yield deliverable.deadline_text or ""
    for milestone in deliverable.milestones:
        yield f"{milestone.text} {milestone.deadline_text or ''}"
