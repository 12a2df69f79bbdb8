"""GT104: the stated direction and the words of the target or title disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Polarity
from goldthread.framework.rules import targets as t
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import parts, thresholds, way_asked
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.wishes import WELCOME, unwelcome

RULE = Rule(
    code="GT104",
    severity=Severity.ERROR,
    title="The direction contradicts the target or the title",
    why="Read one way the figure is on target, read the other way it is off.",
    fix="Decide which way is better, and make the direction, target and title say so.",
)
_UP = re.compile(
    # "Improved street cleanliness" is the name of a figure that falls as streets get cleaner.
    r"^(?:an?\s+|the\s+)?(?:increas(?:e|ed|ing)|improv(?:e|ing)|more|higher|growth)\b",
    re.I,
)
_DOWN = re.compile(
    r"^(?:an?\s+|the\s+)?(?:reduc(?:e|ed|ing|tion)|decreas(?:e|ed|ing)|fewer|lower|less)\b", re.I
)
_SIGNS = {Polarity.UP: "up", Polarity.DOWN: "down", Polarity.NONE: "no change"}
_UP_TO = re.compile(r"^up to\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose direction says one thing and whose target or title says the other."""
    for measure in framework.measures:
        quarrel = _with_target(measure) or _with_title(measure) or _with_limit(measure)
        if quarrel:
            yield RULE.finding(f"{named(measure)} {quarrel}.", measure)


def _with_target(measure: Measure) -> str | None:
    polarity = measure.polarity
    shown = f"({quoted(measure.direction_text)})" if measure.direction_text else ""
    target = quoted(measure.target_text or "")
    for part in parts(measure.target):
        wanted = way_asked(part)
        if wanted is None or polarity is None or polarity is Polarity.IN_RANGE:
            continue
        if polarity is Polarity.NONE:
            # "No change is better" beside a change asked for; "n/a" says nothing.
            level = measure.direction_text and "↔" in measure.direction_text
            if level and isinstance(part, t.Trend):
                return f"has a level direction {shown} but its target is {target}"
        elif polarity is not wanted:
            return f"should go {_SIGNS[polarity]} {shown} but its target is {target}"
    return None


def _with_title(measure: Measure) -> str | None:
    bad = unwelcome(measure.title) if measure.polarity is Polarity.UP else None
    if bad:
        return f"counts {quoted(bad)}, of which more would be worse, but its direction is up"
    if measure.polarity is not Polarity.DOWN:
        # A reduction that should go up is the natural way to count one.
        return None
    if _UP.match(measure.title):
        return "names a rise, but its direction is down"
    if _DOWN.match(measure.title):
        return (
            "names a reduction and should also go down: read together, less of the reduction "
            "would be better"
        )
    return None


def _with_limit(measure: Measure) -> str | None:
    limited = any(aim.comparison is t.Comparison.AT_MOST for aim in thresholds(measure.target))
    if limited and _UP_TO.match(measure.target_text or "") and WELCOME.search(measure.title):
        return (
            f"counts something welcome, but its target, {quoted(measure.target_text or '')}, "
            "is an upper limit"
        )
    return None
