"""GT308: the title begins with "number" and gives a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT308",
    severity=Severity.ADVICE,
    title="A rate is called a number",
    why="Whoever collects it may give the number or the rate, and the two look alike until they "
    "are put in one chart.",
    fix="Begin the title with “rate”, or drop “per 100,000” and count.",
)
_NUMBER = re.compile(r"^\W*(?:the\s+)?(?:total\s+)?number of\b", re.I)
_RATE = re.compile(r"\bper\s+(?:1[\d, ]*0{2,}|thousand|million|head|capita)\b[^,;)]{0,20}", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Titles such as "Number of admissions per 100,000"."""
    for measure in framework.measures:
        rate = _RATE.search(measure.title)
        if rate and _NUMBER.match(measure.title):
            yield RULE.finding(
                f"{named(measure)} begins with a number and ends {quoted(rate[0].strip(' .'))}.",
                measure,
            )
