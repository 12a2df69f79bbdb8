"""Deliverables: what was promised, by whom, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldthread.reports.wording import day
from goldthread.web.records.models import (
    DeliverableLead,
    DeliverablePlacement,
    DeliverableProgramme,
    EditionDeliverable,
    EditionMilestone,
    PersonKind,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import PORTFOLIO, Place


@dataclass(frozen=True, slots=True)
class DeliverableFacts:
    """A deliverable as a list shows it."""

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
    milestones: int
    when: str


def deliverable_facts(
    scope: Scope, keys: Collection[int] | None = None
) -> tuple[DeliverableFacts, ...]:
    """The deliverables of the framework (or those of these keys) in document order. Five queries."""
    rows = EditionDeliverable.objects.filter(framework=scope.framework)
    within: dict[str, object] = {"edition_deliverable__framework": scope.framework}
    if keys is not None:
        rows, within = rows.filter(pk__in=keys), {"edition_deliverable_id__in": keys}
    milestones = EditionMilestone.objects.filter(**within).order_by("position")
    return _facts(
        scope,
        rows.select_related("deliverable")
        .only("deliverable__code", "title", "position", "deadline_text", "due_on")
        .order_by("position"),
        within,
        milestones.values_list("edition_deliverable_id", "due_on"),
    )


def facts_of_deliverable(
    scope: Scope, record: EditionDeliverable, milestones: Iterable[EditionMilestone]
) -> DeliverableFacts:
    """The facts of one deliverable that was read with its milestones. Three queries."""
    due = [(record.pk, row.due_on) for row in milestones]
    return _facts(scope, [record], {"edition_deliverable": record}, due)[0]


def _facts(
    scope: Scope,
    rows: Iterable[EditionDeliverable],
    within: Mapping[str, object],
    due: Iterable[tuple[int, date | None]],
) -> tuple[DeliverableFacts, ...]:
    places: dict[int, list[Place]] = defaultdict(list)
    for key, *place in (
        DeliverablePlacement.objects.filter(**within)
        .order_by("position")
        .values_list("edition_deliverable_id", "node_id", "role", "topic")
    ):
        places[key].append(Place(*place))
    people: dict[tuple[int, str], list[str]] = defaultdict(list)
    for key, kind, name, post in (
        DeliverableLead.objects.filter(**within)
        .order_by("position")
        .values_list("edition_deliverable_id", "person__kind", "person__name", "person__post")
    ):
        people[key, kind].append(name)
        if kind == PersonKind.MEMBER and post:
            people[key, PORTFOLIO].append(post)
    programmes: dict[int, list[str]] = defaultdict(list)
    for key, name in (
        DeliverableProgramme.objects.filter(**within)
        .order_by("position")
        .values_list("edition_deliverable_id", "programme__name")
    ):
        programmes[key].append(name)
    milestones: dict[int, list[date | None]] = defaultdict(list)
    for key, day_due in due:
        milestones[key].append(day_due)
    found = []
    for row in rows:
        dated = [day_due for day_due in milestones[row.pk] if day_due]
        due_on = row.due_on or (max(dated) if dated else None)
        found.append(
            DeliverableFacts(
                key=row.pk,
                code=row.deliverable.code,
                title=row.title,
                href=scope.address("deliverable", row.deliverable.code),
                places=tuple(places[row.pk]),
                lead_members=tuple(people[row.pk, PersonKind.MEMBER]),
                lead_officers=tuple(people[row.pk, PersonKind.OFFICER]),
                portfolios=tuple(dict.fromkeys(people[row.pk, PORTFOLIO])),
                programmes=tuple(programmes[row.pk]),
                deadline_text=row.deadline_text,
                due_on=due_on,
                milestones=len(milestones[row.pk]),
                when=how_long(due_on, scope.day),
            )
        )
    return tuple(found)


def how_long(due_on: date | None, today: date) -> str:
    """How a date stands to today, without saying whether the work was done: nobody has said."""
    if due_on is None:
        return "No single date"
    days = (due_on - today).days
    if days < 0:
        return f"Date passed on {day(due_on)}"
    if days == 0:
        return "Due today"
    if days <= 31:
        return f"Due in {days} {'day' if days == 1 else 'days'}"
    months = max(1, round(days / 30.4))
    return f"Due in {months} months" if months < 24 else f"Due in {round(months / 12)} years"
