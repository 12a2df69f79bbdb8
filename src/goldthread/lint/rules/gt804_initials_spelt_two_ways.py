"""GT804: the same initials with one letter different."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import items_of

RULE = Rule(
    code="GT804",
    severity=Severity.ADVICE,
    title="Initials are spelt two ways",
    why="Searching for one finds half, and a reader wonders whether two bodies are meant.",
    fix="Correct the mistaken ones.",
)
_INITIALS = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,4}[A-Z]\b")


_LONG_ENOUGH = 4


def find(framework: Framework) -> Iterator[Finding]:
    """Initials that differ in one letter that each repeats, or only in the order of letters."""
    holding: dict[str, dict[str, Measure | Deliverable]] = defaultdict(dict)
    for item in items_of(framework):
        for initials in _INITIALS.findall(_text(item)):
            holding[initials][item.id] = item
    for one, other in combinations(sorted(holding), 2):
        # Two that stand side by side in one item are two bodies.
        if _slip(one, other) and not holding[one].keys() & holding[other].keys():
            usual, rarer = sorted((one, other), key=lambda initials: -len(holding[initials]))
            items = list(holding[rarer].values())
            yield RULE.finding(
                f"{quoted(one)} and {quoted(other)} are very likely the same; "
                f"{counted(len(items), 'item')} {'says' if len(items) == 1 else 'say'} "
                f"{quoted(rarer)}, {len(holding[usual])} {quoted(usual)}: {members_named(items)}.",
                *items,
                *holding[usual].values(),
            )


def _text(item: Measure | Deliverable) -> str:
    if isinstance(item, Measure):
        texts = (item.title, item.rationale, item.target_text, item.frequency_text)
        return " ".join(text or "" for text in texts)
    milestones = " ".join(milestone.text for milestone in item.milestones)
    return f"{item.title} {item.description or ''} {milestones}"


def _slip(one: str, other: str) -> bool:
    """Whether one letter differs, and stands elsewhere in the word: a finger gone astray.

    Letters in another order are one too, in long initials and in those of both large and small
    letters ("TLF" for "TfL"); three capitals in another order may well be another body.
    """
    if len(one) != len(other):
        return False
    if len(one) < _LONG_ENOUGH and one.isupper() and other.isupper():
        return False
    if one.casefold() != other.casefold() and sorted(one.casefold()) == sorted(other.casefold()):
        return True
    if len(one) < _LONG_ENOUGH:
        return False
    changed = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(changed) != 1:
        return False
    first, second = changed[0]
    return one.count(first) > 1 or other.count(second) > 1
