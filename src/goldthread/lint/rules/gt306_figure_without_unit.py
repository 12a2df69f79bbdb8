"""GT306: a number printed without the unit that would give it meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.kinds import Kind, kinds_named
from goldthread.lint.reading.numbers import figures
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT306",
    severity=Severity.WARNING,
    title="A figure has no unit",
    why="A rate means nothing without the number of people it is for, nor a gap without its unit.",
    fix="Write the unit beside the figure or in the title: “0.85 per 1,000”.",
)
_RATE = re.compile(r"\brates?\b", re.I)
_PER = re.compile(r"\bper\b|%", re.I)
_GAP = re.compile(r"\bgap\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Rates without "per so many", and gaps without a unit."""
    for measure in framework.measures:
        what = _unitless(measure)
        if what:
            yield RULE.finding(
                f"{named(measure)} is {what}, and nothing says in what unit: its baseline is "
                f"{quoted(measure.baseline_text or '')}.",
                measure,
            )


def _unitless(measure: Measure) -> str | None:
    numbers = figures(measure.baseline)
    if not numbers or any(figure.unit for figure in numbers):
        return None
    words = f"{measure.title} {measure.baseline_text or ''} {measure.target_text or ''}"
    if _PER.search(words) or kinds_named(measure.title) & {Kind.SCORE, Kind.SHARE}:
        return None
    if _RATE.search(measure.title):
        return "a rate"
    return "a gap" if _GAP.search(measure.title) else None
