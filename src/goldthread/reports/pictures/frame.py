"""What every chart over time stands in: numbers up the side, periods along the foot, words at
the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.reports.pictures.axes import Scale, decimals_of, thinned, written
from goldthread.reports.pictures.svg import INK, QUIET, RULE, coordinate, label

WIDTH, HEIGHT = 760, 340
LEFT, RIGHT, TOP, BOTTOM = 64, 176, 26, 46
AIM_INK = "#7a5510"
"""The colour of words about a target: the golden line's own, dark enough to read."""


@dataclass(frozen=True, slots=True)
class EndWord:
    """Words at the right-hand end of a chart, at the height of what they speak of."""

    y: float
    words: str
    fill: str = INK
    bold: bool = False


def sides(first: date, last: date, ticks: Sequence[float]) -> tuple[Scale, Scale]:
    """The two scales of a chart: days across, figures up."""
    across = Scale(first.toordinal(), last.toordinal(), LEFT + 22, WIDTH - RIGHT - 10)
    return across, Scale(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)


def side(ticks: Sequence[float], up: Scale, unit: str | None) -> Iterator[str]:
    """Rules across the chart with their numbers at the left, and the unit above them."""
    decimals = decimals_of(ticks)
    for tick in ticks:
        y = up.at(tick)
        weight = 1.4 if tick == 0 else 1
        yield (
            f'<path d="M{LEFT} {coordinate(y)}H{WIDTH - RIGHT}" stroke="{RULE}" '
            f'stroke-width="{weight}"/>'
        )
        yield label(written(tick, unit, decimals), LEFT - 8, y + 5, anchor="end", fill=QUIET)
    if unit and unit not in ("%", "GBP", "£"):
        yield label(unit, 4, 14, fill=QUIET)


def foot(periods: Sequence[tuple[date, str]], across: Scale) -> Iterator[str]:
    """The names of periods under the days they end on, as many as there is room for."""
    longest = max(len(name) for _, name in periods)
    room = int((across.end - across.start) / (longest * 7.6 + 14))
    shown = thinned([name for _, name in periods], max(2, room))
    # Two figures may be for periods that end on the same day; their words must not overlap.
    taken = float("inf")
    for (day, name), wanted in reversed(list(zip(periods, shown, strict=True))):
        x = across.at(day.toordinal())
        half = len(name) * 3.8
        yield (
            f'<path d="M{coordinate(x)} {HEIGHT - BOTTOM}v5" stroke="{QUIET}" stroke-width="1"/>'
        )
        if wanted and x + half + 6 <= taken:
            yield label(name, x, HEIGHT - BOTTOM + 22, anchor="middle", fill=QUIET)
            taken = x - half


def end_words(words: Sequence[EndWord]) -> Iterator[str]:
    """Words at the right-hand end, moved apart where they would touch, the highest first."""
    placed: list[EndWord] = []
    for word in sorted(words, key=lambda word: word.y):
        placed.append(word)
    heights = apart([word.y for word in placed], 20, TOP - 8, HEIGHT - BOTTOM + 4)
    for word, y in zip(placed, heights, strict=True):
        yield label(shortened(word.words), WIDTH - RIGHT + 8, y + 5, fill=word.fill, bold=word.bold)


def apart(heights: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Ascending heights moved as little as need be so that each is ``gap`` from the next.

    None is above ``top``; none below ``bottom`` while there is room for all.
    """
    moved: list[float] = []
    for group in _touching(heights, gap):
        middle = sum(group) / len(group)
        moved += [middle + (place - (len(group) - 1) / 2) * gap for place in range(len(group))]
    if moved and moved[-1] > bottom:
        moved = [min(y, bottom - (len(moved) - 1 - place) * gap) for place, y in enumerate(moved)]
    return [max(y, top + place * gap) for place, y in enumerate(moved)]


def _touching(heights: Sequence[float], gap: float) -> list[list[float]]:
    """Heights in groups that would touch, also once those of a group have been spread out."""
    groups: list[list[float]] = []
    for height in heights:
        groups.append([height])
        while len(groups) > 1 and _foot_of(groups[-2], gap) + gap > _head_of(groups[-1], gap):
            last = groups.pop()
            groups[-1] += last
    return groups


def _head_of(group: Sequence[float], gap: float) -> float:
    return sum(group) / len(group) - (len(group) - 1) / 2 * gap


def _foot_of(group: Sequence[float], gap: float) -> float:
    return sum(group) / len(group) + (len(group) - 1) / 2 * gap


def shortened(words: str) -> str:
    """Words that fit the margin; the full words are in the table beside the chart."""
    return words if len(words) <= 22 else f"{words[:21]}…"
