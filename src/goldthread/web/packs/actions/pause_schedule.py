"""Have no drafts made by themselves for a while."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.models import PackSchedule
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def pause_schedule(*, schedule: PackSchedule, by: str) -> PackSchedule:
    """Make no drafts until it is resumed. Raises ``ActionRefusedError`` where it is paused."""
    with transaction.atomic():
        authority = lock_authority(schedule.definition.authority)
        now = PackSchedule.objects.select_for_update().get(pk=schedule.pk)
        if now.paused_at is not None:
            raise ActionRefusedError("It is paused already.")
        now.paused_at = timezone.now()
        now.save(update_fields=["paused_at"])
        record_event(by=by, action="pause schedule", authority=authority, subject=now)
    return now
