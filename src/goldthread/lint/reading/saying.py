"""Items and the document's words as a finding says them."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.lint.finding import Item

_LONGEST_TITLE = 90
_LONGEST_QUOTE = 120
_NAMED_IN_A_GROUP = 8


def named(item: Item) -> str:
    """An item by its title and its place in the document."""
    return f"{quoted(item.title, _LONGEST_TITLE)} ({item.source})"


def quoted(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """The document's own words between quotation marks, cut at a word where they run on."""
    plain = " ".join(text.split())
    if len(plain) > longest:
        plain = plain[:longest].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"


def members_named(items: Sequence[Item]) -> str:
    """The first members of a group by name, and how many more the finding holds."""
    names = [named(item) for item in items[:_NAMED_IN_A_GROUP]]
    more = len(items) - len(names)
    if more:
        names.append(f"and {more} more, all among its items")
    return "; ".join(names)
