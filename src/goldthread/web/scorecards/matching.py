"""Finding names that people half remember: whole words first, then beginnings, then near misses."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from rapidfuzz import fuzz

Found = TypeVar("Found", bound=Hashable)

_NEAR = 80.0
_TOO_SHORT_TO_MISSPELL = 4


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, case and accents of apostrophes aside."""
    return tuple(re.findall(r"[\w£%]+", text.casefold().replace("’", "").replace("'", "")))


def best_matches(
    query: str, texts: Mapping[Found, str], *, most: int | None = None
) -> list[tuple[Found, float]]:
    """What each key's text has to do with the query, the best first: every word must be met.

    A word of the query is met by the same word (1.0), a word that begins with it (0.9), a
    word that holds it (0.6) or, from four letters, one spelt nearly so (0.5 and under). Texts
    that begin as the query does come before others of the same score; then the shorter.
    """
    asked = words_of(query)
    if not asked:
        return []
    worded = {key: words_of(text) for key, text in texts.items()}
    vocabulary = {word for words in worded.values() for word in words}
    scores = [_scored(word, vocabulary) for word in asked]
    found = []
    for key, words in worded.items():
        met = [max((score.get(word, 0.0) for word in words), default=0.0) for score in scores]
        if all(met):
            early = 0.05 if words[0] in scores[0] else 0.0
            found.append((key, sum(met) / len(met) + early, len(words)))
    found.sort(key=lambda entry: (-entry[1], entry[2]))
    return [(key, score) for key, score, _length in found[:most]]


def _scored(asked: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """How well each word of the vocabulary meets one word of the query; unmet words left out."""
    scores = {}
    for word in vocabulary:
        if word == asked:
            scores[word] = 1.0
        elif word.startswith(asked):
            scores[word] = 0.9
        elif len(asked) >= _TOO_SHORT_TO_MISSPELL:
            if asked in word:
                scores[word] = 0.6
            elif (near := fuzz.ratio(asked, word, score_cutoff=_NEAR)) > 0:
                scores[word] = near / 200
    return scores
