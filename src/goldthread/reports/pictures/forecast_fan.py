"""A forecast: the figures so far, and the fan of where the coming ones are likely to lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goldthread.reports.pictures.axes import Scale, round_ticks
from goldthread.reports.pictures.chart import ChartPoint, TargetStep, aim_words, aims
from goldthread.reports.pictures.frame import (
    BOTTOM,
    HEIGHT,
    TOP,
    WIDTH,
    EndWord,
    end_words,
    foot,
    side,
    sides,
)
from goldthread.reports.pictures.svg import LINE, PAPER, QUIET, coordinate, label, picture

_WIDE, _NARROW = "#dfe9ec", "#b4ced6"


@dataclass(frozen=True, slots=True)
class ComingPoint:
    """A period to come: the figure to expect, and the ends of the 80% and 95% intervals."""

    ends_on: date
    period: str
    mean: float
    lower80: float
    upper80: float
    lower95: float
    upper95: float
    expected: str
    likely: str
    nearly_always: str


@dataclass(frozen=True, slots=True)
class ForecastFan:
    """All that a fan shows: the figures up to now and the ones to come, both in date order.

    ``chance`` is the sentence that says how likely the target is to be met, blank where there
    is none. ``calibrated`` says that the bands were widened by what was learned elsewhere.
    """

    title: str
    points: tuple[ChartPoint, ...]
    coming: tuple[ComingPoint, ...]
    targets: tuple[TargetStep, ...] = ()
    unit: str | None = None
    chance: str = ""
    calibrated: bool = True


def fan_meaning(fan: ForecastFan) -> str:
    """The fan in sentences: what is expected last, how far it may lie, and the chance."""
    if not fan.points or not fan.coming:
        return "There is no forecast."
    last = fan.coming[-1]
    known = fan.points[-1]
    told = f"After {known.shown} for {known.period}, {last.expected} is expected for {last.period}."
    parts = [told]
    if fan.calibrated:
        parts.append(
            f"Four times in five it would lie between {last.likely}, and nineteen times in "
            f"twenty between {last.nearly_always}."
        )
    else:
        parts.append(
            f"By the method itself it would lie between {last.likely} four times in five; how "
            "often that holds for figures like these has not been tried."
        )
    if fan.chance:
        parts.append(fan.chance)
    return " ".join(parts)


def forecast_fan(fan: ForecastFan, *, key: str) -> str | None:
    """The fan as SVG, or ``None`` without a figure or a forecast.

    The pale band holds the coming figure nineteen times in twenty, the darker one within it
    four times in five; the dashed line is the figure to expect. An upright line stands between
    what is known and what is not.
    """
    if not fan.points or not fan.coming:
        return None
    levels = [point.value for point in fan.points]
    for point in fan.coming:
        levels += [point.lower95, point.upper95]
    for step in fan.targets:
        levels += [step.low, step.high]
    ticks = round_ticks(min(levels), max(levels))
    across, up = sides(fan.points[0].ends_on, fan.coming[-1].ends_on, ticks)
    names = [(point.ends_on, point.period) for point in fan.points]
    names += [(point.ends_on, point.period) for point in fan.coming]
    body = [
        *_bands(fan, across, up),
        *side(ticks, up, fan.unit),
        *foot(names, across),
        *aims(fan.targets, across, up),
        *_history(fan.points, across, up),
        *_expected(fan, across, up),
        *_now(fan, across),
        *end_words(
            [
                *aim_words(fan.targets, up),
                EndWord(
                    up.at(fan.coming[-1].mean), f"Expected {fan.coming[-1].expected}", bold=True
                ),
            ]
        ),
    ]
    return picture(
        body,
        key=key,
        kind="forecast",
        width=WIDTH,
        height=HEIGHT,
        title=fan.title,
        description=fan_meaning(fan),
    )


def _bands(fan: ForecastFan, across: Scale, up: Scale) -> Iterator[str]:
    last = fan.points[-1]
    for lower, upper, fill in (("lower95", "upper95", _WIDE), ("lower80", "upper80", _NARROW)):
        start = (across.at(last.ends_on.toordinal()), up.at(last.value))
        over = [(across.at(p.ends_on.toordinal()), up.at(getattr(p, upper))) for p in fan.coming]
        under = [(across.at(p.ends_on.toordinal()), up.at(getattr(p, lower))) for p in fan.coming]
        ring = [start, *over, *reversed(under)]
        path = "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in ring)
        yield f'<path class="gt-fan" d="M{path}z" fill="{fill}"/>'


def _history(points: Sequence[ChartPoint], across: Scale, up: Scale) -> Iterator[str]:
    for before, after in pairwise(points):
        yield _stroke(
            (before.ends_on, before.value),
            (after.ends_on, after.value),
            across,
            up,
            dashes="5 4" if before.illustrative or after.illustrative else "",
        )
    for point in points:
        fill = PAPER if point.illustrative or point.provisional else LINE
        yield (
            f'<circle cx="{coordinate(across.at(point.ends_on.toordinal()))}" '
            f'cy="{coordinate(up.at(point.value))}" r="3.6" fill="{fill}" stroke="{LINE}" '
            f'stroke-width="1.6"/>'
        )


def _expected(fan: ForecastFan, across: Scale, up: Scale) -> Iterator[str]:
    line = [(fan.points[-1].ends_on, fan.points[-1].value)]
    line += [(point.ends_on, point.mean) for point in fan.coming]
    for before, after in pairwise(line):
        yield _stroke(before, after, across, up, dashes="2 3")


def _stroke(
    start: tuple[date, float], end: tuple[date, float], across: Scale, up: Scale, *, dashes: str
) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    (day, value), (next_day, next_value) = start, end
    return (
        f'<path d="M{coordinate(across.at(day.toordinal()))} {coordinate(up.at(value))}'
        f'L{coordinate(across.at(next_day.toordinal()))} {coordinate(up.at(next_value))}" '
        f'stroke="{LINE}" stroke-width="1.8"{dashed}/>'
    )


def _now(fan: ForecastFan, across: Scale) -> Iterator[str]:
    x = across.at(fan.points[-1].ends_on.toordinal())
    yield (
        f'<path d="M{coordinate(x)} {TOP - 20}V{HEIGHT - BOTTOM}" stroke="{QUIET}" '
        f'stroke-width="1.2"/>'
    )
    yield label("Known", x - 5, TOP - 11, size=13, anchor="end", fill=QUIET, halo=True)
    yield label("Expected", x + 5, TOP - 11, size=13, fill=QUIET, halo=True)
