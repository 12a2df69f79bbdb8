"""A measure over time: its figures, what they should be, and where they began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol

from goldthread.framework.wording import day
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
from goldthread.reports.pictures.svg import (
    INK,
    LINE,
    PAPER,
    QUIET,
    THREAD,
    coordinate,
    label,
    picture,
)
from goldthread.reports.wording.figures import first_and_last


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
class EditionStart:
    """The day from which another edition of the framework held, and what that edition is called."""

    on: date
    edition: str


@dataclass(frozen=True, slots=True)
class UndatedBaseline:
    """A baseline whose period the document does not say: its value, and how the page writes it."""

    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class MeasureChart:
    """All that one chart shows. ``points`` are in date order; ``better`` is a short phrase.

    A baseline with a period is one of the ``points``; one without is ``undated_baseline``.
    ``editions`` are the days on which one edition of the framework followed another.
    """

    title: str
    points: tuple[ChartPoint, ...]
    targets: tuple[TargetStep, ...] = ()
    unit: str | None = None
    better: str | None = None
    undated_baseline: UndatedBaseline | None = None
    editions: tuple[EditionStart, ...] = ()


def chart_meaning(chart: MeasureChart) -> str:
    """The chart in sentences: from what to what, against which target, and what to beware of."""
    if not chart.points:
        return "There are no figures yet."
    first, last = chart.points[0], chart.points[-1]
    parts = []
    if len(chart.points) == 1:
        parts.append(f"One figure so far: {last.shown} ({last.period}).")
    else:
        ends = (first.shown, first.period), (last.shown, last.period)
        parts.append(f"{first_and_last(*ends, len(chart.points))}.")
    if chart.undated_baseline:
        parts.append(
            f"The baseline is {chart.undated_baseline.shown}; the document gives it no date."
        )
    if chart.targets:
        parts.append(f"The latest target is {chart.targets[-1].shown}.")
    if chart.better:
        parts.append(f"{chart.better}.")
    parts += editions_in_words(chart.editions)
    parts += flags_in_words(chart.points)
    return " ".join(parts)


def editions_in_words(editions: Sequence[EditionStart]) -> Iterator[str]:
    """From when each edition held, in a sentence."""
    for one in editions:
        yield f"{one.edition} holds from {day(one.on)}."


class _Flagged(Protocol):
    @property
    def illustrative(self) -> bool: ...

    @property
    def provisional(self) -> bool: ...


def flags_in_words(points: Sequence[_Flagged]) -> Iterator[str]:
    """How many of the figures are made up, and how many may still change, in sentences."""
    for flagged, words in (
        (sum(point.illustrative for point in points), "made up for illustration"),
        (sum(point.provisional for point in points), "provisional"),
    ):
        if flagged and flagged == len(points) > 1:
            yield f"All of them are {words}."
        elif flagged:
            yield f"{flagged} of the figures {'is' if flagged == 1 else 'are'} {words}."


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
    across, up = sides(chart.points[0].ends_on, chart.points[-1].ends_on, ticks)
    body = [
        *side(ticks, up, chart.unit),
        *foot([(point.ends_on, point.period) for point in chart.points], across),
        *edition_starts(chart.editions, across),
        *aims(chart.targets, across, up),
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


def aims(targets: Sequence[TargetStep], across: Scale, up: Scale) -> Iterator[str]:
    """The target as the golden line, in steps where it changes; a band where it has two ends."""
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


def edition_starts(editions: Sequence[EditionStart], across: Scale) -> Iterator[str]:
    """A thin upright line on each day that another edition held from, with its name at the foot.

    An edition that began before the first figure, or after the last, has no place to stand.
    """
    for one in editions:
        x = across.at(one.on.toordinal())
        if not across.start < x < across.end:
            continue
        yield (
            f'<path class="gt-edition" d="M{coordinate(x)} {TOP - 20}V{HEIGHT - BOTTOM}" '
            f'stroke="{QUIET}" stroke-width="1.2" stroke-dasharray="3 3"/>'
        )
        # To the side that has room for the words.
        late = x > (LEFT + WIDTH - RIGHT) / 2
        yield label(
            one.edition,
            x - 5 if late else x + 5,
            TOP - 11,
            size=13,
            fill=QUIET,
            anchor="end" if late else "start",
            halo=True,
        )


def _within(on: date | None, across: Scale, otherwise: float) -> float:
    if on is None:
        return otherwise
    return min(max(across.at(on.toordinal()), LEFT), WIDTH - RIGHT)


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


def aim_words(targets: Sequence[TargetStep], up: Scale) -> Iterator[EndWord]:
    """The value of the latest target, to stand at its height."""
    if targets:
        aim = targets[-1]
        middle = up.at((aim.low + aim.high) / 2)
        yield EndWord(middle, f"Target {aim.shown}", AIM_INK, bold=True)


def _ends(chart: MeasureChart, across: Scale, up: Scale) -> Iterator[str]:
    """Words at the right-hand end (latest, target) and at the baseline."""
    last = chart.points[-1]
    words = [
        EndWord(up.at(last.value), f"Latest {last.shown}", bold=True),
        *aim_words(chart.targets, up),
    ]
    yield from end_words(words)
    baseline = next((point for point in chart.points if point.baseline), None)
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
