"""What was promised of each deliverable and its milestones, with all that was reported since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

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

_PromiseKey = tuple[int, int | None]
"""The key of a lasting deliverable, and of its milestone or ``None`` for it as a whole."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A deliverable of an edition with how it stands; ``steps`` are its milestones' records."""

    record: EditionDeliverable
    steps: tuple[EditionMilestone, ...]
    delivery: Delivery
    standing: Standing
    reports: int

    @property
    def each(self) -> tuple[tuple[EditionMilestone, Promise, StateOn], ...]:
        """Each milestone: its record, what was promised, and its state."""
        states = self.standing.worked_out.milestones
        return tuple(zip(self.steps, self.delivery.milestones, states, strict=True))


def promised_by(
    framework: Framework, on: date, keys: Iterable[int] | None = None
) -> dict[int, Promised]:
    """How every deliverable of an edition stands on a day, by its key in the edition.

    With ``keys`` only those of these keys. Six queries, however many there are.
    """
    every = {
        row.pk: row
        for row in framework.edition_deliverables.select_related("deliverable").order_by("position")
    }
    steps: dict[int, list[EditionMilestone]] = defaultdict(list)
    of_edition = EditionMilestone.objects.filter(edition_deliverable__framework=framework)
    for step in of_edition.select_related("milestone").order_by("position"):
        steps[step.edition_deliverable_id].append(step)
    reports = _reports(framework)
    since = first_day_of(framework)
    deliveries = {
        key: Delivery(
            _promise(row.title, row.deadline, reports[row.deliverable_id, None], since),
            tuple(
                _promise(
                    step.text, step.deadline, reports[row.deliverable_id, step.milestone_id], since
                )
                for step in steps[key]
            ),
        )
        for key, row in every.items()
    }
    judging = _Judging(every, deliveries, on)
    wanted = every if keys is None else {key: every[key] for key in keys if key in every}
    return {
        key: Promised(
            row,
            tuple(steps[key]),
            deliveries[key],
            judging.of(key),
            sum(len(one.reports) for one in (deliveries[key].whole, *deliveries[key].milestones)),
        )
        for key, row in wanted.items()
    }


def delivery_day(framework: Framework, day: date) -> date:
    """The day on which delivery is looked at: the one asked for, and of an edition whose
    progress is made up the last day that it was made up for, if that is earlier.
    """
    if not framework.illustrative:
        return day
    last: date | None = models.MilestoneReport.objects.filter(
        deliverable__editions__framework=framework, illustrative=True
    ).aggregate(last=Max("as_of"))["last"]
    return min(day, last) if last else day


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
        rows: Mapping[int, EditionDeliverable],
        deliveries: dict[int, Delivery],
        on: date,
    ) -> None:
        self._rows, self._deliveries, self._on = rows, deliveries, on
        key_of = {row.deliverable_id: key for key, row in rows.items()}
        self._waits: dict[int, list[int]] = defaultdict(list)
        for one, other in models.Dependency.objects.filter(
            deliverable__in=list(key_of), ended_at=None
        ).values_list("deliverable_id", "waits_for_id"):
            if other in key_of:
                self._waits[key_of[one]].append(key_of[other])
        self._overrides: dict[int, list[Override]] = defaultdict(list)
        for row in models.Override.objects.filter(deliverable__in=list(key_of)):
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


def _reports(framework: Framework) -> dict[_PromiseKey, tuple[Report, ...]]:
    found: dict[_PromiseKey, list[Report]] = defaultdict(list)
    for row in models.MilestoneReport.objects.filter(
        deliverable__editions__framework=framework
    ).order_by("number"):
        found[row.deliverable_id, row.milestone_id].append(
            Report(row.as_of, row.by, row.done_on, row.expected_on, row.reason)
        )
    return defaultdict(tuple, {key: tuple(given) for key, given in found.items()})


def _promise(text: str, rule: Any, reports: tuple[Report, ...], since: date) -> Promise:
    return Promise(text, _deadline(rule), reports, since)


def _deadline(rule: Any) -> Deadline | None:
    """The deadline that is kept; ``None`` where there is none or it cannot be read back."""
    if rule is None:
        return None
    try:
        return deadline_from_json(rule)
    except RuleFormError:
        return None
