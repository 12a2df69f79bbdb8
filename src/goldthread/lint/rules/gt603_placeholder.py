"""GT603: the measure is still to be thought of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT603",
    severity=Severity.ERROR,
    title="The measure is a placeholder",
    why="There is nothing to collect, and the gap is counted as a measure.",
    fix="Write the measure, or take the row out and make writing it a deliverable with a date.",
)
_PLACEHOLDER = re.compile(
    r"^\W*placeholders?\b|\b(?:measures?|indicators?|metrics?),? (?:e\.g\.|such as)|\b(?:metrics?|measures?|indicators?|questions?|this)\b[^.]{0,60}\b(?:will|to|(?:are|is) (?:to )?"
    r"being?) (?:be )?(?:developed|agreed|confirmed|defined|determined|revised)\b|"
    r"\bunder development\b|\bto be (?:developed|confirmed|agreed|revised|determined)\b|\bt\.?b\.?[ca]\b",
    re.I,
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose title says that it is a placeholder, to be developed, tbc or to be revised."""
    for measure in framework.measures:
        if found := _PLACEHOLDER.search(measure.title):
            yield RULE.finding(f"{named(measure)} says {quoted(found[0])}.", measure)
