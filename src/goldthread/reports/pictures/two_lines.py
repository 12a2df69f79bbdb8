"""Two measures one above the other over the same time, each on a scale of its own spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, pstdev

from goldthread.reports.pictures.axes import Scale
from goldthread.reports.pictures.frame import foot, shortened
from goldthread.reports.pictures.svg import (
    INK,
    LINE,
    PAPER,
    QUIET,
    RULE,
    coordinate,
    label,
    picture,
)

WIDTH, HEIGHT = 760, 340
_LEFT, _RIGHT, _LANE, _GAP, _TOP = 30, 176, 110, 38, 26
_LONGEST_NAME = 86
_UPSIDE_DOWN = " (lower is better: upside down)"


@dataclass(frozen=True, slots=True)
class LineOver:
    """One measure: its name, its values by period (``None``: none), and which way is better.

    ``turned`` where lower is better, so that the line is drawn upside down: up is better in
    both. ``last_shown`` is its last value as the page writes it.
    """

    name: str
    values: tuple[float | None, ...]
    last_shown: str
    turned: bool = False

    @property
    def standardised(self) -> tuple[float | None, ...]:
        """Each value in steps of the line's own spread from its own mean, up for better."""
        known = [value for value in self.values if value is not None]
        spread = pstdev(known) if len(known) > 1 else 0.0
        sign = -1.0 if self.turned else 1.0
        middle = fmean(known) if known else 0.0
        return tuple(
            None if value is None else (sign * (value - middle) / spread if spread else 0.0)
            for value in self.values
        )


@dataclass(frozen=True, slots=True)
class TwoLines:
    """The measure that leads above the one said to follow, by the last day of each period."""

    title: str
    above: LineOver
    below: LineOver
    periods: tuple[tuple[date, str], ...]
    meaning: str


def two_lines(drawn: TwoLines, *, key: str) -> str | None:
    """The two as SVG; ``None`` where one has fewer than two values, and so no line."""
    if any(_known(line) < 2 for line in (drawn.above, drawn.below)):
        return None
    days = [day.toordinal() for day, _ in drawn.periods]
    across = Scale(days[0], days[-1], _LEFT + 22, WIDTH - _RIGHT - 10)
    # One scale for both, so that a step up is as high above as below.
    reach = max(1.0, *(abs(value) for line in (drawn.above, drawn.below) for value in _drawn(line)))
    body: list[str] = []
    for place, line in enumerate((drawn.above, drawn.below)):
        top = _TOP + place * (_LANE + _GAP)
        up = Scale(-reach, reach, top + _LANE, top)
        body += _lane(line, across, up, days, dashed=place == 0)
    body += foot(drawn.periods, across)
    return picture(
        body,
        key=key,
        kind="two-lines",
        width=WIDTH,
        height=HEIGHT,
        title=drawn.title,
        description=drawn.meaning,
    )


def _known(line: LineOver) -> int:
    return sum(value is not None for value in line.values)


def _drawn(line: LineOver) -> Iterator[float]:
    return (value for value in line.standardised if value is not None)


def _lane(
    line: LineOver, across: Scale, up: Scale, days: Sequence[int], *, dashed: bool
) -> Iterator[str]:
    middle = coordinate(up.at(0))
    yield f'<path d="M{_LEFT} {middle}H{WIDTH - _RIGHT}" stroke="{RULE}"/>'
    turned = _UPSIDE_DOWN if line.turned else ""
    name = _cut(line.name, _LONGEST_NAME - len(turned))
    yield label(f"{name}{turned}", _LEFT, up.end - 10, bold=True)
    yield label("its usual", WIDTH - _RIGHT + 8, up.at(0) + 5, fill=QUIET, size=13)
    path, pen = [], "M"
    ends = (0.0, 0.0)
    for day, value in zip(days, line.standardised, strict=True):
        if value is None:
            pen = "M"
            continue
        ends = across.at(day), up.at(value)
        path.append(f"{pen}{coordinate(ends[0])} {coordinate(ends[1])}" + ("h.1" * (pen == "M")))
        pen = "L"
    ink = LINE if dashed else INK
    yield (
        f'<path d="{"".join(path)}" fill="none" stroke="{ink}" stroke-width="2.4" '
        f'stroke-linejoin="round"{" stroke-dasharray=" + chr(34) + "7 4" + chr(34) if dashed else ""}/>'
    )
    for day, value in zip(days, line.standardised, strict=True):
        if value is not None:
            yield (
                f'<circle cx="{coordinate(across.at(day))}" cy="{coordinate(up.at(value))}" '
                f'r="3.4" fill="{PAPER if dashed else ink}" stroke="{ink}" stroke-width="1.8"/>'
            )
    beside = ends[1] + (5 if abs(ends[1] - up.at(0)) > 18 else (-12 if ends[1] < up.at(0) else 22))
    yield label(shortened(line.last_shown), WIDTH - _RIGHT + 8, beside, fill=ink, bold=True)


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
