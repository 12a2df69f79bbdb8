"""Which texts are very likely about one thing in other words.

Words are weighed by how rare they are among the texts compared: two measures that share
"temporary", "accommodation" and "rent" are near, two that share "number", "residents" and
"service" are not. Only texts that share a rare word are compared at all, so that the time
grows with what is alike and not with the square of the framework.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log

from goldthread.lint.reading.likeness import unnumbered
from goldthread.lint.reading.words import meaning, plain

# Words every council uses of everything: they say nothing of what a text is about.
_OFFICIAL = meaning(
    "people residents resident young older adults children years year aged age olds borough council "
    "local authority service services support supported who scheme programme access accessing receive "
    "receiving total long term overall via living work report reported working plan plans strategy "
    "policy approach develop development deliver delivery implement implementation partnership key "
    "including set setting out produce through review area areas ensure improve improving improvement "
    "community communities future need needs agree agreed approve approved publish launch establish "
    "undertake create first"
)
# Each row is one question: texts that answer it differently are about different things.
_CONTRASTS = tuple(
    tuple(frozenset(answer.split()) for answer in row)
    for row in (
        ("male males men man boys fathers", "female females women woman girls mothers"),
        ("child children pupils pupil young youth", "adult adults older elderly"),
        ("primary", "secondary", "nursery", "reception year"),
        ("carers carer", "users use"),
        ("tenants tenant", "leaseholders leaseholder"),
        ("sheltered", "general", "temporary"),
        ("major", "minor"),
        ("domestic household residential", "commercial business"),
        ("day", "dark night"),
        ("mental", "physical", "learning"),
        ("design develop developing", "implement implementation implementing", "review evaluate"),
        ("draft", "audited"),
        ("north", "south", "east", "west"),
    )
)
_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=\w )[A-Z]\w+")
_RARE_SHARE = 0.05
_RARE_COUNT = 12
_MANY = 100
_REMEMBERED = 4096
# So alike, of all their words, that one changed on both sides tells two things apart.
_SIBLINGS = 0.6


@dataclass(frozen=True, slots=True)
class Near:
    """Two items by position, the passages that are near, and how near: 0 to 1, and how much."""

    first: int
    second: int
    passage: str
    other: str
    share: float
    weight: float


def subject_words(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about; numbers are left out."""
    return frozenset(word for word in meaning(text) if word.isalpha()) - _OFFICIAL


def tell_apart(one: str, other: str) -> bool:
    """Whether two texts name different populations, stages or numbers."""
    return any(
        answers and other_answers and not answers & other_answers
        for answers, other_answers in zip(_answers(one), _answers(other), strict=True)
    )


@lru_cache(maxsize=_REMEMBERED)
def _answers(text: str) -> tuple[frozenset[object], ...]:
    """What a text answers to each question of contrast, and the numbers it names."""
    text = unnumbered(text)
    words = set(plain(text).split())
    rows = (
        frozenset[object](place for place, answer in enumerate(row) if words & answer)
        for row in _CONTRASTS
    )
    return (*rows, frozenset(number.strip(".,") for number in _NUMBER.findall(text)))


def near_items(items: Sequence[Sequence[str]]) -> Iterator[Near]:
    """Pairs of items whose nearest passages share words that are rare, each pair once.

    An item is its passages. ``share`` is the weight of the words shared as a part of all those
    of the passage with fewer, ``weight`` their weight in words met once.
    """
    passages = [(owner, text) for owner, texts in enumerate(items) for text in texts]
    words = [subject_words(text) for _, text in passages]
    weights, rare = _weights(len(items), [owner for owner, _ in passages], words)
    totals = [_sum(held, weights) for held in words]
    best: dict[tuple[int, int], Near] = {}
    for first, second in _candidates(words, rare):
        (one, text), (other, other_text) = passages[first], passages[second]
        shared = words[first] & words[second]
        if one == other or len(shared) < 2:
            continue
        weight = _sum(shared, weights)
        known = best.get((one, other))
        if known and known.weight >= weight:
            continue
        share = weight / min(totals[first], totals[second])
        if _siblings(words[first], words[second]) or tell_apart(text, other_text):
            continue
        best[one, other] = Near(one, other, text, other_text, share, weight)
    yield from (best[pair] for pair in sorted(best))


def _weights(
    items: int, owners: Sequence[int], words: Sequence[frozenset[str]]
) -> tuple[dict[str, float], set[str]]:
    """The weight of each word, 1 for a word of one item, and the words that are rare."""
    met: dict[str, set[int]] = defaultdict(set)
    for owner, held in zip(owners, words, strict=True):
        for word in held:
            met[word].add(owner)
    # In a small framework too, two of a word are few.
    many = max(items, _MANY)
    fewest = max(_RARE_COUNT, items * _RARE_SHARE)
    weights = {word: log(1 + many / len(of)) / log(1 + many) for word, of in met.items()}
    return weights, {word for word, of in met.items() if len(of) <= fewest}


def _candidates(words: Sequence[frozenset[str]], rare: set[str]) -> Iterator[tuple[int, int]]:
    """Pairs of passages, by position, that share a rare word."""
    holding: dict[str, list[int]] = defaultdict(list)
    for position, held in enumerate(words):
        for word in held & rare:
            holding[word].append(position)
    pairs = {pair for positions in holding.values() for pair in combinations(positions, 2)}
    yield from sorted(pairs)


def _siblings(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most words agree and each has one the other has not: two sites, two towns."""
    return bool(one - other and other - one) and len(one & other) >= _SIBLINGS * len(one | other)


def _sum(words: frozenset[str], weights: dict[str, float]) -> float:
    return sum(weights[word] for word in words)
