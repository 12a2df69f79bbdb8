"""How much room words take on a slide, by an estimate that errs on the wide side.

A program that shows slides sets them in a font that is not known here; nothing on a slide moves
out of the way of words that run over.
"""

from __future__ import annotations

from collections.abc import Sequence

_LETTER, _BOLD = 0.52, 0.56
"""How wide a letter is on average, in parts of the size of its font."""
_LINE = 1.2
_INSET = 0.2
"""Inches left free at the two sides of a box together."""
_ABOVE_AND_BELOW = 0.12
BETWEEN = 6.0
"""Points between two paragraphs."""
_PER_INCH = 72


def height_of(words: str, points: float, width: float, *, bold: bool = False) -> float:
    """How high words stand in a box of a width, in inches."""
    return _lines(words, points, width, bold=bold) * points * _LINE / _PER_INCH + _ABOVE_AND_BELOW


def fitting(
    words: str, sizes: Sequence[float], width: float, height: float, *, bold: bool = False
) -> tuple[float, float]:
    """The largest of some sizes at which words fit a box, and how high they then stand."""
    for points in sizes:
        tall = height_of(words, points, width, bold=bold)
        if tall <= height:
            break
    return points, tall


def fitting_lines(
    lines: Sequence[str], sizes: Sequence[float], width: float, height: float
) -> tuple[float, float]:
    """The largest of some sizes at which paragraphs fit a box, and how high they then stand."""
    for points in sizes:
        told = sum(_lines(one, points, width, bold=False) for one in lines)
        tall = (told * points * _LINE + BETWEEN * len(lines)) / _PER_INCH + _ABOVE_AND_BELOW
        if tall <= height:
            break
    return points, tall


def _lines(words: str, points: float, width: float, *, bold: bool) -> int:
    """How many lines words take, broken between words."""
    fit = max(int((width - _INSET) * _PER_INCH / (points * (_BOLD if bold else _LETTER))), 1)
    lines = 0
    for paragraph in words.split("\n"):
        room = 0
        for word in paragraph.split() or [""]:
            if len(word) > room - 1:
                lines += 1 + len(word) // (fit + 1)
                room = fit
            room -= len(word) + 1
    return lines
