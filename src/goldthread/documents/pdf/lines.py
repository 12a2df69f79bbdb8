"""Words that share a base line are a line of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldthread.documents.pdf.page import Line, Word

RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SAME_LINE = 0.35  # of the type's height: less than half a line, more than a raised mark
_NO_SPACE = 0.1  # ems between two pieces of one word, such as a bold and a plain half


def is_raised(mark: Word, main: Word) -> bool:
    """Whether small type stands above the base line of the words beside it."""
    rise = main.base - mark.base
    return mark.size < 0.85 * main.size and 0.1 * main.size < rise < 0.8 * main.size


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines that words form, from the top down; each from left to right."""
    groups: list[list[Word]] = []
    tallest: Word | None = None
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if tallest is not None and _shares_line(word, groups[-1], tallest):
            groups[-1].append(word)
            tallest = max(tallest, word, key=lambda other: other.size)
        else:
            groups.append([word])
            tallest = word
    return [line(group, page) for group in groups]


def _shares_line(word: Word, group: Sequence[Word], tallest: Word) -> bool:
    gap = word.base - tallest.base
    if gap <= _SAME_LINE * min(word.size, tallest.size):
        return True
    # A raised mark sorts before the words that it marks.
    return all(is_raised(other, word) for other in group)


def line(words: Iterable[Word], page: int) -> Line:
    """One line of the words given, with spaces where the print has them."""
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    main = max(ordered, key=lambda word: len(word.text) * word.size)
    text = ""
    end = 0.0
    for word in ordered:
        piece = word.text
        if piece.isdecimal() and is_raised(word, main):
            piece = piece.translate(RAISED_DIGITS)
            if word.x0 - end < 0.4 * main.size:
                end = word.x0
        if text and word.x0 - end > _NO_SPACE * min(word.size, main.size):
            text += " "
        text += piece
        end = word.x1
    return Line(ordered, page, text)
