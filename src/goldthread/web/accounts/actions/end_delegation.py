"""End that somebody acts for another."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.models import Delegation
from goldthread.web.audit.actions import record_event
from goldthread.web.refusal import ActionRefusedError


def end_delegation(*, delegation: Delegation, by: str) -> Delegation:
    """End a delegation now. Raises ``ActionRefusedError`` when it has ended already."""
    with transaction.atomic():
        ended = Delegation.objects.select_for_update().get(pk=delegation.pk)
        if ended.ended_at is not None or ended.ends_on < timezone.localdate():
            raise ActionRefusedError("This has ended already.")
        ended.ended_at = timezone.now()
        ended.save(update_fields=["ended_at"])
        record_event(
            by=by,
            action="end delegation",
            authority=ended.authority,
            subject=ended,
            before={"from": ended.from_user.username, "to": ended.to_user.username},
        )
    return ended
