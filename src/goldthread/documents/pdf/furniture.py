"""What a page carries besides the document: running headers and footers, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.documents.pdf.aligned import columns_of, segments
from goldthread.documents.pdf.page import Line

_EDGE = 0.14  # the share of a page's height, at its top and foot, where furniture stands
_SAME_HEIGHT = 3.0  # points
_NUMBER = re.compile(
    r"^\W*(?:page|p\.?|pg\.?)?\s*(\d{1,4})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that pages repeat: what it says on the first of them, and which they are."""

    text: str
    pages: tuple[int, ...]


def furniture_of(
    heights: Mapping[int, float], lines: Mapping[int, Sequence[Line]]
) -> tuple[set[tuple[int, float, float]], list[Furniture]]:
    """The places (page, base line, left) of repeated lines, and what they are, to be told.

    A line is furniture when pages repeat it at the same height near their top or foot, figures
    aside, with nothing but furniture beyond it; or when it is the number of the page. The
    lines of ruled tables must have been taken out before. ``heights`` are those of the pages.
    """
    groups: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for number, found in lines.items():
        for line, is_head in _outer_lines(found, heights[number]):
            if is_head and _heads_columns(line, found):
                continue
            groups[(_without_figures(line.text), is_head)].append(line)
    places: set[tuple[int, float, float]] = set()
    told: list[Furniture] = []
    for alike in groups.values():
        for level in _levels(alike, heights):
            numbers = sorted({line.page for line in level})
            if _repeats(numbers, level, len(heights)):
                places |= {(line.page, line.base, line.x0) for line in level}
                told.append(Furniture(level[0].text, tuple(numbers)))
    return places, told


def _outer_lines(lines: Sequence[Line], height: float) -> list[tuple[Line, bool]]:
    head = [(line, True) for line in lines if line.bottom < _EDGE * height]
    foot = [(line, False) for line in lines if line.top > (1 - _EDGE) * height]
    return head + foot


def _heads_columns(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is the repeated header of a table without rules, with its rows below."""
    below = next((other for other in lines if other.base > line.base + 1), None)
    if below is None or below.base - line.base > 2.4 * line.size or len(segments(below)) < 2:
        return False
    return len(segments(line)) > 1 and len(columns_of([line, below])) >= len(segments(line))


def _without_figures(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()


def _levels(alike: Sequence[Line], heights: Mapping[int, float]) -> list[list[Line]]:
    """Lines of one wording grouped by their height on the page, from its nearer edge."""
    levels: list[list[Line]] = []

    def height(line: Line) -> float:
        return line.base if line.base < heights[line.page] / 2 else line.base - heights[line.page]

    for line in sorted(alike, key=height):
        if levels and height(line) - height(levels[-1][-1]) <= _SAME_HEIGHT:
            levels[-1].append(line)
        else:
            levels.append([line])
    return levels


def _repeats(numbers: Sequence[int], level: Sequence[Line], pages: int) -> bool:
    if pages < 2 or len(numbers) < 2:
        return False
    if _counts_pages(level):
        return True
    # Headers may differ on left and right pages, and be missing on the first of a chapter.
    return (len(numbers) >= 3 and len(numbers) >= 0.3 * pages) or len(numbers) >= 0.6 * pages


def _counts_pages(level: Sequence[Line]) -> bool:
    """Whether the lines are page numbers: they rise by one from page to page."""
    found = [(line.page, _NUMBER.match(line.text)) for line in level]
    offsets = {int(match.group(1)) - page for page, match in found if match}
    return len(offsets) == 1 and all(match for _, match in found)
