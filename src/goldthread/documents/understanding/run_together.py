"""Entries of a list that ran together when its bullets and line ends were lost."""

from __future__ import annotations

import re

_FUNCTION_WORDS = frozenset({"of", "and", "the", "for", "in", "to", "on", "at", "&"})
_NUMBERED_PART = frozenset(
    {"phase", "part", "stage", "round", "step", "lot", "zone", "area", "tier"}
)
_OPENING_WORDS = 3


def by_opening_words(text: str) -> tuple[str, ...]:
    """The entries of a list in which each begins with the same three words or more.

    >>> by_opening_words("Completion of the hub Completion of the park")
    ('Completion of the hub', 'Completion of the park')
    """
    words = text.split(" ")
    opening = words[:_OPENING_WORDS]
    if len(opening) < _OPENING_WORDS or not opening[0][:1].isupper():
        return (text,)
    starts = [at for at in range(len(words)) if words[at : at + _OPENING_WORDS] == opening]
    return _cut(words, starts)


def by_names(text: str, introduction: str) -> tuple[str, ...]:
    """The entries of a list of names, told apart by what names end with.

    A name ends with a number ("Phase 2"), with the thing the introduction says the list is
    of ("these campaigns:" and "... Campaign"), or after "Name of Name", where a capital
    letter follows. The caller must know how many there are, and use this only if it agrees.
    """
    noun = _thing_listed(introduction)
    words = text.split(" ")
    starts = [0]
    for at in range(1, len(words)):
        if words[at][:1].isupper() and _ends_name(words, at - 1, noun, starts[-1]):
            starts.append(at)
    return _cut(words, starts)


def _thing_listed(introduction: str) -> str:
    words = re.findall(r"[a-z]+", introduction.casefold())
    return re.sub(r"ies$", "y", words[-1]).removesuffix("s") if words else ""


def _ends_name(words: list[str], at: int, noun: str, start: int) -> bool:
    word, after = words[at], words[at + 1]
    if word.isdigit():
        return True
    if after.casefold() in _NUMBERED_PART:
        return False
    if noun and word.casefold() == noun:
        return True
    return (
        at - 2 >= start
        and word[:1].isupper()
        and words[at - 1] in _FUNCTION_WORDS
        and words[at - 2][:1].isupper()
    )


def _cut(words: list[str], starts: list[int]) -> tuple[str, ...]:
    ends = [*starts[1:], len(words)]
    return tuple(" ".join(words[a:b]) for a, b in zip(starts, ends, strict=True))
