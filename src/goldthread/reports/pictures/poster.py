"""The systems view as one picture for a wall or a slide, and as sheets to be read on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from goldthread.reports.pictures.marks import mark_at
from goldthread.reports.pictures.svg import PAPER, QUIET, label, picture
from goldthread.reports.pictures.systems_view import (
    SystemsView,
    Thread,
    headline,
    status_counts,
)
from goldthread.reports.pictures.threads import (
    Paper,
    strand_height,
    thread_drawing,
    thread_height,
    wrapped,
)

WALL = Paper(width=1684, margin=48, gutter=56, name=300)
SHEET = Paper(width=1310, margin=2, gutter=36, name=310)
"""Across an A4 page on its side, between margins of 16 mm, its smallest letter has 8 points."""
SHEET_HEIGHT = 800
"""How high a sheet is at most: what such a page has below a heading."""
_WORTH_BEGINNING = 1 / 3
"""How much of a column there must be for a thread to begin that goes on in the next."""
_KEY_SIZE, _KEY_LINE = 17, 28


def systems_poster(view: SystemsView, *, subtitle: str = "", warning: str | None = None) -> str:
    """The whole framework as one SVG: threads in two columns of about the same height.

    Marks and names are links where their addresses can be followed. ``subtitle`` says whose it
    is and as at when; ``warning`` stands at the top where figures are made up.
    """
    told = headline(status_counts(bead.status for bead in view.beads))
    body, top = _heading(view, subtitle, told, warning)
    key, top = _key(view, WALL, top + 32)
    drawn, bottom = _in_two_columns(view.threads, WALL, top + 30)
    return picture(
        [*body, *key, *drawn],
        key="poster",
        kind="poster",
        width=WALL.width,
        height=bottom + WALL.margin / 2,
        title=f"{view.title}: every measure",
        description=told,
    )


def systems_sheets(view: SystemsView) -> list[str]:
    """The whole framework as SVGs that can be read on paper, each of at most a page.

    A thread that does not fit what is left of a column goes on in the next, and says so. Every
    sheet has the key, with how many measures of the whole framework have each status.
    """
    told = headline(status_counts(bead.status for bead in view.beads))
    key, top = _key(view, SHEET, 20)
    top += 24
    pages = _pages(view.threads, SHEET_HEIGHT - top)
    drawn = []
    for number, threads in enumerate(pages, start=1):
        body, bottom = _in_two_columns(threads, SHEET, top)
        which = f", sheet {number} of {len(pages)}" if len(pages) > 1 else ""
        drawn.append(
            picture(
                [*key, *body],
                key=f"sheet-{number}",
                kind="poster",
                width=SHEET.width,
                height=bottom,
                title=f"{view.title}: every measure{which}",
                description=told,
            )
        )
    return drawn


def _heading(
    view: SystemsView, subtitle: str, told: str, warning: str | None
) -> tuple[list[str], float]:
    """Title, warning and the sentence; and how far down they reach."""
    y = 84.0
    body = [
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        label(view.title, WALL.margin, 58, size=34, bold=True),
        label(subtitle, WALL.margin, y, size=17, fill=QUIET),
    ]
    if warning:
        y += 26
        body.append(label(warning, WALL.margin, y, size=17, fill="#7a5510", bold=True))
    y += 6
    for words in wrapped(told, WALL.width - 2 * WALL.margin, size=19):
        y += 25
        body.append(label(words, WALL.margin, y, size=19))
    return body, y


def _key(view: SystemsView, paper: Paper, y: float) -> tuple[list[str], float]:
    """What the marks mean and how many there are of each; and how far down that reaches."""
    body, x = [], paper.margin
    for entry in status_counts(bead.status for bead in view.beads):
        if entry.count:
            words = f"{entry.count} {entry.mark.words.lower()}"
            across = 25 + len(words) * _KEY_SIZE * 0.6
            if x > paper.margin and x + across > paper.width - paper.margin:
                x, y = paper.margin, y + _KEY_LINE
            body += [
                mark_at(entry.mark.status, x, y - 15, 18),
                label(words, x + 25, y, size=_KEY_SIZE, bold=True),
            ]
            x += across + 26
    return body, y


def _in_two_columns(threads: Sequence[Thread], paper: Paper, top: float) -> tuple[list[str], float]:
    """Threads in two columns of about the same height; and how far down they reach."""
    body: list[str] = []
    bottom = top
    for place, column in enumerate(_split(threads, paper)):
        y = top
        for thread in column:
            body += thread_drawing(thread, paper, paper.left_of(place), y)
            y += thread_height(thread, paper)
        bottom = max(bottom, y)
    return body, bottom


def _split(threads: Sequence[Thread], paper: Paper) -> tuple[Sequence[Thread], Sequence[Thread]]:
    """The threads in order, cut where the higher of the two columns is lowest."""
    heights = [thread_height(thread, paper) for thread in threads]
    cut = min(
        range(1, len(threads) + 1),
        key=lambda at: max(sum(heights[:at]), sum(heights[at:])),
        default=0,
    )
    return threads[:cut], threads[cut:]


def _pages(threads: Iterable[Thread], room: float) -> list[list[Thread]]:
    """The threads in order on sheets whose two columns have this much room each."""
    columns = _columns(threads, room)
    return [list(chain(*columns[at : at + 2])) for at in range(0, len(columns), 2)]


def _columns(threads: Iterable[Thread], room: float) -> list[list[Thread]]:
    """The threads in order in columns of this height, broken between strands where they must be."""
    columns: list[list[Thread]] = [[]]
    left = room
    for thread in threads:
        if thread_height(thread, SHEET) > left < _WORTH_BEGINNING * room:
            columns.append([])
            left = room
        rest: Thread | None = thread
        while rest is not None:
            part, rest = _broken(rest, thread, left)
            columns[-1].append(part)
            left -= thread_height(part, SHEET)
            if rest is not None:
                columns.append([])
                left = room
    return columns


def _broken(rest: Thread, whole: Thread, room: float) -> tuple[Thread, Thread | None]:
    """What of a thread fits some room, at least a strand, and what is left of it."""
    left = room - thread_height(replace(rest, strands=()), SHEET)
    fit = 0
    for high in (strand_height(strand, SHEET) for strand in rest.strands):
        left -= high
        if left < 0:
            break
        fit += 1
    if fit == len(rest.strands):
        return rest, None
    # A name that stands over others does not end a column.
    while fit > 1 and not rest.strands[fit - 1].beads:
        fit -= 1
    fit = max(fit, 1)
    return (
        replace(rest, strands=rest.strands[:fit], part_of=whole),
        replace(rest, strands=rest.strands[fit:], part_of=whole, continued=True),
    )
