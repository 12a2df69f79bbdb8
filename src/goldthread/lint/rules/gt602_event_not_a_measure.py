"""GT602: an event, a task or a promise stands where a measure should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import figures
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT602",
    severity=Severity.WARNING,
    title="The measure is an event or a promise",
    why="It happens once or it does not: there is no figure to collect, no trend and no status "
    "until it is too late.",
    fix="Make it a deliverable with a date, or measure what it is meant to change.",
)
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Spring|Summer|Autumn|Winter)"
)
_SIGNS = (
    re.compile(rf"\bby (?:the end of |end )?(?:{_MONTH} )?20\d\d\b"),
    re.compile(
        r"^(?:commence\w*|selection of|delivery of|completion of|adoption of|appoint\w*|launch|open\w*)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:progressed|adopted|approved|opened|let|delivered|launched|established|in place)\s*(?:and\b.*|in accordance.*|by\b.*)?$",
        re.I,
    ),
    re.compile(r"\bapproved and contract let\b", re.I),
    re.compile(
        r"^(?:complete|acknowledge|attendance of|use of|feedback from|reporting in line)\b", re.I
    ),
    re.compile(
        r"\bwill,? (?:[^.]{0,60},\s*)?(?:deliver|provide|implement|ensure|be introduced)\b", re.I
    ),
    re.compile(
        r"\bare published\b|\bis (?:delivered|published|completed|produced|implemented)$|\bto be made\b",
        re.I,
    ),
)
_FIGURE = re.compile(
    r"^total\b|\b(?:type|mix)\b|^(?:the\s+|average\s+|overall\s+)*(?:numbers?|percentage|proportions?|rates?|%|£|volume|value|"
    r"amount|average|time|size|count|cost|median|satisfaction|how |to what extent|which )|"
    r"\b(?:score|rate|index|number of|percentage of|% of|proportion of|number and)\b",
    re.I,
)
# "Homes let" that stood at 914 are counted, and "open cases" are cases.
_COUNTED = re.compile(
    r"^(?:open|completed?) (?!\w+ing\b)[\w-]+s\b|"
    r"^(?!.*\b(?:is|are|be|been|the|new|an?)\b)\w+(?: [\w'-]+){0,2} "
    r"(?:adopted|approved|opened|let|delivered|launched|established)$",
    re.I,
)
_PLACEHOLDER = re.compile(r"\W*placeholder", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose title tells of something that will happen, and names no figure."""
    for measure in framework.measures:
        found = _event(measure)
        if found:
            yield RULE.finding(
                f"{named(measure)} tells of something to be done ({quoted(found)}) and names no "
                "figure.",
                measure,
            )


def _event(measure: Measure) -> str | None:
    if _FIGURE.search(measure.title.lstrip("-–• ")) or _PLACEHOLDER.match(measure.title):
        return None
    if figures(measure.baseline) and _COUNTED.match(measure.title.rstrip(" .")):
        return None
    for sign in _SIGNS:
        if found := sign.search(measure.title.rstrip(" .")):
            return found[0]
    return None
