"""The words of a title that carry its meaning, brought to a form that can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

_EMPTY = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "both",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "them",
        "these",
        "they",
        "this",
        "those",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "who",
        "whose",
        "will",
        "with",
        "within",
        "would",
        "number",
        "percentage",
        "proportion",
        "percent",
        "total",
        "average",
        "rate",
        "per",
        "measure",
        "measures",
        "indicator",
        "new",
    ]
)
# A framework of ninety pages has some four thousand words of its own.
_REMEMBERED = 8192
# Many rules ask about the same cells, one after another.
_TEXTS_REMEMBERED = 4096
_QUOTE_AT_AN_EDGE = re.compile(r"(?<!\w)'|'(?!\w)")
_BETWEEN_WORDS = re.compile(r"[^a-z0-9%£'./]+")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d[\d.,/-]*\d|\d")
_ENDINGS = ("isations", "isation", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers",
            "er", "ed", "es", "s", "e", "y")  # fmt: skip


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def plain(text: str) -> str:
    """Lower case, one sort of quote and dash, nothing but words and numbers between spaces."""
    lowered = text.lower().replace("’", "'").replace("&", " and ")
    lowered = _QUOTE_AT_AN_EDGE.sub(" ", lowered)
    return " ".join(_BETWEEN_WORDS.sub(" ", lowered).split()).strip(" .'")


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """A word without its ending, so that "installed" meets "installations"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def meaning(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return frozenset(stem(word.removesuffix("'s")) for word in words if word not in _EMPTY)
