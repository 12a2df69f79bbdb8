"""What was promised of each deliverable and its milestones, with all that was reported since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread import framework as core
from goldthread.framework.delivery import (
    DeliverableStatus,
    Delivery,
    Override,
    Promise,
    Report,
    Standing,
    StateOn,
    Waiting,
    standing,
)
from goldthread.framework.rules import Deadline
from goldthread.framework.rules.json_form import deadline_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.lint.reading.edition import edition_of
from goldthread.web.delivery import models
from goldthread.web.records.models import (
    Deliverable,
    EditionDeliverable,
    EditionMilestone,
    Framework,
    Milestone,
)
from goldthread.web.records.selectors import framework_in_force


@dataclass(frozen=True, slots=True)
class Promised:
    """A deliverable of an edition with how it stands; ``steps`` are its milestones' records."""

    record: EditionDeliverable
    steps: tuple[EditionMilestone, ...]
    delivery: Delivery
    standing: Standing

    @property
    def each(self) -> tuple[tuple[EditionMilestone, Promise, StateOn], ...]:
        """Each milestone: its record, what was promised, and its state."""
        states = self.standing.worked_out.milestones
        return tuple(zip(self.steps, self.delivery.milestones, states, strict=True))

    @property
    def promises(self) -> tuple[tuple[Promise, StateOn], ...]:
        """What was promised of each milestone, and of the whole at last, with its state."""
        own, judged = self.delivery, self.standing.worked_out
        return tuple(zip((*own.milestones, own.whole), judged.states, strict=True))


@dataclass(frozen=True, slots=True)
class DeliveryRecords:
    """All that is on record of the delivery of an edition, read once.

    However many deliverables there are, it takes five queries, and how they stand on any day
    none.
    """

    framework: Framework
    rows: Mapping[int, EditionDeliverable]
    steps: Mapping[int, tuple[EditionMilestone, ...]]
    reports: tuple[models.MilestoneReport, ...]
    overrides: tuple[models.Override, ...]
    dependencies: tuple[models.Dependency, ...]

    def day(self, wanted: date) -> date:
        """The day on which delivery is looked at: the one asked for, and of an edition whose
        progress is made up the last day that it was made up for, if that is earlier.
        """
        if not self.framework.illustrative:
            return wanted
        made_up = [row.as_of for row in self.reports if row.illustrative]
        return min([wanted, max(made_up)]) if made_up else wanted

    def standing_on(self, on: date, *, known_at: datetime | None = None) -> dict[int, Promised]:
        """How every deliverable stands on a day, by its key in the edition.

        With ``known_at`` by what had been said by that moment: what was said of the day later,
        or taken back, is as it was then.
        """
        reports: dict[tuple[int, int | None], list[Report]] = defaultdict(list)
        for row in self.reports:
            if _was_said(row, known_at):
                said = Report(row.as_of, row.by, row.done_on, row.expected_on, row.reason)
                reports[row.deliverable_id, row.milestone_id].append(said)
        since = first_day_of(self.framework)
        deliveries = {
            key: Delivery(
                Promise(
                    row.title,
                    _deadline(row.deadline),
                    tuple(reports[row.deliverable_id, None]),
                    since,
                ),
                tuple(
                    Promise(
                        step.text,
                        _deadline(step.deadline),
                        tuple(reports[row.deliverable_id, step.milestone_id]),
                        since,
                    )
                    for step in self.steps.get(key, ())
                ),
            )
            for key, row in self.rows.items()
        }
        judging = _Judging(self, deliveries, on, known_at)
        return {
            key: Promised(row, self.steps.get(key, ()), deliveries[key], judging.of(key))
            for key, row in self.rows.items()
        }


