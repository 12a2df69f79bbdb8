"""GT601: one row asks for several figures that cannot share one target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.wording import listed
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import thresholds
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT601",
    severity=Severity.WARNING,
    title="Several measures stand in one row",
    why="One may rise while the other falls; with one target and one status, one of them is "
    "always misreported.",
    fix="Give each figure a row of its own, with its own baseline and target.",
)
# The same thing as a number and as a share is a lesser matter, with a rule of its own.
NUMBER_AND_SHARE = re.compile(
    r"\b(?:total )?(?:numbers?|amount|percentage|%) and (?:the )?(?:percentages?|proportions?|%|rates?|number) of\b",
    re.I,
)
_NAMES = r"(?:number|percentage|proportion|rate|value|volume|amount|total|%|average)"
_SIGNS = (
    re.compile(rf";\s*(?:and\s+)?(?:the\s+)?{_NAMES}\b[^,;(]{{0,40}}", re.I),
    re.compile(rf"\band (?:the )?(?:total )?{_NAMES} of\b", re.I),
    re.compile(r"[,;–-]?\s*\band (?:the )?% (?!and\b)\w[^,;(]{0,40}", re.I),
    re.compile(r"\b(?:with)?in \d+ \w+(?: \w+)?[;,] [^;,]*\b(?:with)?in \d+ \w+", re.I),
    re.compile(r"\bvalue and number\b|\bnumber and value\b|%\s*/\s*total value", re.I),
    re.compile(r"\bduring the day,? and after dark\b", re.I),
    re.compile(r"\bpre-?\w+ and \w+ proceedings\b", re.I),
    re.compile(r"\band reasons? (?:for|\()|\band reason\b", re.I),
    re.compile(
        r"\b(?:bowel|breast|cervical)\b(?:, | and |,? and )+\b(?:bowel|breast|cervical)\b", re.I
    ),
    re.compile(r"\bunemployment\b.*\band employment rates\b", re.I),
    re.compile(r"\b(?:rate|number|level)s? and (?:total|rate|number|level)s? (?!of)\w+", re.I),
    re.compile(r"\bsize and tenure\b|\btenure type and\b", re.I),
    re.compile(r"\bthe following\b[^:?]*\bstatements:", re.I),
    re.compile(r",? and deliver\b|\bapproved and contract\b", re.I),
    re.compile(
        r"\b(?:stages?|levels?|tiers?|bands?|grades?) (?:\d|[A-Z]) (?:and|&) (?:\d|[A-Z])\b"
    ),
    re.compile(
        r"\b(?:supported|helped|enabled|assisted) to [^,;]{3,50}, [^,;]{3,50},? and \w+ \w+", re.I
    ),
)
_QUOTED = re.compile(r"[‘'“\"](?=[A-Za-z])[^‘’'“”\"]{8,}[’'”\"]")


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose title joins figures, or whose components are different things."""
    for measure in framework.measures:
        said = _several(measure)
        if said:
            yield RULE.finding(f"{named(measure)} asks for {said}.", measure)


def _several(measure: Measure) -> str | None:
    title = NUMBER_AND_SHARE.sub("Number of", measure.title)
    for sign in _SIGNS:
        if found := sign.search(title):
            return f"more than one figure: {quoted(found[0].strip(' ;,–-'))}"
    groups = _groups_aimed_at(measure)
    if len(groups) > 1 and len(measure.components) < 2:
        return f"one figure, and its target is for {len(groups)}: {listed(groups)}"
    statements = _QUOTED.findall(measure.title)
    if len(statements) > 1:
        return f"{len(statements)} statements to be answered in one figure"
    if "i.e." in measure.title and len(measure.components) > 1:
        return f"{len(measure.components)} figures in one"
    return None


def _groups_aimed_at(measure: Measure) -> list[str]:
    """What each of several targets in one cell is for: "35 units for care leavers 60 for …"."""
    scopes = [aim.terms.scope or aim.terms.of for aim in thresholds(measure.target)]
    return list(dict.fromkeys(quoted(str(scope)) for scope in scopes if scope))
