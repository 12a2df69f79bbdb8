"""What was to be delivered: by priority, with the milestones due, done and slipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldthread.framework.wording import counted, day
from goldthread.reports.pack.blocks import (
    Block,
    Column,
    ColumnKind,
    Heading,
    NewPage,
    Row,
    StatusMark,
    Table,
    Words,
)
from goldthread.reports.pack.composing.parts import (
    cell,
    delivery_mark,
    people,
    said,
    without_empty_columns,
)
from goldthread.reports.pack.measures import tops_of
from goldthread.reports.pack.report import (
    Inclusion,
    Report,
    ReportDeliverable,
    ReportMilestone,
    ReportNode,
)
from goldthread.reports.pack.sentences.summary import how_delivery_stands, how_milestones_stand

_DELIVERABLES = (
    Column("Deliverable", share=2.8),
    Column("Due", share=1.3),
    Column("Status", ColumnKind.MARK, 1.2),
    Column("Because", share=4),
    Column("Led by", share=2.6),
)
_MILESTONES = (
    Column("Milestone", share=3),
    Column("Deliverable", share=2.4),
    Column("Due", share=1.3),
    Column("State", ColumnKind.MARK, 1.8),
    Column("Why", share=2),
)


def delivery(report: Report) -> Iterator[Block]:
    """The chapter on deliverables: all of them, or those a reader is to look at."""
    if not report.deliverables:
        return
    yield NewPage()
    yield Heading(1, "Delivery", "delivery")
    yield said(
        how_delivery_stands(report.deliverables),
        how_milestones_stand(report.deliverables),
        lead=True,
    )
    whole = report.inclusion is Inclusion.EVERYTHING
    for top, here in _by_top(report):
        yield Heading(2, f"{top.level}: {top.title}", f"delivery-{top.id}")
        yield said(how_delivery_stands(here))
        if whole:
            yield _table(f"deliverables-{top.id}", top, here, counted(len(here), "deliverable"))
        else:
            yield from _picked(report, top, here)
    yield from _milestones(report)


def every_deliverable(report: Report) -> Iterator[Block]:
    """Every deliverable, where the chapter on delivery shows but some of them."""
    if report.inclusion is Inclusion.EVERYTHING or not report.deliverables:
        return
    yield NewPage(sideways=True)
    yield Heading(1, "Every deliverable", "every-deliverable")
    for top, here in _by_top(report):
        yield Heading(2, f"{top.level}: {top.title}", f"every-deliverable-{top.id}")
        yield _table(f"deliverables-{top.id}", top, here, counted(len(here), "deliverable"))


def _by_top(report: Report) -> Iterator[tuple[ReportNode, list[ReportDeliverable]]]:
    """The deliverables under each place at the top; one at several places under its first."""
    tops = tops_of(report)
    for top in (node for node in report.nodes if node.parent is None):
        here = [
            one
            for one in report.deliverables
            if one.standings and tops[one.standings[0].node].id == top.id
        ]
        if here:
            yield top, here


def _picked(report: Report, top: ReportNode, here: Sequence[ReportDeliverable]) -> Iterator[Block]:
    if report.inclusion is Inclusion.CHANGED:
        picked = [one for one in here if one.status_before not in (None, one.status)]
        caption = "Deliverables whose status changed"
    else:
        picked = [one for one in here if one.status in ("late", "at_risk")]
        picked.sort(key=lambda one: one.status != "late")
        caption = "Deliverables late or at risk"
    if picked:
        yield _table(f"picked-deliverables-{top.id}", top, picked, caption)


def _table(key: str, top: ReportNode, listed: Sequence[ReportDeliverable], caption: str) -> Table:
    rows = tuple(_row(one) for one in listed)
    return without_empty_columns(
        Table(key, caption, _DELIVERABLES, rows, name=f"Deliverables of {top.title}: {caption}")
    )


def _row(deliverable: ReportDeliverable) -> Row:
    return Row(
        (
            (Words(deliverable.title, href=deliverable.address),),
            cell(deliverable.due_words or _when_due(deliverable)),
            (delivery_mark(deliverable),),
            cell(deliverable.status_because),
            cell(people(deliverable.lead_officers or deliverable.lead_members)),
        )
    )


def _when_due(deliverable: ReportDeliverable) -> str:
    return day(deliverable.due_by) if deliverable.due_by else ""


def _milestones(report: Report) -> Iterator[Block]:
    """The milestones that slipped, those due in the period, and those done in it."""
    steps = [(step, one) for one in report.deliverables for step in one.milestones]
    period = report.period
    slipped = [pair for pair in steps if pair[0].state == "slipped"]
    due = [
        pair
        for pair in steps
        if pair[0].state == "due"
        and pair[0].due_by is not None
        and period.first <= pair[0].due_by <= period.last
    ]
    done = [
        pair
        for pair in steps
        if pair[0].done_on is not None and period.first <= pair[0].done_on <= period.last
    ]
    for key, title, found in (
        ("slipped", "Milestones that slipped", slipped),
        ("due", f"Milestones due in {period.label} and not yet done", due),
        ("done", f"Milestones done in {period.label}", done),
    ):
        if found:
            yield Heading(2, title, f"milestones-{key}")
            rows = tuple(_step(step, one) for step, one in found)
            yield without_empty_columns(
                Table(
                    f"milestones-{key}",
                    counted(len(found), "milestone"),
                    _MILESTONES,
                    rows,
                    name=title,
                )
            )


def _step(step: ReportMilestone, deliverable: ReportDeliverable) -> Row:
    return Row(
        (
            (Words(step.text),),
            (Words(deliverable.title, href=deliverable.address),),
            cell(day(step.due_by) if step.due_by else step.due_words),
            (StatusMark("milestone", step.state, step.state_words),),
            cell(step.reason),
        )
    )
