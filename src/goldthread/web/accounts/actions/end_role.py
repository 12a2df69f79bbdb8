"""End a role that a person has."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.actions.parts import told, why_left_without
from goldthread.web.accounts.models import RoleAssignment
from goldthread.web.audit.actions import record_event
from goldthread.web.refusal import ActionRefusedError


def end_role(*, assignment: RoleAssignment, by: str, reason: str = "") -> RoleAssignment:
    """End a role now: what it opened is closed with the person's next request.

    Raises ``ActionRefusedError`` when it has ended already, or the authority would be left
    without an administrator.
    """
    with transaction.atomic():
        ended = RoleAssignment.objects.select_for_update().get(pk=assignment.pk)
        reasons = why_left_without(ended.authority, ended.user, keeping=ended.pk)
        if ended.ended_at is not None:
            reasons = ["This role has ended already."]
        if reasons:
            raise ActionRefusedError(reasons)
        ended.ended_at = timezone.now()
        ended.save(update_fields=["ended_at"])
        record_event(
            by=by,
            action="end role",
            authority=ended.authority,
            subject=ended,
            before=told(ended, person=ended.user.username),
            reason=reason,
        )
    return ended
