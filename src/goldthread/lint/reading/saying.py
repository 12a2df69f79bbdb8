"""Items and lists as a finding says them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

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


def number(value: Decimal, unit: str | None = None) -> str:
    """A figure with its unit, as people write it."""
    plain = f"{value.normalize():,f}"
    if unit == "%":
        return f"{plain}%"
    if unit == "GBP":
        return f"£{plain}"
    return f"{plain} {unit}" if unit else plain


def listed(items: Sequence[Item]) -> str:
    """The first members of a group by name, and how many more the finding holds."""
    names = [named(item) for item in items[:_NAMED_IN_A_GROUP]]
    more = len(items) - len(names)
    if more:
        names.append(f"and {more} more, all among its items")
    return "; ".join(names)


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """ "1 measure", "3 measures"."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """A list in a sentence: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
