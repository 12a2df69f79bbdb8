"""Close a reporting period, and open it again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import PeriodLock
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def lock_period(
    *, authority: Authority, period: Period, by: str, grace_until: date | None = None
) -> PeriodLock:
    """Close a period: its returns take no more figures, from now or after a day of grace.

    Raises ``ActionRefusedError`` where it is locked already.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        own = PeriodLock.objects.for_authority(authority)
        if own.filter(period_code=period.code, lifted_at=None).exists():
            raise ActionRefusedError(f"{period.label} is locked already.")
        lock = PeriodLock.objects.create(
            authority=authority,
            period_code=period.code,
            period_first=period.first,
            period_last=period.last,
            grace_until=grace_until,
            locked_by=by,
            locked_at=timezone.now(),
        )
        record_event(
            by=by,
            action="lock period",
            authority=authority,
            subject=lock,
            after={"period": period.code, "grace_until": grace_until},
        )
    return lock


def lift_lock(*, lock: PeriodLock, reason: str, by: str) -> PeriodLock:
    """Open a closed period again, with the reason.

    Raises ``ActionRefusedError`` without a reason or where it is open.
    """
    if not reason.strip():
        raise ActionRefusedError("Say why the period is reopened: the reason stays on record.")
    with transaction.atomic():
        authority = lock_authority(lock.authority)
        now = PeriodLock.objects.for_authority(authority).get(pk=lock.pk)
        if now.lifted_at is not None:
            raise ActionRefusedError("The period is open already.")
        now.lifted_by, now.lifted_at, now.lifted_for = by, timezone.now(), reason.strip()
        now.save(update_fields=["lifted_by", "lifted_at", "lifted_for"])
        record_event(
            by=by,
            action="reopen period",
            authority=authority,
            subject=now,
            after={"period": now.period_code},
            reason=reason.strip(),
        )
    return now
