"""The milestones of a deliverable as knots on a thread, with today across it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from goldthread.reports.pictures.axes import Scale, month_starts
from goldthread.reports.pictures.svg import (
    INK,
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
RADIUS = 13
FOOT = 40


@dataclass(frozen=True, slots=True)
class Knot:
    """One milestone: its number in the table, and the days between which it falls due.

    ``starts_on`` and ``ends_on`` are the same day when an exact day was given; a month or a
    quarter is drawn as the stretch it is.
    """

    number: int
    text: str
    starts_on: date
    ends_on: date
    done: bool = False


def timeline_meaning(knots: Sequence[Knot], today: date) -> str:
    """The timeline in a sentence: how many, between which dates, how many are past."""
    if not knots:
        return "No milestone has a date."
    past = sum(knot.ends_on < today and not knot.done for knot in knots)
    done = sum(knot.done for knot in knots)
    noun = "milestone" if len(knots) == 1 else "milestones"
    first, last = min(knot.ends_on for knot in knots), max(knot.ends_on for knot in knots)
    when = (
        f"due by {_day(last)}" if first == last else f"due between {_day(first)} and {_day(last)}"
    )
    told = f"{len(knots)} dated {noun} {when}"
    if done:
        told += f"; {done} done"
    if past:
        told += f"; {past} past {'its' if past == 1 else 'their'} date on {_day(today)}"
    return f"{told}."


def milestone_timeline(knots: Sequence[Knot], *, today: date, title: str, key: str) -> str | None:
    """The timeline as SVG, or ``None`` when no milestone has a date.

    Each knot carries the number of its row in the table. Knots that would touch are stacked.
    Today is drawn only where it falls near the milestones: a plan that ended long ago is not
    squeezed into a corner to fit it in.
    """
    if not knots:
        return None
    first = min(knot.starts_on for knot in knots)
    last = max(knot.ends_on for knot in knots)
    reach = max((last - first).days, 180)
    if first - timedelta(days=reach) <= today <= last + timedelta(days=reach):
        first, last = min(first, today), max(last, today)
    spare = max(15, (last - first).days // 30, (180 - (last - first).days) // 2)
    first, last = first - timedelta(days=spare), last + timedelta(days=spare)
    across = Scale(first.toordinal(), last.toordinal(), SIDE, WIDTH - SIDE)

    rows = _stacked(knots, across)
    thread = 36 + max(rows) * (2 * RADIUS + 4)
    height = thread + FOOT
    body = [
        *_calendar(first, last, across, thread),
        f'<path d="M0 {thread}H{WIDTH}" stroke="{THREAD}" stroke-width="3"/>',
        *_today(today, first, last, across, thread),
    ]
    placed = [
        (knot, thread - row * (2 * RADIUS + 4)) for knot, row in zip(knots, rows, strict=True)
    ]
    # Every stretch first, so that none covers the number of another milestone.
    for draw in (_stretch, _knot):
        for knot, y in placed:
            body += draw(knot, across, y)
    return picture(
        body,
        key=key,
        kind="timeline",
        width=WIDTH,
        height=height,
        title=title,
        description=timeline_meaning(knots, today),
    )


def _stacked(knots: Sequence[Knot], across: Scale) -> list[int]:
    """For each knot, how many knots high it stands so that none covers another."""
    ends: list[float] = []
    rows = []
    for knot in knots:
        x = across.at(knot.ends_on.toordinal())
        row = 0
        while row < len(ends) and abs(x - ends[row]) < 2 * RADIUS + 3:
            row += 1
        if row == len(ends):
            ends.append(x)
        else:
            ends[row] = x
        rows.append(row)
    return rows


def _calendar(first: date, last: date, across: Scale, thread: float) -> Iterator[str]:
    months = (last - first).days / 30
    every = 1 if months <= 9 else 3 if months <= 30 else 12
    days = month_starts(first, last, every)
    room = [across.at(day.toordinal()) for day in days]
    crowded = any(after - before < 64 for before, after in pairwise(room))
    for place, (day, x) in enumerate(zip(days, room, strict=True)):
        yield f'<path d="M{coordinate(x)} {thread + 4}v8" stroke="{QUIET}"/>'
        if not crowded or place % 2 == 0:
            yield label(f"{day:%b %Y}", x, thread + 28, anchor="middle", fill=QUIET)


def _today(today: date, first: date, last: date, across: Scale, thread: float) -> Iterator[str]:
    if not first <= today <= last:
        return
    x = across.at(today.toordinal())
    anchor = "start" if x < WIDTH / 2 else "end"
    yield (
        f'<path d="M{coordinate(x)} 2V{coordinate(thread + 12)}" stroke="{INK}" '
        f'stroke-width="1.6" stroke-dasharray="4 3"/>'
    )
    yield label("Today", x + (5 if anchor == "start" else -5), 13, anchor=anchor, bold=True)


def _stretch(knot: Knot, across: Scale, y: float) -> Iterator[str]:
    x = across.at(knot.ends_on.toordinal())
    begins = across.at(knot.starts_on.toordinal())
    if x - begins > 2 * RADIUS:
        yield (
            f'<path d="M{coordinate(begins)} {coordinate(y)}H{coordinate(x)}" '
            f'stroke="{RULE}" stroke-width="8" stroke-linecap="round"/>'
        )


def _knot(knot: Knot, across: Scale, y: float) -> Iterator[str]:
    x = across.at(knot.ends_on.toordinal())
    fill, ink = (INK, PAPER) if knot.done else (PAPER, INK)
    yield (
        f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="{RADIUS}" fill="{fill}" '
        f'stroke="{INK}" stroke-width="2"/>'
    )
    yield label(str(knot.number), x, y + 5, anchor="middle", fill=ink, bold=True)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
