"""The initials a framework uses, and the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = re.compile(r"\b[A-Z][a-z]+(?:['’]s?)?(?: (?:[A-Z][a-z]+(?:['’]s?)?)){2,5}\b")
_INITIALS = re.compile(r"\b[A-Z]{3,6}\b")


def names_of_initials(texts: Iterable[str]) -> dict[str, str]:
    """Initials met in these texts, each with the name whose capitals they are.

    "CAN" is given as "Citizens Alliance Network" when both are met. Initials that fit two
    names are left out: they would be a guess.
    """
    initials: set[str] = set()
    names: dict[str, set[str]] = {}
    for text in texts:
        initials.update(_INITIALS.findall(text))
        for name in _NAME.findall(text):
            words = name.replace("’", "'").split()
            for start in range(len(words) - 2):
                part = words[start:]
                key = "".join(word[0] for word in part)
                names.setdefault(key, set()).add(" ".join(part).replace("'", ""))
    return {key: names[key].pop() for key in initials & set(names) if len(names[key]) == 1}


def written_out(text: str, names: dict[str, str]) -> str:
    """A text with its initials written out."""
    if not names:
        return text
    return _INITIALS.sub(lambda found: names.get(found[0], found[0]), text)
