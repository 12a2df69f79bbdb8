"""Give a person a role."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.actions.parts import WHOLE, Part, told, why_not_for
from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.audit.actions import record_event
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def give_role(
    *,
    authority: Authority,
    user: User,
    role: str,
    by: str,
    part: Part = WHOLE,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> RoleAssignment:
    """Give a person a role in an authority, from today or another day on.

    Raises ``ActionRefusedError`` when they have left, have it already, it cannot be given for
    this part, or it would end before it starts.
    """
    starts_on = starts_on or timezone.localdate()
    reasons = why_not_for(role, part, authority)
    if ends_on is not None and ends_on < starts_on:
        reasons.append("The last day is before the first.")
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=user.pk)
        if not person.is_active:
            reasons.append(f"{person.name} has left. Invite them again.")
        held = RoleAssignment.objects.for_authority(authority).filter(
            user=person, role=role, ended_at=None, **part.fields
        )
        last = ends_on or date.max
        if any(one.starts_on <= last and (one.ends_on or date.max) >= starts_on for one in held):
            reasons.append(f"{person.name} has this role already.")
        if reasons:
            raise ActionRefusedError(reasons)
        given = RoleAssignment.objects.create(
            authority=authority,
            user=person,
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
            given_by=by,
            **part.fields,
        )
        record_event(
            by=by,
            action="give role",
            authority=authority,
            subject=given,
            after=told(given, person=person.username, starts_on=starts_on, ends_on=ends_on),
        )
    return given
