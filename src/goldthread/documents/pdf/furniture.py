"""What a page carries besides the document: running headers and footers, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from goldthread.documents.pdf.aligned import columns_of, segments
from goldthread.documents.pdf.page import Line

_EDGE = 0.14  # the share of a page's height, at its top and foot, where furniture stands
_MARGIN = 75.0  # points, the same on a small page
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
    heights: Mapping[int, float], lines: Mapping[int, Sequence[Line]], body: float
) -> tuple[set[tuple[int, float, float]], list[Furniture]]:
    """The places (page, base line, left) of repeated lines, and what they are, to be told.

    A line is furniture when pages repeat it at the same height near their top or foot, figures
    aside, with nothing but furniture beyond it; or when it is the number of the page. The
    lines of ruled tables must have been taken out before. ``heights`` are those of the pages,
    ``body`` is the size of the plain type: display type is a heading unless most pages have it.
    """
    groups: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for number, found in lines.items():
        for line, is_head in _outer_lines(found, heights[number]):
            if is_head and _heads_columns(line, found):
                continue
            groups[(_without_figures(line.text), is_head)].append(line)
    alike: dict[tuple[int, float, float], Furniture] = {}
    for group in groups.values():
        for level in _levels(group, heights):
            numbers = sorted({line.page for line in level})
            if _repeats(numbers, level, len(heights), body):
                furniture = Furniture(level[0].text, tuple(numbers))
                alike |= {_place(line): furniture for line in level}
    places: set[tuple[int, float, float]] = set()
    for found in lines.values():
        places |= _outermost(found, alike)
    told = list(dict.fromkeys(alike[place] for place in sorted(places)))
    return places, told


def _place(line: Line) -> tuple[int, float, float]:
    return line.page, line.base, line.x0


def _outermost(
    lines: Sequence[Line], alike: Mapping[tuple[int, float, float], Furniture]
) -> set[tuple[int, float, float]]:
    """The repeated lines of a page that have no other line between them and the edge."""
    head = list(takewhile(lambda line: _place(line) in alike, lines))
    foot = list(takewhile(lambda line: _place(line) in alike, reversed(lines)))
    # What stands as close to the text as its own lines do is the text.
    while head and len(head) < len(lines) and _is_close(head[-1], lines[len(head)]):
        head.pop()
    while foot and len(foot) < len(lines) and _is_close(lines[-len(foot) - 1], foot[-1]):
        foot.pop()
    return {_place(line) for line in (*head, *foot)}


def _is_close(above: Line, below: Line) -> bool:
    return below.base - above.base < 1.5 * max(above.size, below.size)


def _outer_lines(lines: Sequence[Line], height: float) -> list[tuple[Line, bool]]:
    edge = max(_EDGE * height, _MARGIN)
    head = [(line, True) for line in lines if line.bottom < edge]
    foot = [(line, False) for line in lines if line.top > height - edge]
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


def _repeats(numbers: Sequence[int], level: Sequence[Line], pages: int, body: float) -> bool:
    if len(numbers) < 2:
        return False
    if _counts_pages(level):
        return True
    if level[0].size > 1.15 * body:
        return len(numbers) >= max(3, 0.6 * pages)
    # Headers may differ on left and right pages, and be missing on the first of a chapter.
    return len(numbers) >= max(3, 0.3 * pages) or len(numbers) == pages


def _counts_pages(level: Sequence[Line]) -> bool:
    """Whether the lines are page numbers: they rise by one from page to page."""
    found = [(line.page, _NUMBER.match(line.text)) for line in level]
    offsets = {int(match.group(1)) - page for page, match in found if match}
    return len(offsets) == 1 and all(match for _, match in found)
