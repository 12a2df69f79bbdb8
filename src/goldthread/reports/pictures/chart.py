"""A measure over time: its figures, what they should be, and where they began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goldthread.reports.pictures.axes import Scale, decimals_of, round_ticks, thinned, written
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

WIDTH, HEIGHT = 760, 340
LEFT, RIGHT, TOP, BOTTOM = 64, 176, 26, 46


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One figure: the last day of its period, its value, and how the page writes it.

    ``baseline`` marks the figure that the framework starts from. ``illustrative`` figures are
    made up; ``provisional`` ones may still change.
    """

    ends_on: date
    period: str
    value: float
    shown: str
    provisional: bool = False
    illustrative: bool = False
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class TargetStep:
    """What the figure should be over some days: a level, or a band when both ends are given.

    ``low`` and ``high`` are equal for a single level. ``starts_on`` and ``ends_on`` are
    ``None`` where the rule has no such end.
    """

    low: float
    high: float
    shown: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class UndatedBaseline:
    """A baseline whose period the document does not say: its value, and how the page writes it."""

    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class MeasureChart:
    """All that one chart shows. ``points`` are in date order; ``better`` is a short phrase.

    A baseline with a period is one of the ``points``; one without is ``undated_baseline``.
    """

    title: str
    points: tuple[ChartPoint, ...]
    targets: tuple[TargetStep, ...] = ()
    unit: str | None = None
    better: str | None = None
    undated_baseline: UndatedBaseline | None = None


def chart_meaning(chart: MeasureChart) -> str:
    """The chart in sentences: from what to what, against which target, and what to beware of."""
    if not chart.points:
        return "There are no figures yet."
    first, last = chart.points[0], chart.points[-1]
    parts = []
    if len(chart.points) == 1:
        parts.append(f"One figure so far: {last.shown} for {last.period}.")
    else:
        parts.append(
            f"{len(chart.points)} figures, from {first.shown} for {first.period} "
            f"to {last.shown} for {last.period}."
        )
    if chart.undated_baseline:
        parts.append(
            f"The baseline is {chart.undated_baseline.shown}; the document gives it no date."
        )
    if chart.targets:
        parts.append(f"The latest target is {chart.targets[-1].shown}.")
    if chart.better:
        parts.append(f"{chart.better}.")
    for flagged, words in (
        (sum(point.illustrative for point in chart.points), "made up for illustration"),
        (sum(point.provisional for point in chart.points), "provisional"),
    ):
        if flagged:
            parts.append(f"{flagged} of the figures {'is' if flagged == 1 else 'are'} {words}.")
    return " ".join(parts)


