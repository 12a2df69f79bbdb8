"""The way a target sets out, as a picture: from where the measure stood to what is asked when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.reports.pictures.axes import Scale, round_ticks
from goldthread.reports.pictures.frame import (
    AIM_INK,
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    EndWord,
    end_words,
    foot,
    side,
    sides,
)
from goldthread.reports.pictures.svg import INK, LINE, QUIET, THREAD, coordinate, label, picture

_DEEP = 26
"""How far the shading reaches to the good side of a line, in the picture's units."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """What is asked over one period: its days, its label, and the ends of what will do.

    ``low`` is ``None`` where there is no least, ``high`` where there is no most. ``due`` is
    false while a dated target is still ahead.
    """

    starts_on: date
    ends_on: date
    period: str
    low: float | None
    high: float | None
    shown: str
    due: bool = True


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Where the measure stood: the value, how it is written, and the last day it covers."""

    value: float
    shown: str
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class TargetPathPicture:
    """All that the picture shows. ``lines`` are one for each of several targets."""

    title: str
    lines: tuple[tuple[PathStep, ...], ...]
    today: date
    baseline: StartingPoint | None = None
    unit: str | None = None


def target_path_meaning(shown: TargetPathPicture) -> str:
    """The picture in sentences: from where, to what, by which period."""
    steps = [step for line in shown.lines for step in line]
    if not steps:
        return "The target gives no number that could be drawn yet."
    parts = []
    if shown.baseline:
        when = "" if shown.baseline.ends_on else ", of which the date is not said"
        parts.append(f"It starts from {shown.baseline.shown}{when}.")
    for line in shown.lines:
        asked: list[str] = []
        for step in line:
            if not asked or not asked[-1].startswith(f"{step.shown} from "):
                asked.append(f"{step.shown} from {step.period}")
        if asked:
            parts.append(f"Asked: {'; then '.join(asked)}.")
    if any(not step.due for step in steps):
        parts.append("Broken lines are before the day it falls due.")
    return " ".join(parts)


def target_path_picture(shown: TargetPathPicture, *, key: str) -> str | None:
    """The picture as SVG, or ``None`` where the target gives no number.

    The golden line is what is asked, broken while it is not yet due; the good side of it is
    shaded. The dot is the baseline, and the fine line the straight way from it to where the
    target first falls due, which is drawn to be seen and held against nobody.
    """
    steps = [step for line in shown.lines for step in line]
    if not steps:
        return None
    levels = [end for step in steps for end in (step.low, step.high) if end is not None]
    if shown.baseline:
        levels.append(shown.baseline.value)
    ticks = round_ticks(min(levels), max(levels))
    first = min(step.starts_on for step in steps)
    if shown.baseline and shown.baseline.ends_on:
        first = min(first, shown.baseline.ends_on)
    across, up = sides(first, max(step.ends_on for step in steps), ticks)
    periods = {step.ends_on: step.period for step in sorted(steps, key=lambda one: one.ends_on)}
    body = [
        *side(ticks, up, shown.unit),
        *foot(list(periods.items()), across),
        *(part for line in shown.lines for part in _asked(line, across, up)),
        *_straight_way(shown, across, up),
        *_today(shown.today, across),
        *_start(shown.baseline, across, up),
        *end_words([_end(line[-1], up) for line in shown.lines if line]),
    ]
    return picture(
        body,
        key=key,
        kind="chart",
        width=WIDTH,
        height=HEIGHT,
        title=shown.title,
        description=target_path_meaning(shown),
    )


def _asked(line: Sequence[PathStep], across: Scale, up: Scale) -> Iterator[str]:
    for step in line:
        left = max(across.at(step.starts_on.toordinal()), LEFT)
        right = across.at(step.ends_on.toordinal())
        yield _good_side(step, left, right, up)
        dashes = "" if step.due else ' stroke-dasharray="6 5"'
        for end in dict.fromkeys(end for end in (step.low, step.high) if end is not None):
            yield (
                f'<path class="gt-target" d="M{coordinate(left)} {coordinate(up.at(end))}'
                f'H{coordinate(right)}" stroke="{THREAD}" stroke-width="3"{dashes}/>'
            )


def _good_side(step: PathStep, left: float, right: float, up: Scale) -> str:
    if step.low is not None and step.high is not None:
        top, foot_of = up.at(step.high), up.at(step.low)
    elif step.low is not None:
        foot_of = up.at(step.low)
        top = max(foot_of - _DEEP, TOP - 14)
    else:
        top = up.at(step.high or 0)
        foot_of = min(top + _DEEP, HEIGHT - BOTTOM)
    return (
        f'<rect x="{coordinate(left)}" y="{coordinate(top)}" width="{coordinate(right - left)}" '
        f'height="{coordinate(max(foot_of - top, 0))}" fill="{THREAD}" fill-opacity=".16"/>'
    )


def _straight_way(shown: TargetPathPicture, across: Scale, up: Scale) -> Iterator[str]:
    start = shown.baseline
    if start is None:
        return
    begins = across.at(start.ends_on.toordinal()) if start.ends_on else LEFT
    for line in shown.lines:
        due = next((step for step in line if step.due), None)
        if due is None:
            continue
        aim = _nearest(due, start.value)
        ends = across.at(due.ends_on.toordinal())
        if aim is not None and ends > begins:
            yield (
                f'<path d="M{coordinate(begins)} {coordinate(up.at(start.value))}'
                f'L{coordinate(ends)} {coordinate(up.at(aim))}" stroke="{LINE}" '
                'stroke-width="1.5" stroke-dasharray="2 4" fill="none"/>'
            )


def _nearest(step: PathStep, value: float) -> float | None:
    """The end that the value has yet to reach, ``None`` where it will do already."""
    if step.low is not None and value < step.low:
        return step.low
    return step.high if step.high is not None and value > step.high else None


def _today(today: date, across: Scale) -> Iterator[str]:
    x = across.at(today.toordinal())
    if LEFT <= x <= WIDTH - RIGHT:
        yield (
            f'<path d="M{coordinate(x)} {TOP - 8}V{HEIGHT - BOTTOM}" stroke="{INK}" '
            'stroke-width="1" stroke-dasharray="3 3"/>'
        )
        yield label("Today", x + 5, HEIGHT - BOTTOM - 8, fill=INK, halo=True)


def _start(start: StartingPoint | None, across: Scale, up: Scale) -> Iterator[str]:
    if start is None:
        return
    y = up.at(start.value)
    words = f"Baseline {start.shown}" + ("" if start.ends_on else ", undated")
    if start.ends_on is None:
        yield f'<path d="M{LEFT} {coordinate(y)}l10 -6v12z" fill="{LINE}"/>'
        x = float(LEFT)
    else:
        x = across.at(start.ends_on.toordinal())
        yield f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="5" fill="{LINE}"/>'
    above = y - 10 if y > TOP + 30 else y + 22
    yield label(words, x + 12, above, fill=QUIET, halo=True)


def _end(step: PathStep, up: Scale) -> EndWord:
    ends = [end for end in (step.low, step.high) if end is not None]
    words = step.shown[:1].upper() + step.shown[1:]
    return EndWord(up.at(sum(ends) / len(ends)), words, AIM_INK, bold=True)
