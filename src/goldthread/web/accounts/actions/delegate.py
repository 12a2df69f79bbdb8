"""Let a colleague act for somebody who is away."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.models import Delegation, User
from goldthread.web.accounts.roles import ROLES
from goldthread.web.accounts.selectors import assignments_on
from goldthread.web.audit.actions import record_event
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def delegate(
    *,
    authority: Authority,
    from_user: User,
    to_user: User,
    starts_on: date,
    ends_on: date,
    reason: str,
    by: str,
) -> Delegation:
    """Let a colleague do what a data owner or lead officer does, while they are away.

    Raises ``ActionRefusedError`` when nothing of theirs can be passed on, the colleague is
    nobody here, the days are out of order or past, or no reason is given.
    """
    with transaction.atomic():
        reasons = _why_not(authority, from_user, to_user, starts_on, ends_on, reason)
        if reasons:
            raise ActionRefusedError(reasons)
        delegation = Delegation.objects.create(
            authority=authority,
            from_user=from_user,
            to_user=to_user,
            starts_on=starts_on,
            ends_on=ends_on,
            reason=reason.strip(),
            given_by=by,
        )
        record_event(
            by=by,
            action="delegate",
            authority=authority,
            subject=delegation,
            after={
                "from": from_user.username,
                "to": to_user.username,
                "starts_on": starts_on.isoformat(),
                "ends_on": ends_on.isoformat(),
            },
            reason=reason.strip(),
        )
    return delegation


def _why_not(
    authority: Authority,
    from_user: User,
    to_user: User,
    starts_on: date,
    ends_on: date,
    reason: str,
) -> list[str]:
    today = timezone.localdate()
    held = assignments_on(today).filter(authority=authority)
    passed_on = [role.code for role in ROLES.values() if role.can_be_delegated]
    reasons = []
    if not held.filter(user=from_user, role__in=passed_on).exists():
        titles = " or ".join(ROLES[code].title for code in passed_on)
        reasons.append(f"{from_user.name} is not {titles}; no other role can be passed on.")
    if from_user.pk == to_user.pk:
        reasons.append("Choose a colleague: nobody acts for themselves.")
    elif not to_user.is_active or not held.filter(user=to_user).exists():
        reasons.append(f"{to_user.name} has no role in {authority}.")
    if ends_on < starts_on:
        reasons.append("The last day is before the first.")
    if ends_on < today:
        reasons.append("The last day has passed already.")
    if not reason.strip():
        reasons.append("Say why, such as annual leave.")
    return reasons
