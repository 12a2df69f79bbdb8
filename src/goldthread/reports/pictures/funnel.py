"""Councils by size and figure, between the limits that chance alone would allow each size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from goldthread.engine.funnel import Funnel, limits_of_both
from goldthread.engine.intervals import Beside, Distance
from goldthread.reports.pictures.axes import Scale, round_ticks, thinned, written
from goldthread.reports.pictures.frame import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    EndWord,
    end_words,
    side,
)
from goldthread.reports.pictures.svg import (
    LINE,
    PAPER,
    QUIET,
    THREAD,
    coordinate,
    label,
    picture,
)

_PALE = "#b4ced6"
_STEPS = 120
_RADIUS = 4.6
_OWN = 8.5
_HEAD = 22
"""Room above the chart for the own council's name, so that it covers no other."""
_NAME_AT = 14 - _HEAD

PLACES = {
    Distance.WITHIN: "within the limits",
    Distance.OUTSIDE_95: "outside the inner limits",
    Distance.OUTSIDE_998: "outside the outer limits",
}
"""Where a council lies, in words."""


@dataclass(frozen=True, slots=True)
class FunnelMember:
    """A council of the funnel: its name, and how the page writes its figure."""

    name: str
    shown: str
    own: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """All that a funnel shows: its councils in the order of ``funnel.units``, the own one among them.

    ``better`` is "up" or "down" where one way is better; ``shown`` writes a number as the page
    writes its figures.
    """

    title: str
    funnel: Funnel
    members: tuple[FunnelMember, ...]
    shown: Callable[[float], str]
    unit: str | None = None
    better: str | None = None

    @property
    def own(self) -> int:
        """The place of the own council. Raises ``StopIteration`` without one."""
        return next(place for place, member in enumerate(self.members) if member.own)


def funnel_meaning(chart: FunnelChart) -> str:
    """Where the own council lies, in one sentence."""
    member, unit = chart.members[chart.own], chart.funnel.units[chart.own]
    lowest, low, high, highest = (chart.shown(end) for end in limits_of_both(chart.funnel, unit.of))
    whose = f"{member.name}’s {member.shown}"
    average = f"the average of {chart.shown(chart.funnel.average)}"
    if unit.place.distance is Distance.WITHIN:
        return (
            f"{whose} lies within what chance alone would allow a council of its size: {low} to "
            f"{high}, around {average}."
        )
    above = unit.place.side is Beside.ABOVE
    way = "above" if above else "below"
    if unit.place.distance is Distance.OUTSIDE_95:
        return (
            f"{whose} lies {way} where chance alone would put 19 councils in 20 of its size, {low} "
            f"to {high} around {average}, but not so far that it can hardly be chance."
        )
    worth = ""
    if chart.better in ("up", "down"):
        worth = ", and better" if above == (chart.better == "up") else ", and worse"
    return (
        f"{whose} lies {way} what chance alone would allow a council of its size, {lowest} to "
        f"{highest} around {average}: it is different{worth}, and hardly by chance."
    )


def funnel_caution(chart: FunnelChart) -> str:
    """That councils differ by more than chance anyway, where they do; else blank."""
    if not chart.funnel.more_than_chance:
        return ""
    return (
        f"{chart.funnel.far_out} of the {len(chart.members)} councils lie outside the outer limits, "
        "where chance alone would leave 1 in 500: they differ for other reasons as well, so lying "
        "outside is a reason to ask and no verdict."
    )


