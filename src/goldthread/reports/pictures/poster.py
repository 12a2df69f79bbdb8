"""The systems view as one picture, for a wall, a slide or a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.reports.pictures.marks import mark_at
from goldthread.reports.pictures.svg import (
    INK,
    PAPER,
    QUIET,
    THREAD,
    coordinate,
    label,
    picture,
    text,
)
from goldthread.reports.pictures.systems_view import (
    Bead,
    Strand,
    SystemsView,
    Thread,
    headline,
    status_counts,
)

WIDTH = 1684
MARGIN = 48
GUTTER = 56
COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2
NAME = 300
TALLY = 34
PITCH = 23
MARK = 17
LINE = 16
_PALE_THREAD = "#e6d3a3"
# An estimate that errs on the wide side for every font of the stack, in parts of the font size.
_LETTER = 0.54


@dataclass(frozen=True, slots=True)
class _Row:
    """One strand as it is laid out: its name in at most two lines, and how high it stands."""

    strand: Strand
    lines: tuple[str, ...]
    height: float


def systems_poster(
    view: SystemsView, *, subtitle: str = "", warning: str | None = None, headed: bool = True
) -> str:
    """The whole framework as one SVG: threads in two columns of about the same height.

    Marks and names are links where their addresses can be followed. ``subtitle`` says whose it
    is and as at when; ``warning`` stands at the top where figures are made up. A name that takes
    more than two lines ends in an ellipsis and is given whole to the pointer and to a screen
    reader. ``headed`` says that it has its title and what it comes to in it; on a page that says
    so already the room goes to the marks.
    """
    told = headline(status_counts(bead.status for bead in view.beads))
    body, top = _heading(view, subtitle, told, warning) if headed else ([], 0.0)
    key, top = _key(view, top)
    body += key
    columns = _split(view.threads)
    bottom = top
    for place, threads in enumerate(columns):
        left = MARGIN + place * (COLUMN + GUTTER)
        y = top
        for thread in threads:
            body += _thread(thread, left, y)
            y += _height(thread)
        bottom = max(bottom, y)
    return picture(
        body,
        key="poster",
        kind="poster",
        width=WIDTH,
        height=bottom + MARGIN / 2,
        title=f"{view.title}: every measure",
        description=told,
    )


def _heading(
    view: SystemsView, subtitle: str, told: str, warning: str | None
) -> tuple[list[str], float]:
    """Title, warning and the sentence; and how far down they reach."""
    y = 84.0
    body = [
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        label(view.title, MARGIN, 58, size=34, bold=True),
        label(subtitle, MARGIN, y, size=17, fill=QUIET),
    ]
    if warning:
        y += 26
        body.append(label(warning, MARGIN, y, size=17, fill="#7a5510", bold=True))
    y += 6
    for words in _wrapped(told, WIDTH - 2 * MARGIN, size=19):
        y += 25
        body.append(label(words, MARGIN, y, size=19))
    return body, y


def _key(view: SystemsView, y: float) -> tuple[list[str], float]:
    """What the marks mean and how many there are of each; and how far down that reaches."""
    body, x = [], float(MARGIN)
    y += 32
    for entry in status_counts(bead.status for bead in view.beads):
        if entry.count:
            words = f"{entry.count} {entry.mark.words.lower()}"
            body += [
                mark_at(entry.mark.status, x, y - 15, 18),
                label(words, x + 25, y, size=17, bold=True),
            ]
            x += 25 + len(words) * 17 * 0.6 + 26
    return body, y + 30


def _thread(thread: Thread, left: float, y: float) -> Iterator[str]:
    rows = [_laid_out(strand) for strand in thread.strands]
    spine = left + 11
    last = y + 56 + sum(row.height for row in rows[:-1]) + PITCH / 2
    yield (
        f'<path d="M{coordinate(spine)} {coordinate(y + 10)}V{coordinate(last)}" '
        f'stroke="{THREAD}" stroke-width="4"/>'
    )
    yield (
        f'<circle cx="{coordinate(spine)}" cy="{coordinate(y + 12)}" r="8.5" fill="{PAPER}" '
        f'stroke="{THREAD}" stroke-width="5"/>'
    )
    yield _link(thread.href, label(thread.title, left + 34, y + 19, size=21, bold=True))
    judged = [
        f"{entry.count} {entry.mark.words.lower()}"
        for entry in thread.counts
        if entry.count and entry.mark.judged
    ]
    said = f"{', '.join(judged) or 'None judged'}; {len(thread.beads)} measures"
    yield label(said, left + 34, y + 40, size=15, fill=QUIET)
    at = y + 56
    for row in rows:
        yield from _strand(row, left, at)
        at += row.height


def _strand(row: _Row, left: float, y: float) -> Iterator[str]:
    strand = row.strand
    middle = y + PITCH / 2
    yield f'<path d="M{coordinate(left + 13)} {coordinate(middle)}h16" stroke="{THREAD}" stroke-width="2"/>'
    indent = left + 34 + 14 * strand.depth
    heading = not strand.beads and not strand.deliverables
    name = "".join(
        label(words, indent, y + 16 + number * LINE, size=14, bold=heading)
        for number, words in enumerate(row.lines)
    )
    yield _link(strand.href, f"<title>{text(strand.title)}</title>{name}")
    start = left + 34 + NAME + TALLY
    if strand.off_target:
        yield label(
            str(strand.off_target),
            start - 10,
            y + 17,
            size=16,
            anchor="end",
            fill="#a3201c",
            bold=True,
        )
    for number, beads in enumerate(_in_lines(strand)):
        level = y + number * PITCH
        yield (
            f'<path d="M{coordinate(start)} {coordinate(level + PITCH / 2)}'
            f'H{coordinate(left + COLUMN)}" stroke="{_PALE_THREAD}" stroke-width="2"/>'
        )
        for place, bead in enumerate(beads):
            yield _bead(bead, start + 4 + place * PITCH, level + (PITCH - MARK) / 2)
    if not strand.beads and strand.deliverables:
        words = f"{strand.deliverables} deliverable{'' if strand.deliverables == 1 else 's'}, no measure"
        yield label(words, start + 4, y + 16, size=14, fill=QUIET)


def _bead(bead: Bead, x: float, y: float) -> str:
    bar = (
        f'<path d="M{coordinate(x)} {coordinate(y + MARK + 2)}h{MARK}" stroke="{INK}" '
        'stroke-width="2"/>'
        if bead.long_term
        else ""
    )
    name = f"<title>{text(bead.words)}: {text(bead.title)}</title>"
    return _link(bead.href, f"{name}{mark_at(bead.status, x, y, MARK)}{bar}{_beside(bead, x, y)}")


def _beside(bead: Bead, x: float, y: float) -> str:
    """The small marks at the corners of a bead, each on a dot of paper: where it is going above,
    and what it is likely to be below.
    """
    drawn = ""
    for second, top in ((bead.heading, y - 3), (bead.becoming, y + MARK - 8)):
        if second is not None:
            left = x + MARK - 7
            drawn += (
                f'<circle cx="{coordinate(left + 5)}" cy="{coordinate(top + 5)}" r="6" '
                f'fill="{PAPER}"/>{mark_at(second, left, top, 10)}'
            )
    return drawn


def _link(href: str, drawing: str) -> str:
    return f'<a href="{text(href)}">{drawing}</a>'


def _laid_out(strand: Strand) -> _Row:
    lines = list(_wrapped(strand.title, NAME - 14 * strand.depth, size=14))
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1].rstrip(' ,;.')}…"]
    beads = len(_in_lines(strand))
    return _Row(strand, tuple(lines), max(len(lines) * LINE + 8, beads * PITCH + 4))


def _in_lines(strand: Strand) -> list[Sequence[Bead]]:
    """The beads of a strand in as many lines as they need."""
    fit = int((COLUMN - 34 - NAME - TALLY - 4) // PITCH)
    strung = strand.strung
    return [strung[at : at + fit] for at in range(0, len(strung), fit)]


def _wrapped(words: str, width: float, *, size: int) -> Iterator[str]:
    """Words in lines that fit a width, by an estimate of how wide letters are."""
    fit = int(width / (size * _LETTER))
    line = ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > fit:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _height(thread: Thread) -> float:
    return 56 + sum(_laid_out(strand).height for strand in thread.strands) + 22


def _split(threads: Sequence[Thread]) -> tuple[Sequence[Thread], Sequence[Thread]]:
    """The threads in order, cut where the higher of the two columns is lowest."""
    heights = [_height(thread) for thread in threads]
    cut = min(
        range(1, len(threads) + 1),
        key=lambda at: max(sum(heights[:at]), sum(heights[at:])),
        default=0,
    )
    return threads[:cut], threads[cut:]
