"""What sort of number a measure's title promises."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """The sort of number a title names."""

    COUNT = "count"
    SHARE = "percentage"
    RATE = "rate"
    SCORE = "score"
    MONEY = "sum of money"
    TIME = "length of time"


_SIGNS = {
    Kind.COUNT: re.compile(
        r"^(?:the\s+)?(?:total\s+|cumulative\s+)*(?:number|volumes?|count)\b|[–:-]\s*(?:the\s+)?number of|\bnumber\s+(?:and|\(|&)",
        re.I,
    ),
    Kind.SHARE: re.compile(r"%|\bper ?cent(?:age)?s?\b|\bproportions?\b", re.I),
    Kind.RATE: re.compile(
        r"\bper\s+(?:1[\d, ]*0{2,}|thousand|million|head|capita)\b|\bnumber and (?:the )?rate\b",
        re.I,
    ),
    Kind.SCORE: re.compile(r"\b(?:scores?|index|points? score|scoring)\b(?!\s*\d)", re.I),
    Kind.MONEY: re.compile(r"£|\b(?:income|cost|expenditure|value \(£\))\b", re.I),
    Kind.TIME: re.compile(
        r"^(?:the\s+)?(?:average|median|mean|typical)?\s*(?:time|length|days|weeks|hours|duration)\b",
        re.I,
    ),
}


@lru_cache(maxsize=4096)
def kinds_named(title: str) -> frozenset[Kind]:
    """The sorts of number that a title asks for in so many words; none when it does not say."""
    return frozenset(kind for kind, sign in _SIGNS.items() if sign.search(title))
