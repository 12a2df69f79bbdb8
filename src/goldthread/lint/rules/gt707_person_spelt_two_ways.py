"""GT707: one person under two spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import listed, quoted
from goldthread.lint.reading.tree import items_of

RULE = Rule(
    code="GT707",
    severity=Severity.WARNING,
    title="One person is spelt two ways",
    why="The work under the rarer spelling is missing from the person's list.",
    fix="Correct the spelling wherever it stands.",
)
_LONGEST_DIFFERENCE = 2


def find(framework: Framework) -> Iterator[Finding]:
    """Names that differ by a letter or two, where the rest of the name agrees."""
    items = list(items_of(framework))
    for people in (
        Counter(name for item in items for name in item.lead_members),
        Counter(name for item in items for name in item.lead_officers),
    ):
        for one, other in combinations(sorted(people), 2):
            if _one_person(one, other):
                usual, rarer = sorted((one, other), key=lambda name: -people[name])
                holding = [item for item in items if rarer in _people(item)]
                yield RULE.finding(
                    f"{quoted(rarer)} is very likely {quoted(usual)}, who is named "
                    f"{people[usual]} times: {listed(holding)}.",
                    *holding,
                )


def _people(item: Measure | Deliverable) -> tuple[str, ...]:
    return (*item.lead_members, *item.lead_officers)


def _one_person(one: str, other: str) -> bool:
    """Whether all words of two names agree but one, and that one nearly."""
    first, second = one.lower().split(), other.lower().split()
    if len(first) != len(second) or one.lower() == other.lower():
        return False
    changed = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(changed) != 1:
        return False
    word, other_word = changed[0]
    shorter = min(len(word), len(other_word))
    # A councillor's only given word is the surname: two short ones may be two people.
    alone = len(first) == 2 and first[0] in ("cllr", "councillor")
    allowed = 1 if shorter < 6 or alone else _LONGEST_DIFFERENCE
    return shorter >= (5 if alone else 3) and OSA.distance(word, other_word) <= allowed