def delivery_records(framework: Framework) -> DeliveryRecords:
    """All that is on record of the delivery of an edition. Five queries."""
    steps: dict[int, list[EditionMilestone]] = defaultdict(list)
    of_edition = EditionMilestone.objects.filter(edition_deliverable__framework=framework)
    for step in of_edition.select_related("milestone").order_by("position"):
        steps[step.edition_deliverable_id].append(step)
    rows = framework.edition_deliverables.select_related("deliverable").order_by("position")
    stated: dict[str, Any] = {"deliverable__editions__framework": framework}
    return DeliveryRecords(
        framework=framework,
        rows={row.pk: row for row in rows},
        steps={key: tuple(own) for key, own in steps.items()},
        reports=tuple(models.MilestoneReport.objects.filter(**stated).order_by("number")),
        overrides=tuple(models.Override.objects.filter(**stated).order_by("pk")),
        dependencies=tuple(models.Dependency.objects.filter(**stated).order_by("pk")),
    )


def promised_by(framework: Framework, on: date) -> dict[int, Promised]:
    """How every deliverable of an edition stands on a day, by its key in it. Five queries."""
    return delivery_records(framework).standing_on(on)


def first_day_of(framework: Framework) -> date:
    """The first day an edition is for, by its own words, else the day it was adopted or read."""
    said = edition_of(
        core.Framework(
            title=framework.title,
            nodes=(),
            edition=framework.edition,
            introduction=tuple(framework.introduction),
        )
    )
    return said.first if said else (framework.adopted_at or framework.read_at).date()


def deadline_of(deliverable: Deliverable, milestone: Milestone | None) -> Deadline | None:
    """The deadline of a milestone, or of the deliverable, by the edition in force."""
    framework = framework_in_force(deliverable.authority)
    row: EditionDeliverable | EditionMilestone | None
    if milestone is None:
        row = deliverable.editions.filter(framework=framework).first()
    else:
        row = milestone.editions.filter(edition_deliverable__framework=framework).first()
    return _deadline(row.deadline) if row else None


class _Judging:
    """Every deliverable of an edition judged once, those that others wait for before them."""

    def __init__(
        self,
        known: DeliveryRecords,
        deliveries: Mapping[int, Delivery],
        on: date,
        known_at: datetime | None,
    ) -> None:
        self._rows, self._deliveries, self._on = known.rows, deliveries, on
        key_of = {row.deliverable_id: key for key, row in known.rows.items()}
        self._waits: dict[int, list[int]] = defaultdict(list)
        for link in known.dependencies:
            if link.waits_for_id in key_of and _waited(link, known_at):
                self._waits[key_of[link.deliverable_id]].append(key_of[link.waits_for_id])
        self._overrides: dict[int, list[Override]] = defaultdict(list)
        for row in known.overrides:
            if known_at is not None and row.at > known_at:
                continue
            # The last one is the one that counts: one that was taken back ends all before it.
            own = self._overrides[key_of[row.deliverable_id]]
            own.clear()
            if not row.taken_back:
                status = DeliverableStatus(row.status)
                own.append(Override(status, row.reason, row.since, row.until, row.by))
        self._judged: dict[int, Standing] = {}

    def of(self, key: int) -> Standing:
        """How one stands; actions see to it that none waits for itself."""
        if key not in self._judged:
            waiting = tuple(
                Waiting(self._rows[other].title, known.status, known.worked_out.ends_on)
                for other in self._waits[key]
                if not (known := self.of(other)).status.is_done
            )
            delivery = self._deliveries[key]
            self._judged[key] = standing(
                Delivery(delivery.whole, delivery.milestones, waiting),
                self._on,
                self._overrides[key],
            )
        return self._judged[key]


def _was_said(row: models.MilestoneReport, known_at: datetime | None) -> bool:
    """Whether a report had been given by a moment; one that is made up was on its own day."""
    if known_at is None:
        return True
    if row.illustrative:
        return row.as_of <= timezone.localtime(known_at).date()
    return row.at <= known_at


def _waited(link: models.Dependency, known_at: datetime | None) -> bool:
    if known_at is None:
        return link.ended_at is None
    return link.added_at <= known_at and (link.ended_at is None or link.ended_at > known_at)


def _deadline(rule: Any) -> Deadline | None:
    """The deadline that is kept; ``None`` where there is none or it cannot be read back."""
    if rule is None:
        return None
    try:
        return deadline_from_json(rule)
    except RuleFormError:
        return None
