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
    # Environmental Information Regulations 2004, regulation 5(2).
    _Limit(
        re.compile(r"\bEIRs?\b|\b[Ee]nvironmental [Ii]nformation\b"),
        re.compile(r"\b(?:20|twenty) (?:working|business) days\b|\bstatutory\b", re.I),
        "a request for environmental information is to be answered within 20 working days "
        "(Environmental Information Regulations 2004, regulation 5)",
    ),
    # Special Educational Needs and Disability Regulations 2014, regulation 13(2).
    _Limit(
        re.compile(
            r"\bEHCPs?\b|\bEHC plans?\b|"
            r"\b[Ee]ducation,? [Hh]ealth,? and [Cc]are (?:[Pp]lans?|assessments? and plans?)\b(?!.*\breview)"
        ),
        re.compile(r"\b(?:20|twenty) weeks\b|\b(?:6|six|16|sixteen|12|twelve) (?:weeks|months)\b|\bstatutory\b", re.I),
        "an education, health and care plan is to be issued within 20 weeks of the request "
        "(Special Educational Needs and Disability Regulations 2014, regulation 13)",
    ),
    # UK GDPR, article 33(1).
    _Limit(
        re.compile(
            r"\b(?:[Dd]ata|DATA) [Bb]reach(?:es)? (?:reported|notified|referred)\b|\b[Rr]eport\w* .*\b[Dd]ata [Bb]reach"
        ),
        re.compile(r"\b(?:72 hours|seventy-two hours|(?:3|three) (?:calendar )?days)\b|\bstatutory\b", re.I),
        "a personal data breach is to be reported within 72 hours (UK GDPR, article 33)",
    ),
    # Working Together to Safeguard Children, statutory guidance (2023, paragraph 156).
    _Limit(
        re.compile(r"\b[Ii]nitial (?:[Cc]hild [Pp]rotection )?[Cc]onferences?\b|\bICPCs?\b"),
        re.compile(r"\b(?:15|fifteen) (?:working )?days\b|\bstatutory\b", re.I),
        "an initial child protection conference is to be held within 15 working days of the "
        "strategy discussion (Working Together to Safeguard Children)",
    ),
)  # fmt: skip
_STATES_TIME = re.compile(
    r"\b(?:\d+|one|two|three|ten|fifteen|twenty|thirty|forty) (?:[a-z]+ )?(?:hours?|days?|weeks?|months?)\b",
    re.I,
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures of duties with a limit in law (subject access, freedom of information and
    environmental information, education, health and care plans, data breaches, initial child
    protection conferences) that state another."""
    for measure in framework.measures:
        text = f"{measure.title} {measure.target_text or ''}"
        for limit in _LIMITS:
            stated = _STATES_TIME.search(text)
            if stated and limit.duty.search(measure.title) and not limit.rightly.search(text):
                yield _finding(measure, stated[0], limit)


def _finding(measure: Measure, stated: str, limit: _Limit) -> Finding:
    return RULE.finding(f"{named(measure)} says {quoted(stated)}, but {limit.law}.", measure)
