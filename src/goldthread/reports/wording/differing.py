"""Two wordings of the same thing, word by word: what stands in both, what is gone, what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s+|[\w£%'’]+(?:[.,][\w%]+)*|[^\w\s]")
_ALIKE = 0.3
"""Below that, the two have nothing to say about each other word by word."""


class In(StrEnum):
    """In which of two wordings a stretch stands."""

    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand in one of two wordings, or in both."""

    where: In
    words: str


def differing_words(before: str, after: str) -> tuple[Stretch, ...]:
    """The words of two wordings in one row, what is gone before what stands in its place.

    Numbers, dates and words are never cut inside. Wordings that have little in common are told
    whole, the old one and then the new one.

    >>> [f"{one.where}: {one.words}" for one in differing_words("at least 70%", "at least 75%")]
    ['both: at least ', 'before: 70%', 'after: 75%']
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if old and new and matcher.ratio() < _ALIKE:
        return (Stretch(In.BEFORE, before), Stretch(In.AFTER, after))
    return tuple(_joined(_stretches(matcher, old, new)))


def _stretches(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Stretch]:
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            yield Stretch(In.BOTH, "".join(old[first:last]))
            continue
        if first < last:
            yield Stretch(In.BEFORE, "".join(old[first:last]))
        if start < end:
            yield Stretch(In.AFTER, "".join(new[start:end]))


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Two changes with only a space between them are told as one."""
    waiting: dict[In, str] = {}
    space = ""
    for one in stretches:
        if one.where is In.BOTH and waiting and not one.words.strip():
            space = one.words
            continue
        if one.where is In.BOTH:
            yield from (Stretch(where, waiting[where]) for where in _ORDER if where in waiting)
            waiting, words, space = {}, space + one.words, ""
            yield Stretch(In.BOTH, words)
            continue
        if space:
            waiting = {where: waiting.get(where, "") + space for where in _ORDER}
            space = ""
        waiting[one.where] = waiting.get(one.where, "") + one.words
    yield from (Stretch(where, waiting[where]) for where in _ORDER if where in waiting)
    if space:
        yield Stretch(In.BOTH, space)


_ORDER = (In.BEFORE, In.AFTER)
