"""GT803: a time limit set by law, misstated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.framework import Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT803",
    severity=Severity.ERROR,
    title="A legal time limit is misstated",
    why="The council would report itself on time while it is breaking the law, or late while it "
    "is keeping it.",
    fix="State the limit as the law does.",
)


@dataclass(frozen=True, slots=True)
class _Limit:
    """A duty, the words it is known by, the limit the law sets, and how that is rightly said."""

    duty: re.Pattern[str]
    rightly: re.Pattern[str]
    law: str


_LIMITS = (
    # UK GDPR, article 12(3): one month, which may be extended by two. Forty days was the
    # Data Protection Act 1998, repealed in 2018.
    _Limit(
        re.compile(r"\b[Ss]ubject [Aa]ccess\b|\bD?SARs?\b"),
        re.compile(r"\b(?:one|1|a) (?:calendar )?month\b|\b(?:28|30|31) (?:calendar )?days\b|\bstatutory\b", re.I),
        "a subject access request is to be answered within one month (UK GDPR, article 12)",
    ),
    # Freedom of Information Act 2000, section 10(1): the twentieth working day.
    _Limit(
        re.compile(r"\bFOIs?\b|\b[Ff]reedom of [Ii]nformation\b"),
        re.compile(r"\b(?:20|twenty) (?:working|business) days\b|\bstatutory\b", re.I),
        "a freedom of information request is to be answered within 20 working days (Freedom of "
        "Information Act 2000, section 10)",
    ),
)  # fmt: skip
_STATES_TIME = re.compile(
    r"\b(?:\d+|one|two|three|ten|fifteen|twenty|thirty|forty) (?:[a-z]+ )?(?:days?|weeks?|months?)\b",
    re.I,
)


def find(framework: Framework) -> Iterator[Finding]:
    """Subject access and freedom of information measures whose stated limit is not the law's."""
    for measure in framework.measures:
        text = f"{measure.title} {measure.target_text or ''}"
        for limit in _LIMITS:
            stated = _STATES_TIME.search(text)
            if stated and limit.duty.search(measure.title) and not limit.rightly.search(text):
                yield _finding(measure, stated[0], limit)


def _finding(measure: Measure, stated: str, limit: _Limit) -> Finding:
    return RULE.finding(f"{named(measure)} says {quoted(stated)}, but {limit.law}.", measure)
