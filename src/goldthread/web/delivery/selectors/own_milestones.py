"""The milestones that wait for a word from one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.framework.delivery import MilestoneState, StateOn
from goldthread.reports.pictures.delivery_marks import STATE_MARKS, state_key
from goldthread.reports.pictures.marks import Mark
from goldthread.web.accounts.models import User
from goldthread.web.accounts.selectors import deliverables_of_own_posts
from goldthread.web.delivery.selectors.promises import delivery_records
from goldthread.web.records.models import Authority
from goldthread.web.records.selectors import framework_in_force

_WAITING = frozenset({MilestoneState.SLIPPED, MilestoneState.DUE_SOON})


@dataclass(frozen=True, slots=True)
class OwnMilestone:
    """A milestone, or a deliverable as a whole, that is due soon or has slipped.

    ``code`` is that of its deliverable, ``milestone`` its own or blank for the whole.
    """

    code: str
    milestone: str
    text: str
    deliverable: str
    state: StateOn

    @property
    def mark(self) -> Mark:
        """The mark of its state."""
        return STATE_MARKS[state_key(self.state)]


def own_milestones(user: User, authority: Authority, today: date) -> tuple[OwnMilestone, ...]:
    """What waits for a word from a person, the longest overdue first.

    It is of the deliverables that a post of theirs leads on, in the edition in force.
    """
    framework = framework_in_force(authority)
    led = set(deliverables_of_own_posts(user, authority).values_list("pk", flat=True))
    if framework is None or not led:
        return ()
    known = delivery_records(framework)
    found: list[OwnMilestone] = []
    for promised in known.standing_on(known.day(today)).values():
        if promised.record.deliverable_id not in led:
            continue
        if promised.standing.worked_out.status.is_done:
            continue
        code, title = promised.record.deliverable.code, promised.record.title
        found += [
            OwnMilestone(code, step.milestone.code, step.text, title, state)
            for step, _, state in promised.each
            if state.state in _WAITING
        ]
        whole = promised.standing.worked_out.whole
        if whole.state in _WAITING:
            found.append(OwnMilestone(code, "", title, title, whole))
    return tuple(
        sorted(found, key=lambda one: one.state.stretch.last if one.state.stretch else date.max)
    )
