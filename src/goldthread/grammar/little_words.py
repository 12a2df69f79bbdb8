"""The little words and marks that only join others, and the words that say how often of what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lark import Token

_PUNCTUATION = frozenset(
    {
        "DASH",
        "COMMA",
        "COLON",
        "STOP",
        "SEMICOLON",
        "NEWLINE",
        "STAR",
        "SLASH",
        "OPEN",
        "CLOSE",
        "OTHER",
    }
)
_LITTLE = frozenset(
    {
        "OF",
        "TO",
        "AND",
        "OR",
        "IN",
        "BY",
        "TARGET",
        "FROM",
        "OVER",
        "EACH",
        "AVERAGE",
        "CUMULATIVE",
        "MAINTAIN",
    }
)
# Little words that say something of the amount, and are named where nothing took them up.
WEIGHTY = frozenset({"AVERAGE", "CUMULATIVE"})
_LITTLE_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "is",
        "are",
        "be",
        "been",
        "will",
        "which",
        "that",
        "this",
        "with",
        "as",
        "it",
        "its",
        "than",
        "at",
        "our",
        "their",
    ]
)
# Between "over" and a length of time: "over the next 3 years".
TO_COME = frozenset({"the", "next", "coming", "following"})
_ADJECTIVES = frozenset({"daily", "weekly", "fortnightly", "monthly", "quarterly", "termly"})
_COMES_OUT_YEARLY = re.compile(
    r"(?:report|plan|review|survey|statement|budget|account|audit|conference|meeting|event|fair|programme|performance|financial)s?\b",
    re.I,
)


def is_mark(word: Token) -> bool:
    """Whether this is punctuation."""
    return word.type in _PUNCTUATION


def is_little(word: Token) -> bool:
    """Whether a word only joins others."""
    return (
        word.type in _PUNCTUATION
        or word.type in _LITTLE
        or (word.type == "WORD" and word.lower() in _LITTLE_WORDS)
    )


def is_adjective(words: Sequence[Token], index: int) -> bool:
    """Whether "monthly" here says what kind of thing follows, and not how often."""
    word, after = words[index], words[index + 1 : index + 2]
    often = word.type == "REPEATS" and word.value.word.lower()
    if not after or after[0].type != "WORD":
        return False
    named = index > 0 and words[index - 1].lower() in {"the", "a", "an", "our", "its"}
    return often in _ADJECTIVES or (
        often == "annual" and (named or bool(_COMES_OUT_YEARLY.match(after[0])))
    )
