"""GT104: the stated direction and the words of the target or title disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Polarity
from goldthread.framework.rules import targets as t
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import parts, thresholds
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.words import plain

RULE = Rule(
    code="GT104",
    severity=Severity.ERROR,
    title="The direction contradicts the target or the title",
    why="Read one way the figure is on target, read the other way it is off.",
    fix="Decide which way is better, and make the direction, target and title say so.",
)
_UP = re.compile(
    r"^(?:an?\s+|the\s+)?(?:increas(?:e|ed|ing)|improv(?:e|ed|ing)|more|higher|growth)\b", re.I
)
_DOWN = re.compile(
    r"^(?:an?\s+|the\s+)?(?:reduc(?:e|ed|ing|tion)|decreas(?:e|ed|ing)|fewer|lower|less)\b", re.I
)
_RISES = (t.TrendDirection.INCREASE, t.TrendDirection.NO_DECREASE)
_FALLS = (t.TrendDirection.DECREASE, t.TrendDirection.NO_INCREASE)
_SIGNS = {Polarity.UP: "up", Polarity.DOWN: "down", Polarity.NONE: "no change"}
# What a council wants much of: an upper limit on it is very likely the wrong way round.
_WELCOME = re.compile(
    r"\b(?:savings?|value added|satisfaction|satisfied|compliance|resolved|answered|recovered)\b",
    re.I,
)
_UP_TO = re.compile(r"^up to\b", re.I)
# What nobody wants more of, said of people or things as they are; dealing with it is welcome.
_UNWELCOME = re.compile(
    r"\bnot (?:at all )?(?:satisfied|confident|happy|safe|in touch)\b|"
    r"\b(?:dis|un)satisfied\b|\bworried\b|\bunemployed\b|\bunemployment\b|"
    r"\b(?:persistently )?absent\b|\bre-?offend|\bdeaths?\b|\bfatalities\b|\bkilled\b|"
    r"\bburglar(?:y|ies)\b|\bfly-?tips?\b|\bmissed (?:bins?|collections?|appointments?)\b|"
    r"\bsickness absence\b|\bobes(?:e|ity)\b|\bsmok(?:ers|ing at)\b|\bbreaches\b|\boverdue\b",
    re.I,
)
_DEALT_WITH = re.compile(
    r"\b(?:who (?:no longer|are no longer)|prevent|reduc|avoid|support|help|assist|resolv|remov|clear|clean|"
    r"collect|quit|stop|ceas|investigat|solv|detect|answer|responded to|complet|assess|treat|recover|into work|"
    r"moved|lifted|relieved|satisf(?:ied|action) with|report(?:ed|ing) that|within|dismiss|fewer|no )",
    re.I,
)


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
        wanted = _wanted(part)
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


def _wanted(part: object) -> Polarity | None:
    match part:
        case t.Trend():
            if part.direction in _RISES:
                return Polarity.UP
            return Polarity.DOWN if part.direction in _FALLS else None
        case t.Threshold(origin=t.Origin.TEXT) | t.AnnualTotal(origin=t.Origin.TEXT):
            return {
                t.Comparison.AT_LEAST: Polarity.UP,
                t.Comparison.AT_MOST: Polarity.DOWN,
            }.get(part.comparison)
        case t.Relative():
            above = (t.RelativeDirection.ABOVE, t.RelativeDirection.AT_OR_ABOVE)
            below = (t.RelativeDirection.BELOW, t.RelativeDirection.AT_OR_BELOW)
            if part.direction in above:
                return Polarity.UP
            return Polarity.DOWN if part.direction in below else None
        case _:
            return None


def _with_title(measure: Measure) -> str | None:
    title = plain(measure.title)
    bad = _UNWELCOME.search(title)
    if measure.polarity is Polarity.UP and bad:
        rest = title[: bad.start()] + title[bad.end() :]
        if not _DEALT_WITH.search(rest):
            return f"counts {quoted(bad[0])}, of which more would be worse, but its direction is up"
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
    if limited and _UP_TO.match(measure.target_text or "") and _WELCOME.search(measure.title):
        return (
            f"counts something welcome, but its target, {quoted(measure.target_text or '')}, "
            "is an upper limit"
        )
    return None
