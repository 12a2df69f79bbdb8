"""Ids: readable, stable, and the same whichever format a document came in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LONGEST = 64


def slug(title: str) -> str:
    """A title as an id: small letters, digits and hyphens, at most 64 of them, cut at a word.

    "%" becomes "percent" and "£" "pounds", so that "% of calls" and "of calls" stay apart.

    >>> slug("% of Calls answered (all)")
    'percent-of-calls-answered-all'
    """
    words = title.replace("%", " percent ").replace("£", " pounds ").replace("&", " and ")
    words = re.sub(r"['’‘`]", "", words)
    words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rsplit("-", 1)[0]
    return words or "untitled"


class Names:
    """Gives ids. The second item called the same gets "-2" after its id, and so on.

    An id is made from the item's own title and from nothing else: not from lines, sheets or
    the order of tables. So one document gives the same ids as text, Word, Excel or PDF, as
    long as it prints the same titles in the same order.
    """

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()
        self._given: set[str] = set()

    def new(self, title: str) -> str:
        """An id nothing else has."""
        base = slug(title)
        self._used[base] += 1
        number = self._used[base]
        name = base if number == 1 else f"{base}-{number}"
        while name in self._given:
            number += 1
            name = f"{base}-{number}"
        self._given.add(name)
        return name
