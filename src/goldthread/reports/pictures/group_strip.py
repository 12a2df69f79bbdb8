"""A council among others: one dot each on a line, with the middle and the quarters of the group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.reports.pictures.axes import Scale, decimals_of, round_ticks, written
from goldthread.reports.pictures.svg import (
    INK,
    LINE,
    PAPER,
    QUIET,
    RULE,
    THREAD,
    coordinate,
    label,
    picture,
)

WIDTH = 760
SIDE = 34
RADIUS = 5.5
_HALF = "#eaf0f2"


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A council of the group: its name, its figure, and how the page writes it."""

    name: str
    value: float
    shown: str
    own: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class GroupStrip:
    """All that a strip shows, in the unit of the figures.

    ``better`` is "up" or "down" where one way is better. ``meaning`` is the sentence that says
    where the own council lies.
    """

    title: str
    members: tuple[GroupMember, ...]
    median: float
    median_shown: str
    lower_quartile: float
    upper_quartile: float
    meaning: str
    unit: str | None = None
    better: str | None = None


def group_strip(strip: GroupStrip, *, key: str) -> str | None:
    """The strip as SVG, or ``None`` without the own council's figure.

    Each council is a dot where its figure lies, stacked where they would touch; the own one is
    a larger golden ring with its name. The pale box holds the middle half of the group and the
    upright line is its median.
    """
    own = next((member for member in strip.members if member.own), None)
    if own is None:
        return None
    values = [member.value for member in strip.members]
    ticks = round_ticks(min(values), max(values), 6, from_zero=False)
    across = Scale(ticks[0], ticks[-1], SIDE, WIDTH - SIDE)
    levels = _stacked([across.at(value) for value in values])
    deepest = max(levels)
    line = 62 + deepest * 2 * RADIUS
    height = line + 52
    body = [
        *_box(strip, across, line, 44),
        *_axis(ticks, across, line, strip),
        *_dots(strip.members, levels, across, line),
        *_own(own, levels[strip.members.index(own)], across, line),
    ]
    return picture(
        body,
        key=key,
        kind="strip",
        width=WIDTH,
        height=height,
        title=strip.title,
        description=strip.meaning,
    )


def _stacked(places: Sequence[float]) -> list[int]:
    """For each dot how many stand under it, so that none covers another."""
    levels = [0] * len(places)
    last_at: list[float] = []
    for index in sorted(range(len(places)), key=lambda index: places[index]):
        level = next(
            (
                level
                for level, last in enumerate(last_at)
                if places[index] - last >= 2 * RADIUS - 0.5
            ),
            len(last_at),
        )
        if level == len(last_at):
            last_at.append(places[index])
        last_at[level] = places[index]
        levels[index] = level
    return levels


def _box(strip: GroupStrip, across: Scale, line: float, top: float) -> Iterator[str]:
    left, right = across.at(strip.lower_quartile), across.at(strip.upper_quartile)
    yield (
        f'<rect x="{coordinate(left)}" y="{coordinate(top)}" width="{coordinate(right - left)}" '
        f'height="{coordinate(line - top + 8)}" fill="{_HALF}"/>'
    )
    x = across.at(strip.median)
    yield (
        f'<path d="M{coordinate(x)} {coordinate(top)}V{coordinate(line + 8)}" stroke="{INK}" '
        f'stroke-width="2"/>'
    )


def _axis(ticks: Sequence[float], across: Scale, line: float, strip: GroupStrip) -> Iterator[str]:
    yield f'<path d="M{SIDE - 12} {coordinate(line + 8)}H{WIDTH - SIDE + 12}" stroke="{RULE}"/>'
    decimals = decimals_of(ticks)
    for tick in ticks:
        x = across.at(tick)
        yield f'<path d="M{coordinate(x)} {coordinate(line + 8)}v5" stroke="{QUIET}"/>'
        yield label(written(tick, strip.unit, decimals), x, line + 28, anchor="middle", fill=QUIET)
    if strip.better in ("up", "down"):
        high = strip.better == "up"
        words = "better →" if high else "← better"
        x = WIDTH - SIDE + 12 if high else SIDE - 12
        yield label(words, x, line + 46, size=13, anchor="end" if high else "start", fill=QUIET)


def _dots(
    members: Sequence[GroupMember], levels: Sequence[int], across: Scale, line: float
) -> Iterator[str]:
    for member, level in zip(members, levels, strict=True):
        if member.own:
            continue
        fill = PAPER if member.illustrative else LINE
        yield (
            f'<circle cx="{coordinate(across.at(member.value))}" '
            f'cy="{coordinate(line - level * 2 * RADIUS)}" r="{RADIUS - 1}" fill="{fill}" '
            f'stroke="{LINE}" stroke-width="1.6"/>'
        )


def _own(own: GroupMember, level: int, across: Scale, line: float) -> Iterator[str]:
    x, y = across.at(own.value), line - level * 2 * RADIUS
    yield (
        f'<path d="M{coordinate(x)} 30V{coordinate(y - 9)}" stroke="{THREAD}" stroke-width="2"/>'
        f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="8" fill="{PAPER}" '
        f'stroke="{THREAD}" stroke-width="4.5"/>'
    )
    words = f"{own.name}, {own.shown}"
    half = len(words) * 4.2
    middle = min(max(x, 4 + half), WIDTH - 4 - half)
    yield label(words, middle, 22, anchor="middle", bold=True)
