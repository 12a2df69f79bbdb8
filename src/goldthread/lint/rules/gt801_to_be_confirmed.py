"""GT801: "tbc" where a date, a frequency or a name should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Item, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT801",
    severity=Severity.WARNING,
    title="Something is still to be confirmed",
    why="The framework is adopted with the gap in it, and nothing says when it will be filled.",
    fix="Fill the gap, or say who will fill it and by when.",
)
_TBC = re.compile(
    r"\b(?:t\.?b\.?[cad]\.?|to be (?:confirmed|advised|decided|developed|determined))(?!\w)", re.I
)


def find(framework: Framework) -> Iterator[Finding]:
    """Every "tbc" outside targets, baselines, frequencies and titles, which have their own rules."""
    for deliverable in framework.deliverables:
        texts = [deliverable.title, deliverable.description or "", deliverable.deadline_text or ""]
        for milestone in deliverable.milestones:
            texts += [milestone.text, milestone.deadline_text or ""]
        people = (*deliverable.lead_members, *deliverable.lead_officers, *deliverable.programmes)
        yield from _findings(deliverable, [*texts, *people])
    for measure in framework.measures:
        people = (*measure.lead_members, *measure.lead_officers, measure.service or "")
        yield from _findings(measure, [measure.rationale or "", *people])


def _findings(item: Item, texts: list[str]) -> Iterator[Finding]:
    found = [text for text in texts if _TBC.search(text)]
    if found:
        yield RULE.finding(f"{named(item)} says {', '.join(map(quoted, found))}.", item)
