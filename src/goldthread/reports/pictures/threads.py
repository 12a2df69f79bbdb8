"""Threads of the systems view as they are drawn, in a column of a poster or of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.reports.pictures.marks import mark_at
from goldthread.reports.pictures.svg import INK, PAPER, QUIET, THREAD, coordinate, label, text
from goldthread.reports.pictures.systems_view import Bead, Strand, Thread

TALLY = 34
PITCH = 23
MARK = 17
LINE = 16
_NAME_SIZE, _NAME_LINE = 21, 25
_TOP, _BELOW = 56, 22
"""The room of a thread's own name in one line above its strands, and below the last of them."""
_PALE_THREAD = "#e6d3a3"
# Estimates that err on the wide side for every font of the stack, in parts of the font size.
_LETTER, _BOLD_LETTER = 0.54, 0.64


@dataclass(frozen=True, slots=True)
class Paper:
    """What a view is drawn on, in units of which the smallest letter has 14.

    Two columns of threads, ``gutter`` apart; ``name`` is how wide the names of strands may be,
    which take as many lines as they need.
    """

    width: float
    margin: float
    gutter: float
    name: float

    @property
    def column(self) -> float:
        """How wide one of the two columns is."""
        return (self.width - 2 * self.margin - self.gutter) / 2

    def left_of(self, column: int) -> float:
        """Where a column begins."""
        return self.margin + column * (self.column + self.gutter)


@dataclass(frozen=True, slots=True)
class _Row:
    """One strand as it is laid out: the lines its name takes, and how high it stands."""

    strand: Strand
    lines: tuple[str, ...]
    height: float


def thread_drawing(thread: Thread, paper: Paper, left: float, y: float) -> Iterator[str]:
    """A thread with its strands, its top left corner at a point."""
    rows = [_laid_out(strand, paper) for strand in thread.strands]
    names = _names(thread, paper)
    top = _top(thread, paper)
    spine = left + 11
    last = y + top + sum(row.height for row in rows[:-1]) + PITCH / 2
    yield (
        f'<path d="M{coordinate(spine)} {coordinate(y + 10)}V{coordinate(last)}" '
        f'stroke="{THREAD}" stroke-width="4"/>'
    )
    yield (
        f'<circle cx="{coordinate(spine)}" cy="{coordinate(y + 12)}" r="8.5" fill="{PAPER}" '
        f'stroke="{THREAD}" stroke-width="5"/>'
    )
    title = "".join(
        label(words, left + 34, y + 19 + number * _NAME_LINE, size=_NAME_SIZE, bold=True)
        for number, words in enumerate(names)
    )
    yield _link(thread.href, title)
    whole = thread.part_of or thread
    judged = [
        f"{entry.count} {entry.mark.words.lower()}"
        for entry in whole.counts
        if entry.count and entry.mark.judged
    ]
    measures = f"{len(whole.beads)} measure{'' if len(whole.beads) == 1 else 's'}"
    said = f"{', '.join(judged) or 'None judged'}; {measures}"
    yield label(said, left + 34, y + top - 16, size=15, fill=QUIET)
    at = y + top
    for row in rows:
        yield from _strand(row, paper, left, at)
        at += row.height


def _strand(row: _Row, paper: Paper, left: float, y: float) -> Iterator[str]:
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
    start = left + 34 + paper.name + TALLY
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
    for number, beads in enumerate(_in_lines(strand, paper)):
        level = y + number * PITCH
        yield (
            f'<path d="M{coordinate(start)} {coordinate(level + PITCH / 2)}'
            f'H{coordinate(left + paper.column)}" stroke="{_PALE_THREAD}" stroke-width="2"/>'
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


def _laid_out(strand: Strand, paper: Paper) -> _Row:
    lines = list(wrapped(strand.title, paper.name - 14 * strand.depth, size=14))
    beads = len(_in_lines(strand, paper))
    return _Row(strand, tuple(lines), max(len(lines) * LINE + 8, beads * PITCH + 4))


def _in_lines(strand: Strand, paper: Paper) -> list[Sequence[Bead]]:
    """The beads of a strand in as many lines as they need."""
    fit = int((paper.column - 34 - paper.name - TALLY - 4) // PITCH)
    strung = strand.strung
    return [strung[at : at + fit] for at in range(0, len(strung), fit)]


def wrapped(words: str, width: float, *, size: int, bold: bool = False) -> Iterator[str]:
    """Words in lines that fit a width, by an estimate of how wide letters are."""
    fit = int(width / (size * (_BOLD_LETTER if bold else _LETTER)))
    line = ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > fit:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def thread_height(thread: Thread, paper: Paper) -> float:
    """How high a thread stands, with the room below it."""
    strands = sum(strand_height(strand, paper) for strand in thread.strands)
    return _top(thread, paper) + strands + _BELOW


def strand_height(strand: Strand, paper: Paper) -> float:
    """How high a strand stands."""
    return _laid_out(strand, paper).height


def _top(thread: Thread, paper: Paper) -> float:
    return _TOP + _NAME_LINE * (len(_names(thread, paper)) - 1)


def _names(thread: Thread, paper: Paper) -> list[str]:
    """The lines that the name of a thread takes."""
    title = f"{thread.title} (continued)" if thread.continued else thread.title
    return list(wrapped(title, paper.column - 34, size=_NAME_SIZE, bold=True)) or [""]
