"""The milestones that wait for a word from somebody, and of which they are to be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldthread.framework.delivery import MilestoneState, StateOn
from goldthread.framework.delivery.reminding import occasion_on
from goldthread.reports.pictures.delivery_marks import STATE_MARKS, state_key
from goldthread.reports.pictures.marks import Mark
from goldthread.web.accounts.models import User
from goldthread.web.accounts.selectors import deliverables_of_own_posts
from goldthread.web.accounts.selectors.holders import holders_of_deliverables
from goldthread.web.delivery.models import MilestoneReminder
from goldthread.web.delivery.selectors.promises import delivery_records
from goldthread.web.records.models import Authority, Framework, FrameworkStatus
from goldthread.web.records.selectors import framework_in_force

_WAITING = frozenset({MilestoneState.SLIPPED, MilestoneState.DUE_SOON})


@dataclass(frozen=True, slots=True)
class OwnMilestone:
    """A milestone, or a deliverable as a whole, that is due soon or has slipped.

    ``code`` is that of its deliverable, ``milestone`` its own or blank for the whole; ``keys``
    are theirs in the records. ``occasion`` is the one to tell of it on, blank where there is none.
    """

    code: str
    milestone: str
    text: str
    deliverable: str
    state: StateOn
    keys: tuple[int, int | None]
    occasion: str

    @property
    def mark(self) -> Mark:
        """The mark of its state."""
        return STATE_MARKS[state_key(self.state)]


@dataclass(frozen=True, slots=True)
class MilestoneToTell:
    """A milestone that waits for somebody, and whether they were told of it on this occasion."""

    milestone: OwnMilestone
    told_before: bool


def own_milestones(user: User, authority: Authority, today: date) -> tuple[OwnMilestone, ...]:
    """What waits for a word from a person, the longest overdue first.

    It is of the deliverables that a post of theirs leads on, in the edition in force.
    """
    framework = framework_in_force(authority)
    led = set(deliverables_of_own_posts(user, authority).values_list("pk", flat=True))
    if framework is None or not led:
        return ()
    waiting = _waiting(framework, today)
    return tuple(sorted((one for key in led for one in waiting.get(key, ())), key=_longest_overdue))


def milestones_to_tell(
    authority: Authority, today: date
) -> Mapping[User, tuple[MilestoneToTell, ...]]:
    """All that waits for each person who leads on a milestone in the adopted edition.

    A fixed number of queries, and one for each post that somebody fills.
    """
    framework = framework_in_force(authority)
    if framework is None or framework.status != FrameworkStatus.ADOPTED:
        return {}
    waiting = _waiting(framework, today)
    if not waiting:
        return {}
    told = set(
        MilestoneReminder.objects.for_authority(authority)
        .filter(deliverable__in=waiting)
        .values_list("deliverable", "milestone", "user", "kind")
    )
    found: dict[User, list[OwnMilestone]] = defaultdict(list)
    for key, people in holders_of_deliverables(authority, today).items():
        for user in people:
            found[user] += waiting.get(key, ())
    return {
        user: tuple(
            MilestoneToTell(one, not one.occasion or (*one.keys, user.pk, one.occasion) in told)
            for one in sorted(own, key=_longest_overdue)
        )
        for user, own in found.items()
        if own
    }


def _waiting(framework: Framework, today: date) -> dict[int, list[OwnMilestone]]:
    """What waits for a word from anybody, by the lasting deliverable. Five queries."""
    known = delivery_records(framework)
    day = known.day(today)
    found: dict[int, list[OwnMilestone]] = defaultdict(list)
    for promised in known.standing_on(day).values():
        judged, lasting = promised.standing.worked_out, promised.record.deliverable
        if judged.status.is_done:
            continue
        title = promised.record.title
        named = [
            (step.milestone.code, step.text, state, step.milestone_id)
            for step, _, state in promised.each
        ]
        for code, text, state, key in [*named, ("", title, judged.whole, None)]:
            if state.state in _WAITING:
                found[lasting.pk].append(
                    OwnMilestone(
                        lasting.code,
                        code,
                        text,
                        title,
                        state,
                        (lasting.pk, key),
                        occasion_on(state, day),
                    )
                )
    return found


def _longest_overdue(one: OwnMilestone) -> date:
    return one.state.stretch.last if one.state.stretch else date.max
