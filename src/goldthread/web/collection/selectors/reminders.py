"""Who is to be reminded of which returns on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldthread.framework.returns import Reminded, Reminder, ReturnState, reminders_for
from goldthread.web.accounts.models import User
from goldthread.web.accounts.roles import DataOwner, LeadOfficer
from goldthread.web.accounts.selectors.holders import holders_of
from goldthread.web.audit.models import Event
from goldthread.web.collection.models import ReminderGiven, Return
from goldthread.web.collection.selectors.holidays import holidays_of
from goldthread.web.collection.selectors.plans import rules_of
from goldthread.web.records.models import Authority

_OPEN = (
    ReturnState.DUE,
    ReturnState.DRAFT,
    ReturnState.SENT_BACK,
    ReturnState.SUBMITTED,
)
_ROLES = {Reminded.DATA_OWNER: DataOwner, Reminded.LEAD_OFFICER: LeadOfficer}


@dataclass(frozen=True, slots=True)
class Due:
    """A return somebody is to be reminded of, why, and whether they were told of it before."""

    period_return: Return
    reminder: Reminder
    told_before: bool


def reminders_on(authority: Authority, day: date) -> Mapping[User, list[Due]]:
    """Everything open on a day, by the person it waits for, the most pressing first."""
    rules = rules_of(authority)
    if rules is None:
        return {}
    closed = holidays_of(authority)
    holders = {whom: holders_of(role, authority, day) for whom, role in _ROLES.items()}
    returns = list(
        Return.objects.for_authority(authority)
        .filter(state__in=_OPEN)
        .select_related("measure")
        .order_by("due_on", "pk")
    )
    since = _stands_since(returns)
    told = set(
        ReminderGiven.objects.for_authority(authority)
        .filter(period_return__in=returns)
        .values_list("period_return", "user", "kind")
    )
    found: dict[User, list[Due]] = defaultdict(list)
    for one in returns:
        for reminder in reminders_for(
            one.stands_at,
            due_on=one.due_on,
            stands_since=since.get(one.pk, one.due_on),
            today=day,
            days_to_sign_off=rules.days_to_sign_off,
            holidays=closed,
        ):
            for user in holders[reminder.whom].get(one.measure_id, ()):
                before = (one.pk, user.pk, reminder.kind) in told
                found[user].append(Due(one, reminder, before))
    return found


def _stands_since(returns: list[Return]) -> dict[int, date]:
    """The day of the last step of each return, by the record of changes."""
    keys = {str(one.pk) for one in returns}
    steps = (
        Event.objects.filter(
            subject_type=Return._meta.label_lower,
            subject_id__in=keys,
            action__in=("submit return", "send return back"),
        )
        .order_by("number")
        .values_list("subject_id", "at")
    )
    return {int(key): timezone.localdate(at) for key, at in steps}
