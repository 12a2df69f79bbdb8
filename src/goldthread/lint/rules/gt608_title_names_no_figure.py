"""GT608: the title does not say what sort of figure is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Role
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.kinds import kinds_named
from goldthread.lint.reading.numbers import figures, thresholds
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT608",
    severity=Severity.ADVICE,
    title="The title does not say what sort of figure is wanted",
    why="One year it is reported as a number, the next as a percentage, and the two cannot be "
    "compared.",
    fix="Begin the title with what is counted: “number of…”, “percentage of…”, “average…”.",
)
# Words that tell the sort of figure, and words of figures that have a fixed meaning.
_FIGURE = re.compile(
    r"\b(?:number|share|total|net|additional|volumes?|counts?|amounts?|rates?|average|median|mean|index|scores?|"
    r"time|days|hours|tonnes|turnaround|prevalence|expectancy|coverage|gap|level|size|value|"
    r"cost|income|spend|outturn|variance|variation|budget|satisfaction with|how |to what extent|which|mix|type)\b|[%£?]",
    re.I,
)
_SHORT = 4


def find(framework: Framework) -> Iterator[Finding]:
    """Titles that name no figure, with only a target in per cent or not even that, by part."""
    vague = [measure for measure in framework.measures if _vague(measure)]
    for part, measures in parts_of(framework, vague):
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'does' if len(measures) == 1 else 'do'} not say whether a number, a share or "
            f"something else is wanted: {members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _vague(measure: Measure) -> bool:
    # What a survey asks is answered in shares, whatever its words.
    if any(place.role is Role.SURVEY for place in measure.placements):
        return False
    if figures(measure.baseline) or kinds_named(measure.title) or _FIGURE.search(measure.title):
        return False
    aims = thresholds(measure.target)
    if aims:
        return all(aim.unit == "%" for aim in aims)
    return len(measure.title.split()) <= _SHORT
