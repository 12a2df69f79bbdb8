"""Let the status that was worked out count again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.models import Override
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def take_back_override(*, override: Override, reason: str, by: str) -> Override:
    """End a chosen status before its last day.

    Raises ``ActionRefusedError`` without a reason, and where it does not count any more.
    """
    if not reason.strip():
        raise ActionRefusedError("Say why the worked out status counts again.")
    with transaction.atomic():
        authority = lock_authority(override.deliverable.authority)
        last = Override.objects.filter(deliverable=override.deliverable_id).last()
        if last is None or last.pk != override.pk or last.taken_back:
            raise ActionRefusedError("This status does not count any more.")
        row = Override.objects.create(
            deliverable=override.deliverable,
            status=override.status,
            since=override.since,
            until=override.until,
            taken_back=True,
            reason=reason.strip(),
            by=by,
            at=timezone.now(),
        )
        record_event(
            by=by,
            action="take back override",
            authority=authority,
            subject=row,
            before={"status": override.status, "until": override.until},
            after=None,
            reason=row.reason,
        )
    return row
