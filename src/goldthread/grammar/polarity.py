"""Which way is better, as a "Good is", "Aim" or "Direction" column says it."""

from __future__ import annotations

import re

from goldthread.framework.model import Polarity
from goldthread.grammar.markup import without_markup
from goldthread.grammar.turning_words import works_against

_UP = re.compile(
    r"[↑⇧⬆▲△↗]|\b(?:up(?:ward)?s?|high(?:er)?|bigger|larger|greater|more|increas\w+|maximi[sz]\w+|rais\w+|"
    r"ris(?:e|ing)|improv\w+|grow\w*|max(?:imum)?|positive)\b|^\+$",
    re.I,
)
_DOWN = re.compile(
    r"[↓⇩⬇▼▽↘]|\b(?:down(?:ward)?s?|low(?:er)?|smaller|less|fewer|reduc\w+|decreas\w+|minimi[sz]\w+|fall\w*|"
    r"declin\w+|min(?:imum)?|shorter|negative)\b|^-$",
    re.I,
)
_IN_RANGE = re.compile(
    r"\b(?:plan(?:ned)? is best|(?:with)?in (?:a )?range|in band|on target is best|goldilocks|"
    r"target is best|close to (?:target|plan)|nearest|optim\w+)\b",
    re.I,
)
_NEITHER = re.compile(
    r"[↔⇔⟷→]|\b(?:neither|neutral|no (?:polarity|direction)|context(?:ual)?|not applicable|none|"
    r"n/?a|data only|information only|monitor\w*|maintain\w*|stable|no change|steady|same)\b",
    re.I,
)


def read_polarity(text: str | None) -> Polarity | None:
    """Which way is better; ``None`` where the words do not say, or say both ways.

    A level arrow, "maintain" or "n/a" is ``Polarity.NONE``: the document has said that
    neither way is better. A blank says nothing.
    """
    plain = without_markup(text or "").strip()
    if any(works_against(word) for word in plain.split()):
        return None  # "Halt the decline"
    if _IN_RANGE.search(plain):
        return Polarity.IN_RANGE
    up, down = bool(_UP.search(plain)), bool(_DOWN.search(plain))
    if up != down:
        return Polarity.UP if up else Polarity.DOWN
    if not up and _NEITHER.search(plain):
        return Polarity.NONE
    return None
