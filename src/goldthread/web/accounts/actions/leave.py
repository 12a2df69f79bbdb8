"""A person leaves an authority."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from goldthread.web.accounts.actions.end_sessions import sessions_ended
from goldthread.web.accounts.actions.parts import why_left_without
from goldthread.web.accounts.models import Delegation, Invitation, RoleAssignment, User
from goldthread.web.audit.actions import record_event
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def leave(*, authority: Authority, user: User, by: str, reason: str = "") -> User:
    """End everything a person may do in an authority; what they did stays, under their name.

    Their roles, what they do for others and others for them, and open invitations end at once.
    Where they have no role in another authority their account is closed and they are signed out.
    Raises ``ActionRefusedError`` when they have no role here, or the authority would be left
    without an administrator.
    """
    now = timezone.now()
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=user.pk)
        roles = RoleAssignment.objects.for_authority(authority).filter(user=person, ended_at=None)
        ended = [one.in_words for one in roles]
        reasons = why_left_without(authority, person)
        if not ended:
            reasons = [f"{person.name} has no role in {authority}."]
        if reasons:
            raise ActionRefusedError(reasons)
        roles.update(ended_at=now)
        Delegation.objects.for_authority(authority).filter(
            Q(from_user=person) | Q(to_user=person), ended_at=None
        ).update(ended_at=now)
        Invitation.objects.for_authority(authority).filter(
            email__iexact=person.email, accepted_at=None, withdrawn_at=None
        ).update(withdrawn_at=now)
        works_elsewhere = RoleAssignment.objects.filter(user=person, ended_at=None).exists()
        if not works_elsewhere:
            person.is_active = False
            person.save(update_fields=["is_active"])
            sessions_ended(person)
        record_event(
            by=by,
            action="leave",
            authority=authority,
            subject=person,
            before={"person": person.username, "roles": ended},
            after={"account": "open" if works_elsewhere else "closed"},
            reason=reason,
        )
    return person
