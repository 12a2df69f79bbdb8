"""One deliverable: how it stands, and everything that was said of it."""

from __future__ import annotations

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
    LinkedMeasure,
    MilestoneReport,
    Override,
    Remark,
    RiskOrIssue,
)
from goldthread.web.delivery.selectors.portfolio import Item
from goldthread.web.delivery.selectors.promises import Promised, delivery_day, promised_by
from goldthread.web.records.models import EditionDeliverable, EditionMeasure
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts


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
class Neighbour:
    """Another deliverable that this one waits for, or that waits for it."""

    link: Dependency
    title: str
    href: str
    mark: Mark
    because: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure that the deliverable is meant to move, as it stands."""

    link: LinkedMeasure
    facts: MeasureFacts | None


@dataclass(frozen=True)
class DeliveryOf:
    """All of the delivery of one deliverable."""

    day: date
    item: Item
    lines: tuple[MilestoneLine, ...]
    reports: tuple[MilestoneReport, ...]
    overrides: tuple[Override, ...]
    waits_for: tuple[Neighbour, ...]
    waited_for_by: tuple[Neighbour, ...]
    moves: tuple[Moved, ...]
    risks: tuple[RiskOrIssue, ...]
    remarks: tuple[Remark, ...]
    may_report: bool
    may_shape: bool
    may_remark: bool

    @property
    def last_number(self) -> int:
        """The number of the last report, for whoever is about to give another."""
        return self.reports[0].number if self.reports else 0


def delivery_of(
    scope: Scope, record: EditionDeliverable, facts: DeliverableFacts, reader: Any
) -> DeliveryOf:
    """The delivery of one deliverable, with what this reader may see and do. A dozen queries."""
    lasting = record.deliverable
    day = delivery_day(scope.framework, scope.day)
    promised = promised_by(scope.framework, day)
    own = promised[record.pk]
    by_lasting = {one.record.deliverable_id: one for one in promised.values()}
    links = list(
        Dependency.objects.for_authority(scope.authority)
        .filter(ended_at=None)
        .select_related("deliverable", "waits_for")
    )
    inside = may(reader, Permission.SEE_RETURNS, scope.authority)
    return DeliveryOf(
        day=day,
        item=Item(facts, own),
        lines=tuple(_lines(own)),
        reports=tuple(
            lasting.milestone_reports.filter(as_of__lte=day)
            .select_related("milestone")
            .prefetch_related("evidence")
            .order_by("-number")
        ),
        overrides=tuple(lasting.overrides.order_by("-pk")),
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
        moves=_moves(scope, record),
        risks=tuple(lasting.risks.select_related("owner").order_by("closed_at", "pk")),
        remarks=tuple(lasting.remarks.order_by("at")) if inside else (),
        may_report=may(reader, Permission.REPORT_PROGRESS, lasting),
        may_shape=may(reader, Permission.SHAPE_DELIVERY, lasting),
        may_remark=may(reader, Permission.COMMENT, lasting),
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


def _moves(scope: Scope, record: EditionDeliverable) -> tuple[Moved, ...]:
    links = list(record.deliverable.linked_measures.filter(ended_at=None).select_related("measure"))
    if not links:
        return ()
    keys = dict(
        EditionMeasure.objects.filter(
            framework=scope.framework, measure__in=[one.measure_id for one in links]
        ).values_list("measure_id", "pk")
    )
    facts = {one.key: one for one in measure_facts(scope, set(keys.values()))} if keys else {}
    return tuple(Moved(one, facts.get(keys.get(one.measure_id, 0))) for one in links)
