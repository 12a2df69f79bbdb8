"""What the timeline and the overview are drawn from."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.reports.pictures.delivery_overview import Part
from goldthread.reports.pictures.delivery_timeline import TimelineRow
from goldthread.web.delivery.selectors.one_deliverable import DeliveryOf
from goldthread.web.delivery.selectors.portfolio import Portfolio
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts


def rows_of(items: Iterable[DeliverableFacts]) -> tuple[TimelineRow, ...]:
    """A row for each deliverable that has any day to be drawn at, in order."""
    drawn = []
    for one in items:
        states = one.promised.standing.worked_out.states
        if any(state.stretch or state.done_on or state.expected_on for state in states):
            drawn.append(TimelineRow(one.title, one.href, one.mark, states))
    return tuple(drawn)


def lines_of(told: DeliveryOf) -> tuple[TimelineRow, ...]:
    """A row for each date of one deliverable."""
    return tuple(
        TimelineRow(f"{line.number}. {line.text}", told.facts.href, line.mark, (line.state,))
        for line in told.lines
    )


def parts_of(told: Portfolio) -> tuple[Part, ...]:
    """The themes of a framework under their priorities, each with every date that is due there.

    A deliverable that stands in several themes is drawn in the first, so that each date is one
    mark.
    """
    parts: dict[int, list[DeliverableFacts]] = {}
    for item in told.items:
        if item.places:
            path = told.tree.path(item.places[0].node)
            parts.setdefault(path[min(1, len(path) - 1)].key, []).append(item)
    made = []
    for branch in told.tree.branches:
        if branch.key in parts:
            path = told.tree.path(branch.key)
            made.append(
                Part(
                    branch.title,
                    f"#of-{branch.code}",
                    path[0].title if len(path) > 1 else "",
                    tuple(
                        state
                        for item in parts[branch.key]
                        for state in item.promised.standing.worked_out.states
                    ),
                )
            )
    return tuple(made)
