"""Letters that stand together are a word."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from goldthread.documents.pdf.lines import RAISED_DIGITS
from goldthread.documents.pdf.page import Word

_BREAK = 0.35  # ems of white that end a word even where the file has no space
_BACK = 0.5  # ems that a letter may stand back over the one before it (kerning, accents)


@dataclass(frozen=True, slots=True)
class Style:
    """How letters are set. ``quarter`` counts quarter turns clockwise from level."""

    size: float
    bold: bool = False
    italic: bool = False
    tag: str = ""
    quarter: int = 0
    slanted: bool = False

    @classmethod
    def towards(
        cls, along: tuple[float, float], *, size: float, bold: bool, italic: bool, tag: str
    ) -> Style:
        """The style of type that runs in the direction given (down the page is positive)."""
        degrees = math.degrees(math.atan2(along[1], along[0]))
        quarter = round(degrees / 90)
        slanted = abs(degrees - 90 * quarter) > 5
        return cls(size, bold, italic, tag, quarter % 4, slanted)


class Glyph(NamedTuple):
    """One letter, from ``x0`` to ``x1`` on the base line ``base``."""

    text: str
    x0: float
    x1: float
    base: float
    style: Style

    def space_after(self) -> Glyph:
        """A space directly behind this letter."""
        return Glyph(" ", self.x1, self.x1, self.base, self.style)


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words that letters form, in the order of the file."""
    words: list[Word] = []
    letters: list[str] = []
    first: Glyph | None = None
    last: Glyph | None = None
    end = 0.0

    def close(*, spaced: bool = False) -> None:
        nonlocal first
        if first is not None:
            style = first.style
            words.append(
                Word("".join(letters), first.x0, end, first.base, style.size,
                     style.bold, style.italic, style.tag, spaced)
            )  # fmt: skip
        letters.clear()
        first = None

    for glyph in glyphs:
        if glyph.text.isspace():
            close(spaced=True)
            continue
        if first is not None and last is not None and _is_same_sign(last, glyph):
            letters.append(glyph.text)
            continue
        last = glyph
        if first is not None and not _goes_on(first, end, glyph):
            if _is_raised_digit(first, end, glyph):
                letters.append(glyph.text.translate(RAISED_DIGITS))
                end = max(end, glyph.x1)
                continue
            close()
        if first is None:
            first = glyph
            end = glyph.x1
        letters.append(glyph.text)
        end = max(end, glyph.x1)
    close()
    return words


def _is_same_sign(last: Glyph, glyph: Glyph) -> bool:
    """Whether both letters belong to one printed sign, a ligature: they have one place."""
    return glyph.x0 == last.x0 and glyph.base == last.base and glyph.x1 == last.x1


def _goes_on(first: Glyph, end: float, glyph: Glyph) -> bool:
    size = first.style.size
    return (
        abs(glyph.base - first.base) <= 0.1 * size
        and -_BACK * size < glyph.x0 - end < _BREAK * size
        and (glyph.style is first.style or glyph.style == first.style)
    )


def _is_raised_digit(first: Glyph, end: float, glyph: Glyph) -> bool:
    size = first.style.size
    return (
        glyph.text.isdecimal()
        and glyph.style.size < 0.85 * size
        and 0.1 * size < first.base - glyph.base < 0.8 * size
        and -0.2 * size < glyph.x0 - end < 0.25 * size
    )


def turned_words(glyphs: Iterable[Glyph], width: float, height: float) -> list[Word]:
    """The words of type that stands on its side, each lying where it is printed.

    They keep their direction of reading only within a word; a heading set sideways over a
    narrow column is one run of words whose places rise in the order in which they are read.
    """
    words = []
    for quarter in (1, 2, 3):
        turned = [glyph for glyph in glyphs if glyph.style.quarter == quarter]
        for word in words_of(turned):
            x0, x1, base = _laid(word, quarter)
            if 0 <= x0 <= width and 0 <= base <= height:
                words.append(
                    Word(word.text, x0, x1, base, word.size, word.bold, word.italic, word.tag)
                )
    return words


def _laid(word: Word, quarter: int) -> tuple[float, float, float]:
    if quarter == 1:
        return -word.base, -word.base + word.size, (word.x0 + word.x1) / 2
    if quarter == 3:
        return word.base - word.size, word.base, -(word.x0 + word.x1) / 2
    return -word.x1, -word.x0, -word.base
