"""Deliverables: what was promised, by whom, by when, and how it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Value

from goldthread.framework.delivery import DeliverableStatus
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS
from goldthread.reports.pictures.marks import Mark
from goldthread.web.delivery.selectors.promises import (
    DeliveryRecords,
    Promised,
    delivery_records,
)
from goldthread.web.records.models import (
    DeliverableLead,
    DeliverablePlacement,
    DeliverableProgramme,
    PersonKind,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import PORTFOLIO, Place, by_what_they_are

_PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class DeliverableFacts:
    """A deliverable as a list shows it, with how it stands on the day that is looked at."""

    key: int
    code: str
    title: str
    href: str
    places: tuple[Place, ...]
    lead_members: tuple[str, ...]
    lead_officers: tuple[str, ...]
    programmes: tuple[str, ...]
    portfolios: tuple[str, ...]
    deadline_text: str | None
    due_on: date | None
    promised: Promised

    @property
    def status(self) -> DeliverableStatus:
        """The status that counts."""
        return self.promised.standing.status

    @property
    def mark(self) -> Mark:
        """The mark of its status."""
        return DELIVERY_MARKS[self.status.value]

    @property
    def because(self) -> str:
        """Why it stands so."""
        return self.promised.standing.because

    @property
    def chosen(self) -> bool:
        """Whether somebody chose this status over the one worked out."""
        return self.promised.standing.override is not None

    @property
    def milestones(self) -> int:
        """How many milestones it has."""
        return len(self.promised.steps)

    @property
    def milestones_done(self) -> int:
        """How many of its milestones are done."""
        return sum(one.state.is_done for one in self.promised.standing.worked_out.milestones)


def deliverable_facts(
    scope: Scope,
    keys: Collection[int] | None = None,
    *,
    known: DeliveryRecords | None = None,
    on: date | None = None,
) -> tuple[DeliverableFacts, ...]:
    """The deliverables of the framework (or those of these keys) in document order.

    As they stand on the day that delivery is looked at, or ``on`` a day. Seven queries, however
    many they are; two where what is ``known`` of their delivery was read already.
    """
    known = known or delivery_records(scope.framework)
    standing = known.standing_on(on or known.day(scope.day), known_at=scope.known_at)
    within: dict[str, object] = {"edition_deliverable__framework": scope.framework}
    if keys is not None:
        within = {"edition_deliverable_id__in": keys}
    places: dict[int, list[Place]] = defaultdict(list)
    for key, *place in (
        DeliverablePlacement.objects.filter(**within)
        .order_by("position")
        .values_list("edition_deliverable_id", "node_id", "role", "topic")
    ):
        places[key].append(Place(*place))
    names = _names(scope, within)
    found = []
    for key, row in known.rows.items():
        if keys is not None and key not in keys:
            continue
        dated = [step.due_on for step in known.steps.get(key, ()) if step.due_on]
        found.append(
            DeliverableFacts(
                key=key,
                code=row.deliverable.code,
                title=row.title,
                href=scope.address("deliverable", row.deliverable.code),
                places=tuple(places[key]),
                lead_members=tuple(names[key, PersonKind.MEMBER]),
                lead_officers=tuple(names[key, PersonKind.OFFICER]),
                portfolios=tuple(dict.fromkeys(names[key, PORTFOLIO])),
                programmes=tuple(names[key, _PROGRAMME]),
                deadline_text=row.deadline_text,
                due_on=row.due_on or max(dated, default=None),
                promised=standing[key],
            )
        )
    return tuple(found)


def _names(scope: Scope, within: Mapping[str, object]) -> Mapping[tuple[int, str], list[str]]:
    """The people, portfolios and programmes of each deliverable, by what they are. One query."""
    leads = DeliverableLead.objects.filter(**within).values_list(
        "position", "edition_deliverable_id", "person__kind", "person__name", "person__post"
    )
    programmes = DeliverableProgramme.objects.filter(**within).values_list(
        "position",
        "edition_deliverable_id",
        Value(_PROGRAMME, CharField()),
        "programme__name",
        Value("", CharField()),
    )
    return by_what_they_are(leads, programmes, scope.then.portfolios if scope.then else {})
