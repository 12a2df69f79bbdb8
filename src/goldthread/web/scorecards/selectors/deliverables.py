"""Deliverables: what was promised, by whom, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.framework.rules import Deadline
from goldthread.framework.rules.json_form import deadline_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.framework.rules.moments import Precision
from goldthread.framework.rules.schedule import DueBy, Window
from goldthread.reports.pictures.timeline import Knot
from goldthread.reports.wording import day, deadline_sentence
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

_MONTHS_LONG = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.TERM: 4,
    Precision.HALF_YEAR: 6,
    Precision.FINANCIAL_YEAR: 12,
    Precision.ACADEMIC_YEAR: 12,
    Precision.CALENDAR_YEAR: 12,
}


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


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone in the table of a deliverable; ``number`` is its knot in the picture."""

    number: int
    text: str
    deadline_text: str | None
    understood: str | None
    due_on: date | None
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


def understood_deadline(rule: Mapping[str, Any] | None) -> Deadline | None:
    """The deadline kept with an item, ``None`` when there is none or it cannot be read back."""
    if rule is None:
        return None
    try:
        return deadline_from_json(rule)
    except RuleFormError:
        return None


def steps_of(scope: Scope, milestones: Iterable[EditionMilestone]) -> tuple[Step, ...]:
    """The milestones of a deliverable, given in document order, as its table shows them."""
    steps = []
    for number, row in enumerate(milestones, start=1):
        deadline = understood_deadline(row.deadline)
        days = _days_of(deadline)
        last_day = days[1] if days else None
        steps.append(
            Step(
                number=number,
                text=row.text,
                deadline_text=row.deadline_text,
                understood=deadline_sentence(deadline) if deadline else None,
                due_on=last_day,
                when=how_long(last_day, scope.day),
            )
        )
    return tuple(steps)


def knots_of(milestones: Iterable[EditionMilestone]) -> tuple[Knot, ...]:
    """The milestones that have an end in time, as knots of the timeline, the earliest first."""
    knots = []
    for number, row in enumerate(milestones, start=1):
        days = _days_of(understood_deadline(row.deadline))
        if days:
            knots.append(Knot(number=number, text=row.text, starts_on=days[0], ends_on=days[1]))
    return tuple(sorted(knots, key=lambda knot: knot.ends_on))


def _days_of(deadline: Deadline | None) -> tuple[date, date] | None:
    """The first and last day of the stretch a deadline names; ``None`` where it has no end."""
    if isinstance(deadline, DueBy):
        return _first_day(deadline.by.day, deadline.by.precision), deadline.by.day
    if isinstance(deadline, Window) and not deadline.open_ended:
        return deadline.first, deadline.last
    return None


def _first_day(last: date, precision: Precision) -> date:
    """The first day of the stretch a deadline was named as, which ends on ``last``."""
    months = _MONTHS_LONG.get(precision)
    if months is None:
        return last
    index = last.year * 12 + last.month - months
    return date(index // 12, index % 12 + 1, 1)
