"""Make an edition the one in force."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Framework, FrameworkStatus
from goldthread.web.refusal import ActionRefusedError


def adopt_framework(*, framework: Framework, by: str, reason: str = "") -> Framework:
    """Make a draft the edition in force; the one that was in force is superseded.

    From then on it cannot be loaded again, only followed by another edition. Raises
    ``ActionRefusedError`` when it is not a draft.
    """
    with transaction.atomic():
        lock_authority(framework.authority)
        record = Framework.objects.for_authority(framework.authority).get(pk=framework.pk)
        if record.status != FrameworkStatus.DRAFT:
            raise ActionRefusedError(
                f"{record} is {record.get_status_display().lower()} already; "
                "only a draft can be adopted."
            )
        before = Framework.objects.for_authority(record.authority).filter(
            status=FrameworkStatus.ADOPTED
        )
        superseded = [str(other) for other in before]
        before.update(status=FrameworkStatus.SUPERSEDED)
        record.status = FrameworkStatus.ADOPTED
        record.adopted_at = timezone.now()
        record.adopted_by = by
        record.save(update_fields=["status", "adopted_at", "adopted_by"])
        record_event(
            by=by,
            action="adopt framework",
            authority=record.authority,
            subject=record,
            before={"in force": superseded},
            after={"in force": [str(record)]},
            reason=reason,
        )
    return record
