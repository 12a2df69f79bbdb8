"""Have drafts made by themselves again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.models import PackSchedule
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def resume_schedule(*, schedule: PackSchedule, by: str) -> PackSchedule:
    """Make drafts from today on; those that fell due in between are not made up for.

    Raises ``ActionRefusedError`` where it is not paused.
    """
    with transaction.atomic():
        authority = lock_authority(schedule.definition.authority)
        now = PackSchedule.objects.select_for_update().get(pk=schedule.pk)
        if now.paused_at is None:
            raise ActionRefusedError("It is not paused.")
        now.paused_at, now.starts_on = None, timezone.localdate()
        now.save(update_fields=["paused_at", "starts_on"])
        record_event(by=by, action="resume schedule", authority=authority, subject=now)
    return now
