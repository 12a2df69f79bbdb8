"""Which titles say the same thing, with care for the words that make them different.

Two titles may share every word but one and be about different people: primary and secondary
schools, men and women, Level 2 and Level 3. So the words that tell populations apart must
agree exactly before likeness counts at all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import floor

from rapidfuzz import fuzz

from goldthread.lint.reading.words import meaning, plain

# Words that tell one population, provider or step from another: they must agree exactly.
_TELLING = frozenset(
    ["male", "female", "men", "women", "boys", "girls", "mothers", "fathers", "primary", "secondary", "nursery", "reception", "adult", "adults", "child", "children", "young", "older", "pupils", "youth", "carers", "staff", "tenants", "leaseholders", "sheltered", "private", "social", "domestic", "commercial", "minor", "major", "during", "after", "before", "within", "day", "dark", "learning", "mental", "physical", "visitors", "followers", "posts", "views", "subscribers", "draft", "audited", "bowel", "breast", "cervical", "upheld", "direct", "self", "develop", "design", "implement", "implementation", "review", "evaluate", "publish", "north", "south", "east", "west", "first", "second", "third", "repeat", "not", "non", "without", "healthy", "upper", "lower", "short", "long", "council", "other", "re"]
)  # fmt: skip
_NUMBER = re.compile(r"\d[\d.,]*")
# "KPI 12 ", "CS-01: ", "PAM/012 ", "H3 – ", "4.2.1 ", "12. ": by what an item is looked up. "KS2 pupils" is of
# pupils.
_REFERENCE = re.compile(
    r"^\s*(?:(?:KPI|PI|NI|LPI|SPI|BVPI|BV|PAM|(?i:measure|indicator|action|ref|no\.?))[\s/-]?\d{1,4}[a-z]?\s*[:.)–—-]?"
    r"|(?!COVID)[A-Z]{1,6}(?:[/-][A-Z]{1,6})?[/-]\d{1,4}[a-z]?\s*[:.)–—-]?"
    r"|[A-Z]{1,6}\s?\d{1,4}[a-z]?\s*[:)–—]"
    r"|\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)])\s+(?=\S)"
)
_NAME = re.compile(r"(?<=\w )[A-Z]\w+")
_FEWEST_WORDS = 3
_BEGUN_ALIKE = 5
_LONG = 12
_CHANGED_IN_LONG = 0.3
_ADDED_IN_SHORT = 0.2


def unnumbered(title: str) -> str:
    """A title without the reference before it.

    >>> unnumbered("CS-01: Calls answered"), unnumbered("KS2 pupils at the standard")
    ('Calls answered', 'KS2 pupils at the standard')
    """
    return _REFERENCE.sub("", title, count=1)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title brought into forms that can be compared."""

    words: str
    meaning: frozenset[str]
    telling: frozenset[str]
    names: frozenset[str]


def telling_words(text: str) -> frozenset[str]:
    """The words and numbers of a title that say which population, provider or part it is of."""
    text = unnumbered(text)
    numbers = {number.strip(".,") for number in _NUMBER.findall(text)}
    return frozenset(_TELLING.intersection(plain(text).split()) | numbers)


def words_shared(one: str, other: str, fewest: int = _FEWEST_WORDS) -> float:
    """What part of the words of meaning in two titles is in both, from 0 to 1.

    Words that begin alike count as one ("collected", "collection"). Titles of fewer such words
    than ``fewest`` say too little to be told alike, and share nothing.
    """
    first, second = meaning(unnumbered(one)), meaning(unnumbered(other))
    if min(len(first), len(second)) < fewest:
        return 0.0
    met = sum(any(one_word(word, that) for that in second) for word in first)
    back = sum(any(one_word(word, that) for that in first) for word in second)
    shared = min(met, back)
    return shared / (len(first) + len(second) - shared)


def one_word(word: str, other: str) -> bool:
    """Whether two stems are of one word: alike, or begun alike for long enough."""
    begun = min(len(word), len(other))
    return word == other or (begun >= _BEGUN_ALIKE and word[:begun] == other[:begun])


@lru_cache(maxsize=4096)
def _title(text: str) -> _Title:
    text = unnumbered(text)
    words = plain(text).split()
    return _Title(
        " ".join(sorted(words)),
        meaning(text),
        telling_words(text),
        frozenset(name.lower() for name in _NAME.findall(text)),
    )


def like_pairs(titles: Sequence[str], at_least: float) -> Iterator[tuple[int, int]]:
    """Pairs of titles (by position, the earlier first) that say the same thing.

    ``at_least`` is how alike their sorted words must be, from 0 to 100 (rapidfuzz's ratio).
    Titles whose telling words, numbers or names differ are never alike, however close; nor are
    short titles in which one word stands for another ("crime", "litter").
    """
    forms = [_title(title) for title in titles]
    for first, second in _sharing(forms):
        one, other = forms[first], forms[second]
        if _same(one, other) and fuzz.ratio(one.words, other.words) >= at_least:
            yield first, second


def _sharing(forms: Sequence[_Title]) -> list[tuple[int, int]]:
    """Pairs that can be the same at all: they share one of the rarest words of each.

    Where at least so much of two sets must agree, each can lack only a few of the other's words,
    so among a few more than that, the rarest first, one is shared (the prefix filter of
    Chaudhuri, Ganti and Kaushik, 2006).
    """
    spread = Counter(word for form in forms for word in form.meaning)
    holding: dict[str, list[int]] = defaultdict(list)
    for position, form in enumerate(forms):
        rarest = sorted(form.meaning, key=lambda word: (spread[word], word))
        may_lack = floor(len(rarest) * _CHANGED_IN_LONG)
        for word in rarest[: may_lack + 1] or [""]:
            holding[word].append(position)
    pairs = {pair for positions in holding.values() for pair in combinations(positions, 2)}
    return sorted(pairs)


def _same(one: _Title, other: _Title) -> bool:
    if one.telling != other.telling or (one.names - other.names and other.names - one.names):
        return False
    changed = one.meaning ^ other.meaning
    together = len(one.meaning | other.meaning)
    if min(len(one.meaning), len(other.meaning)) >= _LONG:
        return len(changed) <= _CHANGED_IN_LONG * together
    swapped = one.meaning - other.meaning and other.meaning - one.meaning
    return not swapped and len(changed) <= _ADDED_IN_SHORT * together
