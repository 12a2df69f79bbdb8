"""The words of one element of a web page, with white space as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from goldthread.documents.packages import Element
from goldthread.documents.symbols import raised
from goldthread.framework import Source

_NOT_WORDS = {"script", "style", "template", "noscript", "head", "iframe", "object", "svg"}
_BLOCKS = {
    "p", "div", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
    "section", "article", "dl", "dt", "dd", "pre", "menu", "dir", "figure", "details", "summary",
}  # fmt: skip
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.I)


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show the element at all."""
    return element.get("hidden") is not None or bool(_HIDING_STYLE.search(element.get("style", "")))


def source_of(element: Element) -> Source:
    """The line of the page where the element begins."""
    line = cast("int | None", element.sourceline)
    return Source(lines=(line,)) if line else Source()


@dataclass(slots=True)
class Words:
    """Pieces of text as they are set, put together as a browser would."""

    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)

    def add(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        """Add a piece; ``"\\n"`` in it is a line break that shows."""
        self.pieces.append((text, bold, italic))

    def extend(self, other: Words) -> None:
        """Add all of another's pieces."""
        self.pieces.extend(other.pieces)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that say something, white space run together."""
        joined = "".join(text for text, _, _ in self.pieces)
        lines = (" ".join(line.split()) for line in joined.split("\n"))
        return tuple(line for line in lines if line)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        said = [bold for text, bold, _ in self.pieces if text.strip()]
        return bool(said) and all(said)

    @property
    def emphasised(self) -> bool:
        """Whether every word is bold or italic."""
        said = [bold or italic for text, bold, italic in self.pieces if text.strip()]
        return bool(said) and all(said)


def words_of(element: Element, *, but_for: Sequence[Element] = ()) -> Words:
    """The words in an element, without those in the children ``but_for`` that are read apart."""
    words = Words()
    _collect(element, words, bold=False, italic=False, but_for=but_for)
    return words


def _collect(
    element: Element, words: Words, *, bold: bool, italic: bool, but_for: Sequence[Element] = ()
) -> None:
    tag = element.tag
    bold = (
        bold or tag in ("b", "strong", "th") or bool(_BOLD_STYLE.search(element.get("style", "")))
    )
    italic = italic or tag in ("i", "em")
    keeps_breaks = tag == "pre"

    def say(text: str | None, *, superscript: bool = False) -> None:
        if text:
            shown = text if keeps_breaks else re.sub(r"\s+", " ", text)
            words.add(raised(shown) if superscript else shown, bold=bold, italic=italic)

    say(element.text, superscript=tag == "sup" or _in_superscript(element))
    number = _first_number(element)
    for child in element:
        if (
            isinstance(child.tag, str)
            and child.tag not in _NOT_WORDS
            and child not in but_for
            and not is_hidden(child)
        ):
            if child.tag == "br":
                words.add("\n")
            elif child.tag in _BLOCKS:
                words.add("\n")
                if child.tag == "li":
                    words.add("• " if number is None else f"{number}. ")
                _collect(child, words, bold=bold, italic=italic)
                words.add("\n")
            else:
                if child.tag in ("td", "th"):
                    words.add("\n")
                _collect(child, words, bold=bold, italic=italic)
            if child.tag == "li" and number is not None:
                number += 1
        say(child.tail, superscript=tag == "sup" or _in_superscript(element))


def _in_superscript(element: Element) -> bool:
    """Whether the element stands inside a superscript, as the link of a footnote mark does."""
    parent = element.getparent()
    return parent is not None and (
        parent.tag == "sup" or (parent.tag in ("a", "span") and _in_superscript(parent))
    )


def _first_number(element: Element) -> int | None:
    if element.tag != "ol":
        return None
    written = element.get("start", "")
    return int(written) if re.fullmatch(r"-?\d{1,6}", written) else 1
