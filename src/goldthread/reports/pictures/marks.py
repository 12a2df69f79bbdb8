"""The mark of each status: a shape, a colour and a word, each enough on its own.

The shapes differ in outline, in filling and in what stands inside, so that they keep apart in
a photocopy and for readers who do not see red from green. What needs attention is the
heaviest: a dark square; what has nothing to say yet is the lightest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from goldthread.reports.pictures.svg import Number, coordinate, text

SIZE = 20
"""Marks are drawn in a square of this many units."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one status is drawn: SVG in a square of ``SIZE`` units, and the words beside it.

    ``weight`` orders marks by how much they ask of the reader, the most first.
    ``judged`` is false where no judgement has been made.
    """

    status: str
    words: str
    drawing: str
    weight: int
    judged: bool

    @property
    def slug(self) -> str:
        """The words as they stand in an address."""
        return self.words.lower().replace(" ", "-")

    @property
    def picture(self) -> str:
        """The mark as an SVG of its own, which takes the size it is given."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
            f"{self.drawing}</svg>"
        )


_OFF = (
    '<rect x="1.5" y="1.5" width="17" height="17" rx="2" fill="#a3201c"/>'
    '<path d="M6 6l8 8m0-8l-8 8" fill="none" stroke="#fff" stroke-width="2.4"/>'
)
_CLOSE = (
    '<path d="M10 1l9 9-9 9-9-9z" fill="#f6c350" stroke="#7a4c00" stroke-width="1.4"/>'
    '<path d="M6 10h8" fill="none" stroke="#4a2e00" stroke-width="2.4"/>'
)
_ON = (
    '<circle cx="10" cy="10" r="8.5" fill="#2f8a69"/>'
    '<path d="M6 10.4l2.9 3 5.2-6.4" fill="none" stroke="#fff" stroke-width="2.2"/>'
)
_CANNOT = (
    '<path d="M6 2h8l4 8-4 8H6l-4-8z" fill="#fff" stroke="#4c5864" stroke-width="1.5"/>'
    '<path d="M7.6 8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 2" fill="none" stroke="#1a222b"'
    ' stroke-width="1.7"/><circle cx="10" cy="14.6" r="1.1" fill="#1a222b"/>'
)
_NONE = '<circle cx="10" cy="10" r="6" fill="#fff" stroke="#6b7783" stroke-width="1.7"/>'
_AWAITING = (
    '<g fill="#6b7783"><circle cx="3.6" cy="10" r="2"/><circle cx="10" cy="10" r="2"/>'
    '<circle cx="16.4" cy="10" r="2"/></g>'
)
_COMPARATOR = (
    '<g fill="#6b7783"><circle cx="3.6" cy="10" r="2"/><circle cx="10" cy="10" r="2"/></g>'
    '<path d="M16 4v12" stroke="#6b7783" stroke-width="2.4"/>'
)

MARKS = MappingProxyType(
    {
        mark.status: mark
        for mark in (
            Mark("off_target", "Off target", _OFF, 0, judged=True),
            Mark("close", "Close to target", _CLOSE, 1, judged=True),
            Mark("on_target", "On target", _ON, 2, judged=True),
            Mark("cannot_judge", "Cannot judge", _CANNOT, 3, judged=False),
            Mark("no_target", "No target", _NONE, 4, judged=False),
            Mark("awaiting_comparator", "Awaiting comparator", _COMPARATOR, 5, judged=False),
            Mark("awaiting_data", "Awaiting data", _AWAITING, 6, judged=False),
        )
    }
)
"""Every status by its word in the data, the one that asks most of the reader first."""


def mark_symbols(marks: Iterable[Mark] = tuple(MARKS.values())) -> str:
    """The drawings of these marks, once for a page; each is then drawn by its id."""
    symbols = "".join(
        f'<symbol id="mark-{text(mark.status)}" viewBox="0 0 {SIZE} {SIZE}">{mark.drawing}</symbol>'
        for mark in marks
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="gt-symbols" width="0" height="0" '
        f'aria-hidden="true" focusable="false">{symbols}</svg>'
    )


def mark_at(mark: Mark | str, x: Number, y: Number, size: Number = SIZE) -> str:
    """A mark, or that of a status, with its top left corner at a point of a larger picture."""
    scale = float(size) / SIZE
    drawing = MARKS[mark].drawing if isinstance(mark, str) else mark.drawing
    return (
        f'<g transform="translate({coordinate(x)} {coordinate(y)}) scale({scale:.3g})">'
        f"{drawing}</g>"
    )
