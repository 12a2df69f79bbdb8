"""What was to be delivered: by priority, with the milestones due, done and slipped."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework.wording import day
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
from goldthread.reports.pack.composing.parts import cell, delivery_mark, people, said
from goldthread.reports.pack.measures import tops_of
from goldthread.reports.pack.report import Report, ReportDeliverable, ReportMilestone
from goldthread.reports.pack.sentences.summary import how_delivery_stands, how_milestones_stand

_DELIVERABLES = (
    Column("Deliverable", share=3),
    Column("Due", share=1.4),
    Column("Status", ColumnKind.MARK, 1.4),
    Column("Because", share=3),
    Column("Led by", share=1.8),
)
_MILESTONES = (
    Column("Milestone", share=3),
    Column("Deliverable", share=2.4),
    Column("Due", share=1.3),
    Column("State", ColumnKind.MARK, 1.8),
    Column("Why", share=2),
)


def delivery(report: Report) -> Iterator[Block]:
    """The chapter on deliverables; a deliverable at several places is listed at its first."""
    if not report.deliverables:
        return
    yield NewPage()
    yield Heading(1, "Delivery", "delivery")
    yield said(
        how_delivery_stands(report.deliverables),
        how_milestones_stand(report.deliverables),
        lead=True,
    )
    tops = tops_of(report)
    for top in (node for node in report.nodes if node.parent is None):
        here = [
            one
            for one in report.deliverables
            if one.standings and tops[one.standings[0].node].id == top.id
        ]
        if here:
            yield Heading(2, f"{top.level}: {top.title}", f"delivery-{top.id}")
            yield said(how_delivery_stands(here))
            yield Table(
                f"deliverables-{top.id}",
                f"Deliverables of {top.title}",
                _DELIVERABLES,
                tuple(_row(one) for one in here),
            )
    yield from _milestones(report)


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
            yield Table(f"milestones-{key}", title, _MILESTONES, rows)


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
