"""Deliverables and milestones with their status, as tables to download."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.reports.csv import Cell
from goldthread.reports.pictures.delivery_marks import STATE_MARKS, state_key
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts
from goldthread.web.scorecards.tables import Table, table


def deliverables_with_status(name: str, items: Iterable[DeliverableFacts]) -> Table:
    """One row for every deliverable."""
    return table(
        name,
        (
            "Deliverable",
            "Title",
            "Status",
            "Why",
            "Status worked out",
            "Chosen by",
            "Chosen until",
            "Deadline as printed",
            "Last day",
            "Expected to end",
            "Milestones",
            "Milestones done",
            "Lead members",
            "Lead officers",
            "Programmes",
        ),
        (_deliverable(item) for item in items),
    )


def milestones_with_state(name: str, items: Iterable[DeliverableFacts]) -> Table:
    """One row for every milestone of every deliverable, and for each that has a date itself."""
    return table(
        name,
        (
            "Deliverable",
            "Title",
            "Milestone",
            "Due from",
            "Due by",
            "State",
            "Why",
            "Done on",
            "Expected on",
            "Days late",
        ),
        (row for item in items for row in _milestones(item)),
    )


def _deliverable(item: DeliverableFacts) -> tuple[Cell, ...]:
    standing = item.promised.standing
    chosen = standing.override
    return (
        item.code,
        item.title,
        standing.status.words,
        standing.because,
        standing.worked_out.status.words,
        chosen.by if chosen else None,
        chosen.until if chosen else None,
        item.deadline_text,
        item.due_on,
        standing.worked_out.ends_on,
        item.milestones,
        item.milestones_done,
        "; ".join(item.lead_members),
        "; ".join(item.lead_officers),
        "; ".join(item.programmes),
    )


def _milestones(item: DeliverableFacts) -> Iterable[tuple[Cell, ...]]:
    judged, delivery = item.promised.standing.worked_out, item.promised.delivery
    rows = [*zip((one.text for one in delivery.milestones), judged.milestones, strict=True)]
    if delivery.whole.deadline or delivery.whole.reports or not rows:
        rows.append(("The deliverable as a whole", judged.whole))
    for text, state in rows:
        yield (
            item.code,
            item.title,
            text,
            state.stretch.first if state.stretch else None,
            state.stretch.last if state.stretch else None,
            STATE_MARKS[state_key(state)].words,
            state.because,
            state.done_on,
            state.expected_on,
            state.days_late or None,
        )
