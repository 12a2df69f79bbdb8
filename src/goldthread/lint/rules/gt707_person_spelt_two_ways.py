"""GT707: one person under several spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from rapidfuzz.distance import OSA

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.framework.wording import counted, listed
from goldthread.lint.finding import Finding, Rule, Severity, joined_places
from goldthread.lint.reading.saying import quoted
from goldthread.lint.reading.tree import items_of

RULE = Rule(
    code="GT707",
    severity=Severity.WARNING,
    title="One person is spelt several ways",
    why="The work under the rarer spelling is missing from the person's list, and a search for "
    "the name does not find it.",
    fix="Correct the spelling wherever it stands.",
)
_LONGEST_DIFFERENCE = 2
# "Jud" for "Judd": one letter of a pair is easily lost.
_DOUBLED = re.compile(r"(\w)\1")
_OFFICES = frozenset(
    [
        "head",
        "director",
        "manager",
        "officer",
        "assistant",
        "deputy",
        "executive",
        "principal",
        "senior",
        "service",
    ]
)

Spellings = dict[str, list[Measure | Deliverable]]


def find(framework: Framework) -> Iterator[Finding]:
    """Names that differ by a letter or two where the rest agrees, and titles written otherwise."""
    held: dict[str, Spellings] = {}
    for item in items_of(framework):
        for name in (*item.lead_members, *item.lead_officers):
            own = [one.written for one in item.names_as_written if one.name == name]
            for written in own or [name]:
                held.setdefault(name, {}).setdefault(written, []).append(item)
    for names in _people(held):
        spellings: Spellings = {}
        for name in names:
            for written, items in held[name].items():
                spellings.setdefault(written, []).extend(items)
        if len(spellings) > 1:
            yield _finding(spellings)


def _finding(spellings: Mapping[str, list[Measure | Deliverable]]) -> Finding:
    usual = max(spellings, key=lambda written: len(spellings[written]))
    rarer = {written: items for written, items in spellings.items() if written != usual}
    told = [
        f"{quoted(written)} ({joined_places(item.source for item in items)})"
        for written, items in rarer.items()
    ]
    holding = [item for items in rarer.values() for item in items]
    return RULE.finding(
        f"{quoted(usual)}, so spelt for {counted(len(spellings[usual]), 'item')}, is very likely "
        f"also {listed(told)}.",
        *holding,
    )


def _people(names: Iterable[str]) -> Iterator[list[str]]:
    """Names gathered into people: each name with those that are very likely it, misspelt."""
    person = {name: [name] for name in names}
    for one, other in combinations(sorted(person), 2):
        if person[one] is not person[other] and _one_person(one, other):
            person[one].extend(person[other])
            for name in person[other]:
                person[name] = person[one]
    seen: set[int] = set()
    for group in person.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield group


def _one_person(one: str, other: str) -> bool:
    """Whether all words of two names agree but one, and that one nearly."""
    first, second = _words(one), _words(other)
    if len(first) != len(second):
        return False
    changed = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(changed) != 1:
        return not changed
    word, other_word = changed[0]
    if _OFFICES & {word, other_word} and _cut_short(*sorted((word, other_word), key=len)):
        return True
    if _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", other_word):
        return True
    shorter = min(len(word), len(other_word))
    # A councillor's only given word is the surname: two short ones may be two people.
    alone = len(first) == 2 and first[0] in ("cllr", "councillor")
    allowed = 1 if shorter < 6 or alone else _LONGEST_DIFFERENCE
    return shorter >= (5 if alone else 3) and OSA.distance(word, other_word) <= allowed


def _words(name: str) -> list[str]:
    return [word.strip(".,") for word in name.lower().split()]


def _cut_short(short: str, word: str) -> bool:
    """Whether a word is another with letters left out, the first one kept: "Hd" for "Head"."""
    letters = iter(word)
    return len(short) > 1 and short[0] == word[0] and all(letter in letters for letter in short)
