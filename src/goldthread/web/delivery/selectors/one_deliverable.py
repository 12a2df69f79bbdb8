"""One deliverable: how it stands, and everything that was said of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.framework.delivery import Redating, StateOn, redatings
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS, STATE_MARKS, state_key
from goldthread.reports.pictures.marks import Mark
from goldthread.reports.wording import deadline_sentence
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.delivery.models import (
    Dependency,
    MilestoneReport,
    Override,
    Remark,
    ReportEvidence,
    RiskOrIssue,
)
from goldthread.web.delivery.selectors.promises import Promised
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverable_page import DeliverablePage, Moved
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone, or the deliverable as a whole, in the table of its page."""

    number: int
    text: str
    deadline_text: str | None
    understood: str
    state: StateOn
    moved: tuple[Redating, ...]

    @property
    def mark(self) -> Mark:
        """The mark of its state."""
        return STATE_MARKS[state_key(self.state)]


@dataclass(frozen=True, slots=True)
class SaidOnce:
    """One report with its files; ``of`` is its milestone, blank where it is of the whole."""

    report: MilestoneReport
    of: str
    files: tuple[ReportEvidence, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another deliverable that this one waits for, or that waits for it."""

    link: Dependency
    title: str
    href: str
    mark: Mark
    because: str


@dataclass(frozen=True)
class DeliveryOf:
    """All of the delivery of one deliverable."""

    day: date
    facts: DeliverableFacts
    lines: tuple[MilestoneLine, ...]
    reports: tuple[SaidOnce, ...]
    overrides: tuple[Override, ...]
    waits_for: tuple[Neighbour, ...]
    waited_for_by: tuple[Neighbour, ...]
    moves: tuple[Moved, ...]
    risks: tuple[RiskOrIssue, ...]
    remarks: tuple[Remark, ...]
    may_report: bool
    may_shape: bool
    may_remark: bool


def delivery_of(scope: Scope, told: DeliverablePage, reader: Any) -> DeliveryOf:
    """The delivery of one deliverable, with what this reader may see and do.

    Three queries, and those that say what the reader may do.
    """
    lasting, known = told.record.deliverable, told.known
    lasting.authority = scope.authority  # at hand already
    day = known.day(scope.day)
    by_lasting = {one.record.deliverable_id: one for one in known.standing_on(day).values()}
    links = [link for link in known.dependencies if link.ended_at is None]
    inside = may(reader, Permission.SEE_RETURNS, scope.authority)
    return DeliveryOf(
        day=day,
        facts=told.facts,
        lines=tuple(_lines(told.facts.promised)),
        reports=_reports(told, day),
        overrides=tuple(
            one for one in reversed(known.overrides) if one.deliverable_id == lasting.pk
        ),
        waits_for=tuple(
            _neighbour(scope, one, by_lasting[one.waits_for_id])
            for one in links
            if one.deliverable_id == lasting.pk and one.waits_for_id in by_lasting
        ),
        waited_for_by=tuple(
            _neighbour(scope, one, by_lasting[one.deliverable_id])
            for one in links
            if one.waits_for_id == lasting.pk and one.deliverable_id in by_lasting
        ),
        moves=told.moves,
        risks=tuple(lasting.risks.select_related("owner").order_by("closed_at", "pk")),
        remarks=tuple(lasting.remarks.order_by("at")) if inside else (),
        may_report=may(reader, Permission.REPORT_PROGRESS, lasting),
        may_shape=may(reader, Permission.SHAPE_DELIVERY, lasting),
        may_remark=may(reader, Permission.COMMENT, lasting),
    )


def _reports(told: DeliverablePage, day: date) -> tuple[SaidOnce, ...]:
    """What was said of it by a day, the last first, each with its files. One query."""
    own = [
        row
        for row in reversed(told.known.reports)
        if row.deliverable_id == told.record.deliverable_id and row.as_of <= day
    ]
    texts = {step.milestone_id: str(step.milestone) for step in told.facts.promised.steps}
    files: dict[int, list[ReportEvidence]] = defaultdict(list)
    for file in ReportEvidence.objects.filter(report__in=own) if own else ():
        files[file.report_id].append(file)
    return tuple(
        SaidOnce(
            row, texts.get(row.milestone_id, "") if row.milestone_id else "", tuple(files[row.pk])
        )
        for row in own
    )


def _lines(own: Promised) -> list[MilestoneLine]:
    lines = [
        MilestoneLine(
            number,
            step.text,
            step.deadline_text,
            deadline_sentence(promise.deadline) if promise.deadline else "",
            state,
            tuple(redatings(promise)),
        )
        for number, (step, promise, state) in enumerate(own.each, start=1)
    ]
    whole = own.delivery.whole
    if whole.deadline or whole.reports or not lines:
        lines.append(
            MilestoneLine(
                len(lines) + 1,
                "The deliverable as a whole" if lines else own.record.title,
                own.record.deadline_text,
                deadline_sentence(whole.deadline) if whole.deadline else "",
                own.standing.worked_out.whole,
                tuple(redatings(whole)),
            )
        )
    return lines


def _neighbour(scope: Scope, link: Dependency, promised: Promised) -> Neighbour:
    return Neighbour(
        link,
        promised.record.title,
        scope.address("deliverable", promised.record.deliverable.code),
        DELIVERY_MARKS[promised.standing.status.value],
        promised.standing.because,
    )
