"""GT105: the direction goes against what the rationale hopes for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Polarity
from goldthread.framework.rules import targets as t
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import parts, way_asked
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT105",
    severity=Severity.WARNING,
    title="The rationale and the direction disagree",
    why="A reader of the rationale will take a good figure for a bad one.",
    fix="Check which way is better, and reword the rationale or correct the direction.",
)
_HOPES_UP = re.compile(
    r"\b(?:an?\s+increas(?:ing|ed)\s+(?:number|proportion|percentage)|"
    r"greater\s+(?:number|proportion)|more\s+(?:children|people|adults|residents))\b|"
    r"\bthe (?:higher|more)\b[^.]{0,60}\bthe better\b|\bif high\b",
    re.I,
)
_HOPES_DOWN = re.compile(
    r"^that (?:(?! and )[^.])*\b(?:reduces|decreases|declines|falls)\b|over time this will decline|"
    r"\bfewer\s+(?:children|people|adults|residents|females)\b|\bthe lower\b[^.]{0,40}\bthe better\b",
    re.I,
)
_EITHER_WAY = re.compile(
    r"\b(?:lower or higher|higher or lower|increas\w+ or decreas\w+|decreas\w+ or increas\w+|"
    r"ris\w+ or fall\w*|fall\w* or ris\w+)\b",
    re.I,
)
_ALONGSIDE = re.compile(r"\bin line with (?:the )?(?:\w+ )?(?:benchmarks?|averages?|peers)\b", re.I)
_CONDITION = re.compile(r"^\s*(?:if|too|where|should)\b", re.I)
_IDENTIFIES = re.compile(r"\b(?:identifying|identified|identify)\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures that should go one way for a reason that hopes for the other."""
    for measure in framework.measures:
        quarrel = _quarrel(measure)
        if quarrel:
            yield RULE.finding(f"{named(measure)} {quarrel}.", measure)


def _relative(measure: Measure) -> bool:
    return any(isinstance(part, t.Relative) for part in parts(measure.target))


def _way_of_target(measure: Measure) -> Polarity | None:
    """Which way a target asks to go in so many words: "reduce to 280"."""
    ways = {way_asked(part) for part in parts(measure.target)}
    return ways.pop() if len(ways) == 1 else None


def _quarrel(measure: Measure) -> str | None:
    if "rationale" in measure.inherited or not measure.rationale:
        return None
    hopes_up = hopes_down = None
    for sentence in re.split(r"(?<=[.;])\s+", measure.rationale):
        if _CONDITION.match(sentence):
            continue
        hopes_up = hopes_up or _HOPES_UP.search(sentence)
        hopes_down = hopes_down or _HOPES_DOWN.search(sentence)
    stated = measure.polarity or _way_of_target(measure)
    if stated is Polarity.DOWN and hopes_up and not hopes_down:
        return f"should go down, but its rationale hopes for {quoted(hopes_up[0])}"
    if stated is Polarity.UP and hopes_down and not hopes_up:
        return f"should go up, but its rationale says {quoted(hopes_down[0])}"
    way = {Polarity.UP: "up", Polarity.DOWN: "down"}.get(measure.polarity or Polarity.NONE)
    if way and (either := _EITHER_WAY.search(measure.rationale)):
        return f"should go {way}, but its rationale looks both ways: {quoted(either[0])}"
    if way and not _relative(measure) and (beside := _ALONGSIDE.search(measure.rationale)):
        return f"should go {way}, but its rationale hopes for a figure {quoted(beside[0])}"
    found = _IDENTIFIES.search(measure.rationale)
    if measure.polarity is Polarity.DOWN and found and not hopes_down:
        return (
            f"should go down, but its rationale is about {quoted(found[0])} cases: "
            "finding more of them would be an improvement"
        )
    return None
