"""Every dated promise of a plan in one picture: a row for each part, a column for each quarter.

One mark stands for one date of one deliverable, in the quarter it is due, and shows by its shape
whether it is done, has slipped or is to come. A wall of dark squares left of today is what a
reader sees from across a room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from goldthread.framework.delivery import StateOn
from goldthread.framework.wording import counted, day
from goldthread.reports.pictures.axes import month_starts
from goldthread.reports.pictures.delivery_marks import (
    STATE_MARKS,
    each_state,
    legend,
    state_key,
)
from goldthread.reports.pictures.marks import mark_at
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

_DOT, _STEP = 13, 16
_HEAD = 60
_NEAR = 0.97


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a plan: its name, its page, the larger part it is of, and its dates."""

    title: str
    href: str
    within: str
    dates: tuple[StateOn, ...]


def delivery_overview(
    parts: Sequence[Part], *, today: date, title: str, key: str, narrow: bool = False
) -> str | None:
    """Every date of every part by the quarter it is due in, as SVG; ``None`` without a date."""
    dated = [one for part in parts for one in part.dates if _falls_on(one)]
    if not dated:
        return None
    days = sorted(on for one in dated if (on := _falls_on(one)))
    # A few far away would squeeze all the others: they share the last column.
    quarters = _quarters(days[0], max(days[int(len(days) * _NEAR) - 1], days[0]))
    later = quarters[-1] < _quarters(days[-1], days[-1])[0]
    words, width = (0, 430) if narrow else (330, 1180)
    column = (width - words - 8) / (len(quarters) + later)
    across = max(1, int((column - 6) // _STEP))
    body: list[str] = []
    y, within = float(_HEAD), ""
    for part in parts:
        if part.within != within:
            within = part.within
            body.append(label(_cut(within, 130 if words else 52), 2, y + 17, bold=True, size=15))
            y += 30
        made, height = _part(part, quarters, y, words, column, across)
        body += made
        y += height
    frame = [*_columns(quarters, words, column, y)]
    if later:
        x = words + 4 + column * len(quarters)
        frame.append(f'<path d="M{coordinate(x)} 24V{coordinate(y)}" stroke="{QUIET}"/>')
        frame.append(label("Later", x + 4, 54, fill=QUIET, size=12))
    # Words and marks stand on the line of today, which is never drawn through them.
    frame += [*_today(today, quarters, words, column, y), *body]
    means, below = legend(set(each_state(dated)), y + 10, width)
    return picture(
        [*frame, *means],
        key=key,
        kind="overview-narrow" if narrow else "overview-wide",
        width=width,
        height=y + 12 + below,
        title=title,
        description=overview_meaning(parts, today),
    )


def overview_meaning(parts: Sequence[Part], today: date) -> str:
    """The picture in a sentence, and which part has more that is late than any other, if one has."""
    dates = [one for part in parts for one in part.dates if _falls_on(one)]
    passed = [one for one in dates if (on := _falls_on(one)) and on < today]
    done = sum(one.state.is_done for one in passed)
    told = (
        f"Of {counted(len(dates), 'date')}, {len(passed)} had passed by {day(today)}; "
        f"{done} of those were met or are done since"
    )
    late = [sum(one.overdue for one in part.dates) for part in parts]
    if not any(late) or late.count(max(late)) > 1:
        return f"{told}."
    where = parts[late.index(max(late))].title
    return f"{told}. More is late in {where} than anywhere else: {max(late)} of {sum(late)}."


def _quarters(first: date, last: date) -> list[date]:
    """The first day of every quarter from one day to another."""
    begins = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    return list(month_starts(begins, last, 3))


def _falls_on(one: StateOn) -> date | None:
    """The day a date stands on: when it is due, else when it was done or is expected."""
    return one.stretch.last if one.stretch else one.done_on or one.expected_on


def _last_of(quarters: Sequence[date]) -> date:
    following = quarters[-1] + timedelta(days=93)
    return following.replace(day=1) - timedelta(days=1)


def _part(
    part: Part,
    quarters: Sequence[date],
    y: float,
    words: int,
    column: float,
    across: int,
) -> tuple[list[str], float]:
    cells: dict[int, list[StateOn]] = defaultdict(list)
    for one in part.dates:
        if falls_on := _falls_on(one):
            place = max(n for n, begins in enumerate(quarters) if begins <= falls_on)
            cells[place + (falls_on > _last_of(quarters))].append(one)
    deepest = max((ceil(len(cell) / across) for cell in cells.values()), default=0)
    lines = _lines(part.title, 42 if words else 52)
    title = 0 if words else 3 + 17 * len(lines)
    height = max(len(lines) * 17 + 8 if words else 0, deepest * _STEP + 8) + title
    named = "".join(label(line, 2, y + 16 + n * 17, halo=not words) for n, line in enumerate(lines))
    end = coordinate(words + 8 + column * len(quarters))
    made = [
        f'<path d="M0 {coordinate(y)}H{end}" stroke="{RULE}" stroke-width="0.8"/>',
        f'<a href="{text(part.href)}" aria-label="{text(part.title)}">{named}</a>',
    ]
    for place, cell in cells.items():
        gravest = sorted(cell, key=lambda one: STATE_MARKS[state_key(one)].weight)
        for n, one in enumerate(gravest):
            x = words + 4 + place * column + 3 + n % across * _STEP
            drawn = mark_at(
                STATE_MARKS[state_key(one)], x, y + 5 + title + n // across * _STEP, _DOT
            )
            made.append(f"<g><title>{text(one.because)}</title>{drawn}</g>")
    return made, height


def _lines(words: str, chars: int) -> list[str]:
    first, _, rest = _broken(words, chars)
    return [first, _cut(rest, chars)] if rest else [first]


def _broken(words: str, chars: int) -> tuple[str, str, str]:
    if len(words) <= chars:
        return words, "", ""
    at = words.rfind(" ", 0, chars + 1)
    return (words[:at], " ", words[at + 1 :]) if at > 0 else (words[:chars], "", words[chars:])


def _cut(words: str, chars: int) -> str:
    return words if len(words) <= chars else f"{words[: chars - 1].rstrip()}…"


def _columns(quarters: Sequence[date], words: int, column: float, height: float) -> Iterator[str]:
    for place, begins in enumerate(quarters):
        x = words + 4 + place * column
        year_begins = begins.month == 4 or place == 0
        yield (
            f'<path d="M{coordinate(x)} {24 if year_begins else 44}V{coordinate(height)}" '
            f'stroke="{QUIET if begins.month == 4 else RULE}" stroke-width="1"/>'
        )
        if column >= 26:
            quarter = (begins.month - 4) % 12 // 3 + 1
            name = f"Q{quarter}" if column < 60 else f"Q{quarter} to {_ends_in(begins)}"
            yield label(name, x + 4, 54, fill=QUIET, size=12)
        year = begins.year if begins.month >= 4 else begins.year - 1
        left = (15 - begins.month) % 12 // 3 + 1
        room = min(left, len(quarters) - place) * column
        if year_begins and room > 56:
            yield label(f"{year}-{(year + 1) % 100:02}", x + 4, 36, fill=QUIET, bold=True)


def _ends_in(begins: date) -> str:
    return f"{date(begins.year, begins.month + 2, 1):%b}"


def _today(
    today: date, quarters: Sequence[date], words: int, column: float, height: float
) -> Iterator[str]:
    begins = [n for n, one in enumerate(quarters) if one <= today]
    if not begins or (today - quarters[-1]).days > 92:
        return
    share = min(1.0, (today - quarters[begins[-1]]).days / 91)
    x = words + 4 + (begins[-1] + share) * column
    said = f"{today.day} {today:%b %Y}"
    half = len(said) * 3.7 + 6
    middle = min(x, words + 4 + column * len(quarters) - half)
    yield (
        f'<path class="gt-today" d="M{coordinate(x)} 22V{coordinate(height)}" stroke="{INK}" '
        f'stroke-width="2.4"/><rect x="{coordinate(middle - half)}" y="2" '
        f'width="{coordinate(2 * half)}" height="21" rx="3" fill="{INK}"/>'
    )
    yield label(said, middle, 17, anchor="middle", fill=PAPER, bold=True, size=13)
