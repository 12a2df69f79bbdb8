"""A control chart: which figures stand out from the usual variation, and against which limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from goldthread.framework.wording import counted, listed
from goldthread.reports.pictures.axes import Scale, round_ticks
from goldthread.reports.pictures.chart import (
    EditionStart,
    TargetStep,
    aim_words,
    aims,
    edition_starts,
    editions_in_words,
    flags_in_words,
)
from goldthread.reports.pictures.direction_marks import BAD, GOOD, NEITHER
from goldthread.reports.pictures.frame import (
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
from goldthread.reports.pictures.svg import LINE, PAPER, QUIET, coordinate, label, picture
from goldthread.reports.wording.figures import first_and_last

_BAND = "#eaf0f2"


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One period of a control chart, in the unit of the series.

    ``value`` is ``None`` for a gap. ``meaning`` is "improvement", "concern" or "neutral" where
    the point stands out, with ``causes`` in words; ``stretch`` counts the fresh starts before
    it. ``mean``, ``lower`` and ``upper`` are ``None`` where there are no limits; ``trial`` says
    that they rest on too few figures to judge by.
    """

    ends_on: date
    period: str
    value: float | None
    shown: str
    stretch: int = 0
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    trial: bool = False
    meaning: str = ""
    causes: tuple[str, ...] = ()
    provisional: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class FreshStart:
    """A person's decision that the chart starts afresh with a period, and why."""

    period: str
    ends_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class ControlChart:
    """All that one control chart shows, its points in date order.

    ``average`` and ``usual`` say the latest mean and limits as the page writes them; ``notes``
    are sentences about what was done to the figures.
    """

    title: str
    points: tuple[ControlPoint, ...]
    average: str
    usual: str
    unit: str | None = None
    targets: tuple[TargetStep, ...] = ()
    fresh_starts: tuple[FreshStart, ...] = ()
    notes: tuple[str, ...] = ()
    editions: tuple[EditionStart, ...] = ()

    @property
    def known(self) -> tuple[ControlPoint, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)


def control_chart_meaning(chart: ControlChart) -> str:
    """The chart in sentences: from what to what, the usual range, and what stands out."""
    known = chart.known
    if not known:
        return "There are no figures yet."
    first, last = known[0], known[-1]
    parts = [
        first_and_last((first.shown, first.period), (last.shown, last.period), len(known)) + ".",
        f"They vary around {chart.average}; the usual range is {chart.usual}.",
    ]
    if last.trial:
        parts.append("These limits are for trial: they rest on too few figures to judge by.")
    parts.append(_standing_out(known))
    if chart.targets:
        parts.append(f"The latest target is {chart.targets[-1].shown}.")
    parts += [
        f"The chart starts afresh with {one.period}: {one.reason}" for one in chart.fresh_starts
    ]
    parts += editions_in_words(chart.editions)
    parts += chart.notes
    parts += flags_in_words(known)
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


def _standing_out(known: Sequence[ControlPoint]) -> str:
    said = [
        f"{count} {words}"
        for meaning, words in (
            ("improvement", "for the better"),
            ("concern", "for the worse"),
            ("neutral", "though neither way is said to be better"),
        )
        if (count := sum(point.meaning == meaning for point in known))
    ]
    if not said:
        return "No figure stands out from that."
    total = sum(bool(point.meaning) for point in known)
    stands = "stands" if total == 1 else "stand"
    if len(said) == 1:
        words = said[0].partition(" ")[2]
        return f"{counted(total, 'figure')} {stands} out, {words}."
    return f"{counted(total, 'figure')} {stands} out: {listed(said)}."


def control_chart_picture(chart: ControlChart, *, key: str) -> str | None:
    """The chart as SVG, or ``None`` when there is no figure to draw.

    The usual range is a pale band between dashed limits around the average, in steps where the
    chart starts afresh. A figure that stands out is a circle for the better, a diamond for the
    worse and a hexagon otherwise; all are open where they are made up or may still change.
    """
    known = chart.known
    if not known:
        return None
    levels = [point.value for point in known if point.value is not None]
    for point in chart.points:
        levels += [end for end in (point.lower, point.upper) if end is not None]
    for step in chart.targets:
        levels += [step.low, step.high]
    ticks = round_ticks(min(levels), max(levels))
    across, up = sides(chart.points[0].ends_on, chart.points[-1].ends_on, ticks)
    body = [
        *_bands(chart.points, across, up),
        *side(ticks, up, chart.unit),
        *foot([(point.ends_on, point.period) for point in chart.points], across),
        *_limits(chart.points, across, up),
        *edition_starts(chart.editions, across),
        *aims(chart.targets, across, up),
        *_line(chart.points, across, up),
        *_points(known, across, up),
        *_starts(chart, across),
        *end_words(_words(chart, up)),
    ]
    return picture(
        body,
        key=key,
        kind="control-chart",
        width=WIDTH,
        height=HEIGHT,
        title=chart.title,
        description=control_chart_meaning(chart),
    )


Stretch = tuple[float, float, ControlPoint]


