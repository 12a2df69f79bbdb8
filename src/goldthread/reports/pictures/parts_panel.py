"""The parts of a figure beside the whole: a row each, with how far chance could have moved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.reports.pictures.axes import Scale, decimals_of, round_ticks, written
from goldthread.reports.pictures.direction_marks import BAD
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
NAMES, VALUES = 214, 104
ROW, TOP, FOOT = 30, 40, 38
_LONGEST_NAME = 25


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part: its name, its latest figure and the interval of it, where it has them.

    ``value`` is ``None`` where there is no figure to show, and ``shown`` then says why.
    ``departs`` where the whole does not speak for it.
    """

    name: str
    value: float | None
    shown: str
    lower: float | None = None
    upper: float | None = None
    departs: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class PartsPanel:
    """All that a panel shows: the parts of one breakdown in one unit, and the whole."""

    title: str
    parts: tuple[PartRow, ...]
    whole: float
    whole_shown: str
    meaning: str
    unit: str | None = None


def parts_panel(panel: PartsPanel, *, key: str) -> str | None:
    """The panel as SVG, or ``None`` where no part has a figure to show.

    Each part is a dot with its 95% interval; the golden line is the whole. A part that the
    whole does not speak for is a diamond with its name in bold.
    """
    levels = [panel.whole]
    for part in panel.parts:
        levels += [end for end in (part.value, part.lower, part.upper) if end is not None]
    if all(part.value is None for part in panel.parts):
        return None
    ticks = round_ticks(min(levels), max(levels))
    across = Scale(ticks[0], ticks[-1], NAMES + 12, WIDTH - VALUES)
    foot = TOP + ROW * len(panel.parts)
    body = [*_axis(ticks, across, foot, panel.unit), *_whole(panel, across, foot)]
    for place, part in enumerate(panel.parts):
        body += _row(part, TOP + ROW * place + ROW / 2, across)
    return picture(
        body,
        key=key,
        kind="parts",
        width=WIDTH,
        height=foot + FOOT,
        title=panel.title,
        description=panel.meaning,
    )


def _axis(ticks: tuple[float, ...], across: Scale, foot: float, unit: str | None) -> Iterator[str]:
    decimals = decimals_of(ticks)
    for tick in ticks:
        x = coordinate(across.at(tick))
        yield f'<path d="M{x} {TOP}V{coordinate(foot + 4)}" stroke="{RULE}"/>'
        yield label(
            written(tick, unit, decimals),
            across.at(tick),
            foot + 24,
            anchor="middle",
            fill=QUIET,
        )


def _whole(panel: PartsPanel, across: Scale, foot: float) -> Iterator[str]:
    x = across.at(panel.whole)
    yield (
        f'<path d="M{coordinate(x)} {TOP - 12}V{coordinate(foot + 4)}" stroke="{THREAD}" '
        f'stroke-width="3"/>'
    )
    words = f"All together {panel.whole_shown}"
    half = len(words) * 4
    middle = min(max(x, 4 + half), WIDTH - 4 - half)
    yield label(words, middle, TOP - 18, anchor="middle", fill="#7a5510", bold=True)


def _row(part: PartRow, y: float, across: Scale) -> Iterator[str]:
    name = part.name if len(part.name) <= _LONGEST_NAME else f"{part.name[: _LONGEST_NAME - 1]}…"
    yield label(name, NAMES - 4, y + 5, anchor="end", bold=part.departs)
    yield label(
        part.shown,
        WIDTH - VALUES + 14,
        y + 5,
        fill=QUIET if part.value is None else INK,
        bold=part.departs,
    )
    if part.value is None:
        return
    ink = BAD if part.departs else LINE
    x = across.at(part.value)
    if part.lower is not None and part.upper is not None:
        left, right = coordinate(across.at(part.lower)), coordinate(across.at(part.upper))
        level = coordinate(y)
        yield (
            f'<path d="M{left} {level}H{right}M{left} {coordinate(y - 4)}v8M{right} '
            f'{coordinate(y - 4)}v8" stroke="{ink}" stroke-width="1.8"/>'
        )
    fill = PAPER if part.illustrative else ink
    if part.departs:
        yield (
            f'<path class="gt-departs" d="M{coordinate(x)} {coordinate(y - 8)}l8 8-8 8-8-8z" '
            f'fill="{fill}" stroke="{ink}" stroke-width="2.2"/>'
        )
    else:
        yield (
            f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="5.5" fill="{fill}" '
            f'stroke="{ink}" stroke-width="2"/>'
        )
