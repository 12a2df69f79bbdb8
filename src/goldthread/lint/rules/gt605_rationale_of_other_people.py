"""GT605: the rationale is about other people, or another thing, than the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT605",
    severity=Severity.WARNING,
    title="The rationale speaks of another population or thing",
    why="It was very likely copied from another row: readers are told the wrong story about "
    "the figure.",
    fix="Rewrite the rationale for what the title measures.",
)
# Each row is one question; a title with one answer and a rationale with another disagree.
_ANSWERS = (
    {
        "Year 6": r"\byear 6\b|\baged? 10",
        "reception": r"\breception\b",
        "nursery": r"\bnursery\b",
    },
    {"primary": r"\bprimary schools?\b", "secondary": r"\bsecondary schools?\b"},
    {"men": r"\b(?:men|males?|boys)\b", "women": r"\b(?:women|females?|girls|mothers)\b"},
    {
        "victims": r"\bvictims?\b",
        "those who offend": r"\b(?:committing|offenders?|perpetrators?)\b",
    },
    {"carers": r"\bcarers\b", "service users": r"\bservice users\b"},
    {"tenants": r"\btenants\b", "leaseholders": r"\bleaseholders\b"},
    {
        "e-newsletter": r"\be-?newsletter\b",
        "social media": r"\bsocial media\b",
        "press": r"\bpress\b",
    },
    {
        "homes completed": r"\b(?:units|homes)\b.*\bcompleted\b",
        "residents' needs": r"\bmeets? the needs\b",
    },
    {"allocations": r"\ballocated\b", "empty properties": r"\bremains void\b"},
    {
        "life expectancy": r"^(?!healthy).*\blife expectancy\b",
        "health": r"\bhealthy life expectancy\b",
    },
)
_ROWS = tuple(
    {name: re.compile(sign, re.I | re.S) for name, sign in row.items()} for row in _ANSWERS
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose title and own rationale answer one question differently."""
    for measure in framework.measures:
        quarrel = _quarrel(measure)
        if quarrel:
            titled, told = quarrel
            yield RULE.finding(
                f"{named(measure)} is about {titled}, but its rationale is about {told}: "
                f"{quoted(measure.rationale or '')}.",
                measure,
            )


def _quarrel(measure: Measure) -> tuple[str, str] | None:
    if not measure.rationale:
        return None
    for row in _ROWS:
        titled = {name for name, sign in row.items() if sign.search(measure.title)}
        if len(titled) != 1:
            continue
        told = {name for name, sign in row.items() if sign.search(measure.rationale)}
        if told and not titled & told:
            return titled.pop(), sorted(told)[0]
    return None