def _stretches(points: Sequence[ControlPoint], across: Scale) -> Iterator[Stretch]:
    """Where each stretch with limits begins and ends, and a point that has its limits."""
    places = [across.at(point.ends_on.toordinal()) for point in points]
    gap = (across.end - across.start) / max(1, len(points) - 1) / 2
    numbered = list(zip(points, places, strict=True))
    for _, group in groupby(
        (entry for entry in numbered if entry[0].mean is not None),
        key=lambda entry: (entry[0].stretch, entry[0].mean, entry[0].lower, entry[0].upper),
    ):
        entries = list(group)
        half = min(gap, 22)
        # The words at the right-hand end begin where the frame ends.
        start, end = entries[0][1] - half, entries[-1][1] + half
        yield max(start, LEFT), min(end, WIDTH - RIGHT), entries[0][0]


def _bands(points: Sequence[ControlPoint], across: Scale, up: Scale) -> Iterator[str]:
    for start, end, point in _stretches(points, across):
        if point.lower is None or point.upper is None:
            continue
        high, low = up.at(point.upper), up.at(point.lower)
        yield (
            f'<rect x="{coordinate(start)}" y="{coordinate(high)}" '
            f'width="{coordinate(end - start)}" height="{coordinate(low - high)}" fill="{_BAND}"/>'
        )


def _limits(points: Sequence[ControlPoint], across: Scale, up: Scale) -> Iterator[str]:
    for start, end, point in _stretches(points, across):
        for level, dashed in ((point.mean, ""), (point.lower, "6 4"), (point.upper, "6 4")):
            if level is None:
                continue
            dashes = ' stroke-dasharray="2 4"' if point.trial and dashed else ""
            dashes = dashes or (f' stroke-dasharray="{dashed}"' if dashed else "")
            yield (
                f'<path class="gt-limit" d="M{coordinate(start)} {coordinate(up.at(level))}'
                f'H{coordinate(end)}" stroke="{QUIET}" stroke-width="1.4"{dashes}/>'
            )


def _line(points: Sequence[ControlPoint], across: Scale, up: Scale) -> Iterator[str]:
    for before, after in pairwise(points):
        if before.value is None or after.value is None:
            continue
        made_up = before.illustrative or after.illustrative
        dashes = ' stroke-dasharray="5 4"' if made_up else ""
        yield (
            f'<path d="M{coordinate(across.at(before.ends_on.toordinal()))} '
            f"{coordinate(up.at(before.value))}"
            f"L{coordinate(across.at(after.ends_on.toordinal()))} "
            f'{coordinate(up.at(after.value))}" stroke="{LINE}" stroke-width="1.6"{dashes}/>'
        )


def _points(known: Sequence[ControlPoint], across: Scale, up: Scale) -> Iterator[str]:
    for point in known:
        if point.value is None:
            continue
        x, y = across.at(point.ends_on.toordinal()), up.at(point.value)
        yield shape(point.meaning, x, y, opened=point.illustrative or point.provisional)


def shape(meaning: str, x: float, y: float, *, opened: bool) -> str:
    """A point: a circle for the better, a diamond for the worse, a hexagon that is neither.

    One that stands out in no way is a small dot. ``opened`` draws the outline alone.
    """
    drawn = {
        "improvement": (
            f"M{coordinate(x - 6.5)} {coordinate(y)}a6.5 6.5 0 1 1 13 0a6.5 6.5 0 1 1-13 0z",
            GOOD,
        ),
        "concern": (f"M{coordinate(x)} {coordinate(y - 8.5)}l8.5 8.5-8.5 8.5-8.5-8.5z", BAD),
        "neutral": (
            f"M{coordinate(x - 3.8)} {coordinate(y - 6.5)}h7.6l3.8 6.5-3.8 6.5h-7.6l-3.8-6.5z",
            NEITHER,
        ),
    }
    path, ink = drawn.get(meaning, ("", LINE))
    fill = PAPER if opened else ink
    if not path:
        return (
            f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="3.6" fill="{fill}" '
            f'stroke="{ink}" stroke-width="1.6"/>'
        )
    return (
        f'<path class="gt-special gt-special--{meaning}" d="{path}" fill="{fill}" '
        f'stroke="{ink}" stroke-width="2.2"/>'
    )


def _starts(chart: ControlChart, across: Scale) -> Iterator[str]:
    """An upright line where the chart starts afresh, with the period that it starts with."""
    numbered = {point.period: place for place, point in enumerate(chart.points)}
    for start in chart.fresh_starts:
        place = numbered.get(start.period)
        if not place:
            continue
        here, before = (
            across.at(chart.points[at].ends_on.toordinal()) for at in (place, place - 1)
        )
        x = (here + before) / 2
        yield (
            f'<path d="M{coordinate(x)} {TOP - 20}V{HEIGHT - BOTTOM}" stroke="{NEITHER}" '
            f'stroke-width="1.4"/>'
        )
        yield label(
            f"Afresh from {start.period}", x + 5, TOP - 11, size=13, fill=NEITHER, halo=True
        )


def _words(chart: ControlChart, up: Scale) -> list[EndWord]:
    last = chart.known[-1]
    words = list(aim_words(chart.targets, up))
    if last.value is not None:
        words.append(EndWord(up.at(last.value), f"Latest {last.shown}", bold=True))
    if last.mean is not None:
        words.append(EndWord(up.at(last.mean), f"Average {chart.average}", QUIET))
    return words
