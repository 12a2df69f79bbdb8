"""GT204: a date that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.lint.finding import Finding, Item, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT204",
    severity=Severity.ERROR,
    title="A date is impossible",
    why="It can never come, so whatever depends on it can never be on time or late.",
    fix="Correct the date.",
)
_QUARTER = re.compile(r"\b(?:Q|quarter )(?:[5-9]|0|1\d)\b", re.I)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)})[a-z]*\.?(?:\s+(20\d\d))?(?!\w)", re.I
)
_SPAN = re.compile(
    r"\b(?:between|from) (20\d\d) (?:and|to) (20\d\d)\b|\b(20\d\d)\s*[-–]\s*(20\d\d)\b", re.I
)
_FINANCIAL = re.compile(r"\b(20\d\d)\s*[/]\s*(?:20)?(\d\d)\b(?!/)")


def find(framework: Framework) -> Iterator[Finding]:
    """Fifth quarters, thirty-first Junes, spans that end before they begin, years that skip one."""
    for measure in framework.measures:
        yield from _findings(measure, _texts_of_measure(measure))
    for deliverable in framework.deliverables:
        yield from _findings(deliverable, _texts_of_deliverable(deliverable))


def _findings(item: Item, texts: Iterator[str]) -> Iterator[Finding]:
    for text in texts:
        found = _impossible(text)
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


def _impossible(text: str) -> tuple[str, str] | None:
    if quarter := _QUARTER.search(text):
        return quarter[0], "a year has four quarters"
    for day in _DAY.finditer(text):
        month = _MONTHS.index(day[2][:3].lower()) + 1
        longest = monthrange(int(day[3] or 2024), month)[1]
        if not 1 <= int(day[1]) <= longest:
            return day[0], f"that month has {longest} days"
    for span in _SPAN.finditer(text):
        first, last = (int(year) for year in span.groups() if year)
        if last < first:
            return span[0], "it ends before it begins"
    for year in _FINANCIAL.finditer(text):
        if int(year[2]) < int(year[1]) % 100 and int(year[1]) % 100 != 99:
            return year[0], "it ends before it begins"
    return None
