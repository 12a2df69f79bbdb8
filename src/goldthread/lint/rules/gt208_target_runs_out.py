"""GT208: a target set for some years runs out before the framework does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldthread.framework import Framework, Measure
from goldthread.framework.wording import day
from goldthread.grammar import read_deadline
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.edition import edition_of, last_days
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT208",
    severity=Severity.WARNING,
    title="A target runs out before the framework ends",
    why="For the rest of the framework the measure has no target, though it seems to have one.",
    fix="Say what is aimed at after that day, or that the target goes on.",
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_SET_FOR = re.compile(
    r"\b(?P<years>\d{1,2}|two|three|four|five|ten)[- ]years? (?:target|plan|programme|period|strategy)\b"
    r"[^.;]{0,30}?\b(?:set in|from|since|begun in|starting in|started in) "
    r"(?P<start>(?:[A-Z][a-z]+ )?20\d\d)",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose target or frequency tells of a span that ends within the framework."""
    edition = edition_of(framework)
    for measure in framework.measures if edition else ():
        for text in (measure.target_text, measure.frequency_text):
            said = _SET_FOR.search(text or "")
            end = _end(said) if said else None
            if said and end and edition and end < edition.last:
                yield _finding(measure, said[0], end)


def _end(said: re.Match[str]) -> date | None:
    """The day the span is over: so many years after the month it was set in began."""
    days = last_days(read_deadline(f"by {said['start']}").rule)
    if not days:
        return None
    years = _COUNTS.get(said["years"]) or int(said["years"])
    return days[0].day.replace(year=days[0].day.year + years, day=1)


def _finding(measure: Measure, words: str, end: date) -> Finding:
    return RULE.finding(
        f"{named(measure)} has a {quoted(words)}, which runs out by {day(end)}.", measure
    )
