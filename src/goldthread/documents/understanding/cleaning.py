"""What a cell says once the markup, stray marks and white space are gone."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

_BLOCK_TAG = re.compile(r"</?\s*(?:p|ul|ol|br|div|tr|table|tbody|h[1-6])\b[^<>]*>", re.I)
_ITEM_TAG = re.compile(r"<\s*li\b[^<>]*>", re.I)
_LIST_TAG = re.compile(r"<\s*(?:ul|ol|li)\b[^<>]*>", re.I)
_INLINE_TAG = re.compile(
    r"</?\s*(?:i|b|u|em|strong|span|sup|sub|a|li|small|font|td|th|s|strike)\b[^<>]*>", re.I
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});", re.I)
_STRONG = re.compile(r"\*\*+")
_EMPHASIS = re.compile(r"(?<!\w)\*(\S[^*]*\S|\S)\*(?!\w)")
_SPACES = re.compile(r"\s+")
_BULLET = re.compile(r"\s*[•▪·●◦‣]\s+")
_DASH_ITEM = re.compile(r"(?:^|\s)[-–]\s+(?=\S)")
_NUMBER_BEFORE = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-z][.)])\s+(?=\S)")
_DASH_BEFORE = re.compile(r"\s*[-–•▪·●◦‣]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or list item of a cell."""

    text: str
    is_item: bool = False


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """One line of text: tags and entities resolved, every run of white space one space."""
    return " ".join(
        piece.text if not piece.is_item else f"• {piece.text}" for piece in pieces(text)
    )


def prose(text: str) -> str:
    """A paragraph without the stars that text extractions leave for bold and italics.

    A star against the end of a word is kept where it has no partner: it is a footnote's mark.
    """
    words = _STRONG.sub("", text) if text.count("**") > 1 else text
    words = words.strip()
    if words.startswith("*") and words.endswith("*") and len(words) > 2:
        words = words[1:-1]
    return plain(_EMPHASIS.sub(r"\1", words))


@lru_cache(maxsize=4096)
def pieces(text: str, lines: tuple[str, ...] = ()) -> tuple[Piece, ...]:
    """The paragraphs and list items of a cell, in order, each as one line of text.

    ``lines`` are the paragraphs as the file keeps them, where it does. List items are told
    by their tags or bullets; a list whose items lost both is one item.
    """
    found: list[Piece] = []
    for part in lines if len(lines) > 1 else (text,):
        found.extend(_pieces_of(part))
    return tuple(found)


def _pieces_of(text: str) -> list[Piece]:
    if "<" in text:
        text = _ITEM_TAG.sub("\n• ", text)
        text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    found: list[Piece] = []
    for line in text.split("\n"):
        parts = _BULLET.split(line)
        first = _SPACES.sub(" ", parts[0]).strip()
        if first:
            found.append(Piece(first))
        found.extend(
            Piece(_SPACES.sub(" ", part).strip(), is_item=True)
            for part in parts[1:]
            if part.strip()
        )
    return found


def holds_list_markup(text: str) -> bool:
    """Whether the cell was a list before its items ran together."""
    return bool(_LIST_TAG.search(text))


def dash_items(text: str) -> tuple[str, ...]:
    """The items of a run such as "- One - Two"; the whole text where it does not begin so."""
    if not re.match(r"\s*[-–]\s*\S", text):
        return (text.strip(),)
    body = _DASH_BEFORE.sub("", text, count=1)
    return tuple(part.strip() for part in re.split(r"\s[-–]\s?(?=[A-Z%£\d])", body) if part.strip())


def without_number(text: str) -> str:
    """The text without the list number before it ("1. We will" → "We will")."""
    return _NUMBER_BEFORE.sub("", text, count=1) if _NUMBER_BEFORE.match(text) else text


def without_bullet(text: str) -> str:
    """The text without the dash or bullet before it."""
    return _DASH_BEFORE.sub("", text, count=1) if _DASH_BEFORE.match(text) else text


def title_of(parts: tuple[Piece, ...]) -> str:
    """A name on one line: its list items follow a colon, parted by semicolons."""
    words = " ".join(part.text for part in parts if not part.is_item)
    items = [without_bullet(part.text) for part in parts if part.is_item]
    if not items and len(parts) > 1 and re.match(r"[-–]\s", parts[-1].text):
        *heads, last = parts
        words = " ".join(part.text for part in heads)
        items = [item for item in _DASH_ITEM.split(last.text) if item.strip()]
    if not items:
        return words
    head = re.sub(r"\s*:$", "", words)
    listed = "; ".join(item.strip() for item in items)
    return f"{head}: {listed}" if head else listed


def items_of(parts: tuple[Piece, ...]) -> tuple[str, ...]:
    """The list items of a cell, bullets gone."""
    return tuple(without_bullet(part.text) for part in parts if part.is_item)
