"""Deliverables against time: what is due when, what is done, and what has slipped by how much.

A quarter is drawn as long as it is, a day as a point. From the day something was due a dashed
arrow leads to the day it was done, is expected, or, where nobody has said either, to today, and
says the days. There is a wide form and one for narrow pages, in which the words stand above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from goldthread.framework.delivery import StateOn
from goldthread.framework.wording import counted, day
from goldthread.reports.pictures.axes import Scale, month_starts
from goldthread.reports.pictures.delivery_marks import (
    STATE_MARKS,
    each_state,
    legend,
    state_key,
)
from goldthread.reports.pictures.marks import Mark, mark_at
from goldthread.reports.pictures.svg import (
    INK,
    PAPER,
    QUIET,
    RULE,
    coordinate,
    label,
    picture,
    text,
)

_BAND = "#f3f5f6"
_SPAN = "#cdd6dc"
_SLIP = "#a3201c"
_MARK = 18


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One deliverable, or one milestone: its words, its page, its mark, and its dates in order."""

    title: str
    href: str
    mark: Mark
    dates: tuple[StateOn, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """The measurements of one form of the picture."""

    width: int
    words: int
    """How wide the column of titles is; 0 where titles stand above their row."""
    end: int
    line: int
    chars: int
    lines: int


_WIDE = _Form(width=1180, words=372, end=124, line=44, chars=48, lines=2)
_NARROW = _Form(width=430, words=0, end=10, line=88, chars=50, lines=2)
_HEAD = 58
_FOOT = 14


def delivery_timeline(
    rows: Sequence[TimelineRow], *, today: date, title: str, key: str, narrow: bool = False
) -> str | None:
    """The rows against time as SVG; ``None`` where none of them has a date."""
    dated = [one for row in rows for one in row.dates if _days(one, today)]
    if not dated:
        return None
    form = _NARROW if narrow else _WIDE
    first, last = _reach(dated, today)
    across = Scale(
        first.toordinal(),
        last.toordinal(),
        form.words + 14,
        form.width - form.end - 24,
    )
    height = _HEAD + len(rows) * form.line + _FOOT
    body = [
        *_bands(first, last, across, height),
        *_calendar(first, last, across, height, today),
        *(_row_rule(place, form) for place in range(len(rows))),
        *_today(today, across, height, first, last),
    ]
    for place, row in enumerate(rows):
        body += _row(row, place, form, across, today)
    means, below = legend(set(each_state(dated)), height + 8, form.width)
    body += means
    return picture(
        body,
        key=key,
        kind="timeline-narrow" if narrow else "timeline-wide",
        width=form.width,
        height=height + below + 8,
        title=title,
        description=delivery_meaning(rows, today),
    )


def delivery_meaning(rows: Sequence[TimelineRow], today: date, *, of_one: bool = False) -> str:
    """The picture in sentences: how many of its dates are done, have slipped, are to come.

    ``of_one`` where every row is a date of the same deliverable.
    """
    dates = [one for row in rows for one in row.dates if one.stretch]
    done = sum(one.state.is_done for one in dates)
    overdue = [one for one in dates if one.overdue]
    slipping = [one for one in dates if one.at_risk]
    whose = "" if of_one else f"{counted(len(rows), 'deliverable')} with "
    parts = [f"{whose}{counted(len(dates), 'date')}: {done or 'none'} done"]
    if overdue:
        worst = max(overdue, key=lambda one: one.days_late)
        parts.append(
            f"{len(overdue)} not done after {'its' if len(overdue) == 1 else 'their'} date, "
            f"the longest by {counted(worst.days_late, 'day')}"
        )
    if slipping:
        parts.append(f"{len(slipping)} slipping")
    to_come = len(dates) - done - len(overdue) - len(slipping)
    if to_come:
        parts.append(f"{to_come} to come")
    undated = [one for row in rows for one in row.dates if not one.stretch]
    expected = sum(one.expected_on is not None and not one.state.is_done for one in undated)
    if expected:
        parts.append(f"{expected} expected without a due date")
    if done_so := sum(one.state.is_done for one in undated):
        parts.append(f"{done_so} done without one")
    return f"{', '.join(parts)}, on {day(today)}."


def _days(one: StateOn, today: date) -> list[date]:
    """Every day of a date that the picture must have room for."""
    days = [one.done_on, one.expected_on]
    if one.stretch:
        days += [one.stretch.first, one.stretch.last]
    if one.overdue and not one.expected_on:
        days.append(today)
    return [known for known in days if known]


def _reach(dated: Sequence[StateOn], today: date) -> tuple[date, date]:
    days = [known for one in dated for known in _days(one, today)]
    first, last = min(days), max(days)
    near = timedelta(days=270)
    if first - near <= today <= last + near:
        first, last = min(first, today), max(last, today)
    short = max(0, 330 - (last - first).days) // 2
    first, last = first - timedelta(days=short + 20), last + timedelta(days=short + 45)
    return first.replace(day=1), last


def _bands(first: date, last: date, across: Scale, height: float) -> Iterator[str]:
    """Every other financial year shaded, and the name of each over it."""
    starts = [*month_starts(first, last, 12)]
    edges = [first, *(one for one in starts if one > first), last]
    for begins, ends in pairwise(edges):
        left, right = across.at(begins.toordinal()), across.at(ends.toordinal())
        year = begins.year if begins.month >= 4 else begins.year - 1
        if year % 2:
            yield (
                f'<rect x="{coordinate(left)}" y="0" width="{coordinate(right - left)}" '
                f'height="{coordinate(height)}" fill="{_BAND}"/>'
            )
        if right - left > 62:
            name = f"{year}-{(year + 1) % 100:02}"
            yield label(name, (left + right) / 2, 18, anchor="middle", bold=True, fill=QUIET)


def _calendar(first: date, last: date, across: Scale, height: float, today: date) -> Iterator[str]:
    for every in (1, 3, 6, 12):
        days = month_starts(first, last, every)
        places = [across.at(one.toordinal()) for one in days]
        if all(after - before >= 54 for before, after in pairwise(places)):
            break
    for one, x in zip(days, places, strict=True):
        yield (
            f'<path d="M{coordinate(x)} 44V{coordinate(height)}" stroke="{RULE}" '
            f'stroke-width="{1.6 if one.month == 4 else 0.8}"/>'
        )
        clear = abs(x + 22 - across.at(today.toordinal())) > 66
        if x < across.end - 20 and clear:
            yield label(f"{one:%b %y}", x + 3, 39, fill=QUIET, size=13)


def _today(today: date, across: Scale, height: float, first: date, last: date) -> Iterator[str]:
    if not first <= today <= last:
        return
    x = across.at(today.toordinal())
    yield (
        f'<path class="gt-today" d="M{coordinate(x)} 46V{coordinate(height)}" stroke="{INK}" '
        f'stroke-width="2.4"/>'
    )
    words = f"{today.day} {today:%b %Y}"
    half = len(words) * 3.7 + 6
    middle = min(max(x, half), across.end + 20 - half)
    yield (
        f'<rect x="{coordinate(middle - half)}" y="24" width="{coordinate(2 * half)}" height="21" '
        f'rx="3" fill="{INK}"/>'
    )
    yield label(words, middle, 39, anchor="middle", fill=PAPER, bold=True, size=13)


def _row_rule(place: int, form: _Form) -> str:
    y = _HEAD + place * form.line - 6
    return f'<path d="M0 {y}H{form.width}" stroke="{RULE}" stroke-width="0.8"/>'


def _row(row: TimelineRow, place: int, form: _Form, across: Scale, today: date) -> Iterator[str]:
    top = _HEAD + place * form.line
    mark = row.mark
    lines = _wrapped(row.title, form.chars if form.words else form.chars - 4, form.lines)
    if form.words:
        middle = top + form.line / 2 - 6
        baseline = middle + 5 - (len(lines) - 1) * 8.5
        words = [label(line, 2, baseline + n * 17) for n, line in enumerate(lines)]
        yield mark_at(mark, form.width - form.end + 2, middle - _MARK / 2, _MARK)
        yield label(mark.words, form.width - form.end + 26, middle + 5)
    else:
        middle = top + 17 * len(lines) + 20
        words = [label(line, 26, top + 11 + n * 17) for n, line in enumerate(lines)]
        yield mark_at(mark, 2, top - 3, _MARK)
    yield (
        f'<a href="{text(row.href)}" aria-label="{text(f"{row.title}: {mark.words}")}">'
        f"{''.join(words)}</a>"
    )
    yield from _dates(row.dates, across, middle, today)


def _dates(dates: Sequence[StateOn], across: Scale, y: float, today: date) -> Iterator[str]:
    shown = [one for one in dates if _days(one, today)]
    for one in shown:
        yield from _span(one, across, y)
    for one in shown:
        yield from _slip(one, across, y, today)
    # The gravest last, so that none of them is hidden under what is well.
    for one in sorted(shown, key=lambda one: -STATE_MARKS[state_key(one)].weight):
        stands_on = _stands_on(one)
        if stands_on is None:
            continue
        x = across.at(stands_on.toordinal())
        told = f"<title>{text(one.because)}</title>"
        drawn = mark_at(STATE_MARKS[state_key(one)], x - _MARK / 2, y - _MARK / 2, _MARK)
        yield f"<g>{told}{drawn}</g>"


def _stands_on(one: StateOn) -> date | None:
    """The day the mark of a date stands on: what was done where it was, all else where due."""
    if one.done_on:
        return one.done_on
    return one.stretch.last if one.stretch else one.expected_on


def _span(one: StateOn, across: Scale, y: float) -> Iterator[str]:
    if one.stretch is None:
        return
    left, right = (across.at(on.toordinal()) for on in (one.stretch.first, one.stretch.last))
    if right - left > 3:
        yield (
            f'<rect x="{coordinate(left)}" y="{coordinate(y - 5)}" '
            f'width="{coordinate(right - left)}" height="10" rx="4" fill="{_SPAN}" '
            f'stroke="{QUIET}" stroke-width="0.8"/>'
        )


def _slip(one: StateOn, across: Scale, y: float, today: date) -> Iterator[str]:
    """The dashed arrow from the day something was due to the day that it came or comes to."""
    if one.stretch is None or not one.days_late:
        return
    reaches = one.done_on or one.expected_on
    if one.overdue and (reaches is None or reaches < today):
        reaches = today
    if reaches is None or reaches <= one.stretch.last:
        return
    left, right = (across.at(on.toordinal()) for on in (one.stretch.last, reaches))
    yield (
        f'<path d="M{coordinate(left)} {coordinate(y)}H{coordinate(right)}" fill="none" '
        f'stroke="{_SLIP}" stroke-width="2.2" stroke-dasharray="5 3"/>'
    )
    if not one.done_on:
        yield (
            f'<path d="M{coordinate(right - 6)} {coordinate(y - 5)}l7 5-7 5" fill="none" '
            f'stroke="{_SLIP}" stroke-width="2.2"/>'
        )
    words = f"+{counted((reaches - one.stretch.last).days, 'day')}"
    x, anchor = right + (12 if one.done_on else 5), "start"
    if x + len(words) * 7 > across.end + 24:
        x, anchor = left - 13, "end"
    yield label(words, x, y + 5, anchor=anchor, fill=_SLIP, size=13, bold=True, halo=True)


def _wrapped(words: str, chars: int, lines: int) -> list[str]:
    """Words in so many lines of so many letters, the last one cut with an ellipsis."""
    made = [""]
    for word in words.split():
        if made[-1] and len(made[-1]) + 1 + len(word) > chars:
            made.append(word)
        else:
            made[-1] = f"{made[-1]} {word}".strip()
    if len(made) > lines:
        rest = " ".join(made[lines - 1 :])
        made = [*made[: lines - 1], f"{rest[: chars - 1].rstrip()}…"]
    return [line if len(line) <= chars + 4 else f"{line[: chars + 3]}…" for line in made]
