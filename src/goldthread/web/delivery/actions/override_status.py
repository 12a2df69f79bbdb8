"""Choose a status over the one that was worked out."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from goldthread.framework.delivery import DeliverableStatus
from goldthread.framework.wording import day
from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.models import Override
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Deliverable
from goldthread.web.refusal import ActionRefusedError

LONGEST = 184
"""How many days an override may hold: half a year."""


def override_status(
    *,
    deliverable: Deliverable,
    status: DeliverableStatus,
    until: date,
    reason: str,
    by: str,
    since: date | None = None,
) -> Override:
    """Let a chosen status count until a last day, half a year ahead at most.

    Raises ``ActionRefusedError`` without a reason and for a day that has passed or is too far.
    """
    since = since or timezone.localdate()
    if not reason.strip():
        raise ActionRefusedError("Say why another status counts: the reason is shown with it.")
    if not since <= until <= since + timedelta(days=LONGEST):
        raise ActionRefusedError(
            f"Choose a last day from {day(since)} to {day(since + timedelta(days=LONGEST))}: "
            "a chosen status does not last for ever."
        )
    with transaction.atomic():
        lock_authority(deliverable.authority)
        row = Override.objects.create(
            deliverable=deliverable,
            status=status.value,
            since=since,
            until=until,
            reason=reason.strip(),
            by=by,
            at=timezone.now(),
        )
        record_event(
            by=by,
            action="override status",
            authority=deliverable.authority,
            subject=row,
            after={"status": status.value, "until": until},
            reason=row.reason,
        )
    return row