def measure_chart(chart: MeasureChart, *, key: str) -> str | None:
    """The chart as SVG, or ``None`` when there is no figure to draw.

    Real figures are filled dots on a full line; made-up ones are open squares on a dashed
    line; provisional ones are open dots. The target is the golden line, in steps where it
    changes, with its value written at its end.
    """
    if not chart.points:
        return None
    levels = [point.value for point in chart.points]
    for step in chart.targets:
        levels += [step.low, step.high]
    if chart.undated_baseline:
        levels.append(chart.undated_baseline.value)
    ticks = round_ticks(min(levels), max(levels))
    first, last = chart.points[0].ends_on.toordinal(), chart.points[-1].ends_on.toordinal()
    across = Scale(first, last, LEFT + 22, WIDTH - RIGHT - 10)
    up = Scale(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    body = [
        *_side(ticks, up, chart.unit),
        *_foot(chart.points, across),
        *_aims(chart.targets, across, up),
        *_line(chart.points, across, up),
        *_dots(chart.points, across, up),
        *_ends(chart, across, up),
    ]
    return picture(
        body,
        key=key,
        kind="chart",
        width=WIDTH,
        height=HEIGHT,
        title=chart.title,
        description=chart_meaning(chart),
    )


def _side(ticks: Sequence[float], up: Scale, unit: str | None) -> Iterator[str]:
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


def _foot(points: Sequence[ChartPoint], across: Scale) -> Iterator[str]:
    longest = max(len(point.period) for point in points)
    room = int((across.end - across.start) / (longest * 7.6 + 14))
    shown = thinned([point.period for point in points], max(2, room))
    # Two figures may be for periods that end on the same day; their words must not overlap.
    taken = float("inf")
    for point, wanted in reversed(list(zip(points, shown, strict=True))):
        x = across.at(point.ends_on.toordinal())
        half = len(point.period) * 3.8
        yield (
            f'<path d="M{coordinate(x)} {HEIGHT - BOTTOM}v5" stroke="{QUIET}" stroke-width="1"/>'
        )
        if wanted and x + half + 6 <= taken:
            yield label(point.period, x, HEIGHT - BOTTOM + 22, anchor="middle", fill=QUIET)
            taken = x - half


def _aims(targets: Sequence[TargetStep], across: Scale, up: Scale) -> Iterator[str]:
    for step in targets:
        # A step wholly before or after the figures still shows, at the nearer end.
        begins = _within(step.starts_on, across, LEFT)
        ends = _within(step.ends_on, across, WIDTH - RIGHT)
        if ends - begins < 12:
            begins, ends = (
                (begins - 12, begins) if ends >= WIDTH - RIGHT - 12 else (ends, ends + 12)
            )
        high, low = up.at(step.high), up.at(step.low)
        if high == low:
            yield (
                f'<path class="gt-target" d="M{coordinate(begins)} {coordinate(high)}'
                f'H{coordinate(ends)}" stroke="{THREAD}" stroke-width="3"/>'
            )
        else:
            yield (
                f'<rect class="gt-target" x="{coordinate(begins)}" y="{coordinate(high)}" '
                f'width="{coordinate(ends - begins)}" height="{coordinate(low - high)}" '
                f'fill="{THREAD}" fill-opacity=".18" stroke="{THREAD}"/>'
            )


def _within(day: date | None, across: Scale, otherwise: float) -> float:
    if day is None:
        return otherwise
    return min(max(across.at(day.toordinal()), LEFT), WIDTH - RIGHT)


def _line(points: Sequence[ChartPoint], across: Scale, up: Scale) -> Iterator[str]:
    for before, after in pairwise(points):
        dashed = ' stroke-dasharray="5 4"' if after.illustrative or before.illustrative else ""
        yield (
            f'<path d="M{coordinate(across.at(before.ends_on.toordinal()))} '
            f"{coordinate(up.at(before.value))}"
            f"L{coordinate(across.at(after.ends_on.toordinal()))} "
            f'{coordinate(up.at(after.value))}" stroke="{LINE}" stroke-width="2"{dashed}/>'
        )


def _dots(points: Sequence[ChartPoint], across: Scale, up: Scale) -> Iterator[str]:
    for point in points:
        x, y = across.at(point.ends_on.toordinal()), up.at(point.value)
        if point.illustrative:
            yield (
                f'<rect x="{coordinate(x - 4.5)}" y="{coordinate(y - 4.5)}" width="9" height="9" '
                f'fill="{PAPER}" stroke="{LINE}" stroke-width="2"/>'
            )
        else:
            fill = PAPER if point.provisional else LINE
            yield (
                f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="5" fill="{fill}" '
                f'stroke="{LINE}" stroke-width="2"/>'
            )


def _ends(chart: MeasureChart, across: Scale, up: Scale) -> Iterator[str]:
    """Words at the right-hand end (latest, target) and at the baseline, kept apart."""
    last = chart.points[-1]
    words = [(up.at(last.value), f"Latest {last.shown}", INK, True)]
    if chart.targets:
        aim = chart.targets[-1]
        words.append((up.at((aim.low + aim.high) / 2), f"Target {aim.shown}", "#7a5510", True))
    baseline = next((point for point in chart.points if point.baseline), None)
    words.sort(key=lambda line: line[0])
    if len(words) == 2 and (overlap := 20 - (words[1][0] - words[0][0])) > 0:
        words = [
            (words[0][0] - overlap / 2, *words[0][1:]),
            (words[1][0] + overlap / 2, *words[1][1:]),
        ]
    for y, said, fill, bold in words:
        yield label(_short(said), WIDTH - RIGHT + 8, y + 5, fill=fill, bold=bold)
    if chart.undated_baseline:
        yield from _undated(chart.undated_baseline, up)
    elif baseline is not None and baseline is not last:
        x, y = across.at(baseline.ends_on.toordinal()), up.at(baseline.value)
        above = y - 14 if y > TOP + 34 else y + 24
        yield label(f"Baseline {baseline.shown}", x - 6, above, fill=QUIET, halo=True)


def _undated(baseline: UndatedBaseline, up: Scale) -> Iterator[str]:
    """A pointer on the side of the chart: the level is known, its place in time is not."""
    y = up.at(baseline.value)
    yield (
        f'<path d="M{LEFT} {coordinate(y)}l9 -5v10z" fill="{INK}"/>'
        f'<path d="M{LEFT} {coordinate(y)}h40" stroke="{INK}" stroke-dasharray="2 3"/>'
    )
    above = y - 9 if y > TOP + 34 else y + 20
    yield label(f"Baseline {baseline.shown}, undated", LEFT + 14, above, fill=QUIET, halo=True)


def _short(words: str) -> str:
    """Words that fit the margin; the full words are in the table beside the chart."""
    return words if len(words) <= 22 else f"{words[:21]}…"
