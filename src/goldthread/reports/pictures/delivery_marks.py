"""The marks of delivery: a shape, a filling and a word for each status and each state of a date.

What is late is a dark square, what may become so a diamond, what is well a circle; what is done
is filled and ticked. They keep apart in a photocopy and without colour.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import MappingProxyType

from goldthread.framework.delivery import MilestoneState, StateOn
from goldthread.reports.pictures.marks import Mark, mark_at
from goldthread.reports.pictures.svg import QUIET, label

_LATE = (
    '<rect x="1.5" y="1.5" width="17" height="17" rx="2" fill="#a3201c"/>'
    '<path d="M10 4.5v6.6" fill="none" stroke="#fff" stroke-width="2.6"/>'
    '<circle cx="10" cy="14.6" r="1.5" fill="#fff"/>'
)
_RISK = (
    '<path d="M10 1l9 9-9 9-9-9z" fill="#f6c350" stroke="#7a4c00" stroke-width="1.4"/>'
    '<path d="M5.6 10h7m-3-3l3 3-3 3" fill="none" stroke="#4a2e00" stroke-width="2"/>'
)
_ON_TRACK = (
    '<circle cx="10" cy="10" r="8" fill="#fff" stroke="#1f6b50" stroke-width="2.4"/>'
    '<path d="M5.6 10h7m-3-3l3 3-3 3" fill="none" stroke="#1f6b50" stroke-width="2"/>'
)
_DONE = (
    '<circle cx="10" cy="10" r="9" fill="#1f6b50"/>'
    '<path d="M5.6 10.4l3 3.2 5.8-7" fill="none" stroke="#fff" stroke-width="2.3"/>'
)
_DONE_LATE = (
    '<circle cx="10" cy="10" r="8.2" fill="#fff" stroke="#7a4c00" stroke-width="2.2"/>'
    '<path d="M5.8 10.4l3 3.2 5.6-7" fill="none" stroke="#7a4c00" stroke-width="2.3"/>'
)
_NOT_STARTED = '<circle cx="10" cy="10" r="7.6" fill="#fff" stroke="#4c5864" stroke-width="2"/>'
_EXPECTED = (
    '<circle cx="10" cy="10" r="7.6" fill="#fff" stroke="#4c5864" stroke-width="2"'
    ' stroke-dasharray="3.2 2.4"/>'
)
_SOON = (
    '<circle cx="10" cy="10" r="7.6" fill="#fff" stroke="#12566f" stroke-width="2"/>'
    '<path d="M10 5.4V10l3 2.4" fill="none" stroke="#12566f" stroke-width="2"/>'
)
_ONGOING = (
    '<path d="M3 6.4h14M3 13.6h14" fill="none" stroke="#4c5864" stroke-width="2.2"/>'
    '<path d="M13.4 3.4l3.4 3-3.4 3M6.6 10.6l-3.4 3 3.4 3" fill="none" stroke="#4c5864"'
    ' stroke-width="1.6"/>'
)
_CANNOT = (
    '<path d="M6 2h8l4 8-4 8H6l-4-8z" fill="#fff" stroke="#4c5864" stroke-width="1.5"'
    ' stroke-dasharray="3 2"/>'
    '<path d="M7.6 8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 2" fill="none" stroke="#1a222b"'
    ' stroke-width="1.7"/><circle cx="10" cy="14.6" r="1.1" fill="#1a222b"/>'
)

DELIVERY_MARKS = MappingProxyType(
    {
        mark.status: mark
        for mark in (
            Mark("late", "Late", _LATE, 0, judged=True),
            Mark("at_risk", "At risk", _RISK, 1, judged=True),
            Mark("on_track", "On track", _ON_TRACK, 2, judged=True),
            Mark("not_started", "Not started", _NOT_STARTED, 3, judged=True),
            Mark("ongoing", "Ongoing", _ONGOING, 4, judged=True),
            Mark("done", "Done", _DONE, 5, judged=True),
            Mark("cannot_judge", "Cannot judge", _CANNOT, 6, judged=False),
        )
    }
)
"""The mark of each status of a deliverable, the one that asks most of the reader first."""

STATE_MARKS = MappingProxyType(
    {
        mark.status: mark
        for mark in (
            Mark("overdue", "Overdue", _LATE, 0, judged=True),
            Mark("slipped", "Slipping", _RISK, 1, judged=True),
            Mark("due_soon", "Due within 30 days", _SOON, 2, judged=True),
            Mark("in_time", "To come", _NOT_STARTED, 3, judged=True),
            Mark("expected", "Expected, without a due date", _EXPECTED, 3, judged=True),
            Mark("done_late", "Done late", _DONE_LATE, 4, judged=True),
            Mark("done", "Done", _DONE, 5, judged=True),
            Mark("ongoing", "Ongoing", _ONGOING, 6, judged=True),
            Mark("no_date", "No date", _CANNOT, 7, judged=False),
        )
    }
)
"""The mark of each state of a milestone; ``overdue`` is slipped with its day passed,
``expected`` what has no due date and is all the same expected on a day."""


LEGEND_LINE = 24


def state_key(one: StateOn) -> str:
    """The key of the mark of a state."""
    if one.overdue:
        return "overdue"
    if one.state is MilestoneState.NO_DATE and one.expected_on:
        return "expected"
    return one.state.value


def legend(keys: Collection[str], y: float, width: float) -> tuple[list[str], float]:
    """What the marks of these states mean, in rows, and how high they are."""
    drawn: list[str] = []
    x, top = 2.0, y
    for key, mark in STATE_MARKS.items():
        if key not in keys:
            continue
        needs = 26 + len(mark.words) * 7.2 + 18
        if x + needs > width and x > 2:
            x, top = 2.0, top + LEGEND_LINE
        drawn += [mark_at(mark, x, top, 16), label(mark.words, x + 22, top + 13, fill=QUIET)]
        x += needs
    return drawn, top - y + LEGEND_LINE


def each_state(states: Collection[StateOn]) -> Iterator[str]:
    """The keys of the marks that these states are drawn with."""
    return (state_key(one) for one in states)