def funnel_plot(chart: FunnelChart, *, key: str) -> str:
    """The funnel as SVG.

    Each council is a dot: how many its figure is out of across, the figure up. The level line is
    the average of everybody, the dashed lines are the inner (95%) and the full ones the outer (99.8%)
    limits. Dots outside the outer limits are filled dark. The own council is a golden diamond
    with its name.
    """
    units = chart.funnel.units
    sizes = [unit.of for unit in units]
    ends = limits_of_both(chart.funnel, median(sizes))
    values = [unit.value for unit in units]
    ticks = round_ticks(min(*values, ends[0]), max(*values, ends[3]))
    size_ticks = round_ticks(0, max(sizes))
    across = Scale(0, max(sizes), LEFT + 12, WIDTH - RIGHT - 12)
    up = Scale(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    last = limits_of_both(chart.funnel, max(sizes))
    body = [
        *side(ticks, up, chart.unit),
        *_foot([tick for tick in size_ticks if tick <= max(sizes)], across),
        *_limits(chart.funnel, min(sizes), across, up),
        *_dots(chart, across, up),
        *end_words(
            [
                EndWord(
                    up.at(chart.funnel.average), f"Average {chart.shown(chart.funnel.average)}"
                ),
                EndWord(up.at(last[2]), "95% limits", QUIET),
                EndWord(up.at(last[3]), "99.8% limits", QUIET),
            ]
        ),
        *_own(chart, across, up),
    ]
    return picture(
        [f'<g transform="translate(0 {_HEAD})">', *body, "</g>"],
        key=key,
        kind="funnel",
        width=WIDTH,
        height=HEIGHT + _HEAD + 14,
        title=chart.title,
        description=f"{funnel_meaning(chart)} {funnel_caution(chart)}".strip(),
    )


def _foot(ticks: Sequence[float], across: Scale) -> Iterator[str]:
    names = [written(tick, None, 0) for tick in ticks]
    room = int((across.end - across.start) / (max(len(name) for name in names) * 7.6 + 14))
    for tick, name, wanted in zip(ticks, names, thinned(names, max(2, room)), strict=True):
        x = across.at(tick)
        yield f'<path d="M{coordinate(x)} {HEIGHT - BOTTOM}v5" stroke="{QUIET}"/>'
        if wanted:
            yield label(name, x, HEIGHT - BOTTOM + 22, anchor="middle", fill=QUIET)
    middle = (across.start + across.end) / 2
    yield label(
        "How many each figure is out of", middle, HEIGHT - BOTTOM + 46, anchor="middle", fill=QUIET
    )


def _limits(funnel: Funnel, smallest: float, across: Scale, up: Scale) -> Iterator[str]:
    # Closer together where the limits bend most.
    sizes = [
        smallest + (across.high - smallest) * (step / _STEPS) ** 2 for step in range(_STEPS + 1)
    ]
    ends = [limits_of_both(funnel, size) for size in sizes]
    for place, dashes in ((0, ""), (1, "6 4"), (2, "6 4"), (3, "")):
        path, pen_down = "", False
        for size, found in zip(sizes, ends, strict=True):
            inside = up.low <= found[place] <= up.high
            if inside:
                x, y = across.at(size), up.at(found[place])
                path += f"{'L' if pen_down else 'M'}{coordinate(x)} {coordinate(y)}"
            pen_down = inside
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        if path:
            yield f'<path d="{path}" fill="none" stroke="{QUIET}" stroke-width="1.4"{dashed}/>'
    y = up.at(funnel.average)
    yield (
        f'<path d="M{LEFT} {coordinate(y)}H{WIDTH - RIGHT}" stroke="{LINE}" stroke-width="1.8"/>'
    )


def _dots(chart: FunnelChart, across: Scale, up: Scale) -> Iterator[str]:
    for member, unit in zip(chart.members, chart.funnel.units, strict=True):
        if member.own:
            continue
        far = unit.place.distance is Distance.OUTSIDE_998
        fill = PAPER if member.illustrative else LINE if far else _PALE
        yield (
            f'<circle cx="{coordinate(across.at(unit.of))}" cy="{coordinate(up.at(unit.value))}" '
            f'r="{_RADIUS}" fill="{fill}" stroke="{LINE}" stroke-width="1.4"/>'
        )


def _own(chart: FunnelChart, across: Scale, up: Scale) -> Iterator[str]:
    member, unit = chart.members[chart.own], chart.funnel.units[chart.own]
    x, y = across.at(unit.of), up.at(unit.value)
    yield (
        f'<path d="M{coordinate(x)} {_NAME_AT + 7}V{coordinate(y - _OWN)}" stroke="{THREAD}" '
        f'stroke-width="2"/>'
        f'<path d="M{coordinate(x)} {coordinate(y - _OWN)}l{_OWN} {_OWN}l-{_OWN} {_OWN}l-{_OWN} '
        f'-{_OWN}z" fill="{PAPER}" stroke="{THREAD}" stroke-width="4"/>'
    )
    words = f"{member.name}, {member.shown}"
    half = len(words) * 4.2
    middle = min(max(x, LEFT + half), WIDTH - RIGHT - half)
    yield label(words, middle, _NAME_AT, anchor="middle", bold=True)
