"""Retire a measure: it is no longer asked for, and its page says why."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import (
    EditionMeasure,
    Framework,
    FrameworkStatus,
    Measure,
    Retirement,
)
from goldthread.web.refusal import ActionRefusedError


def retire_measure(
    *,
    measure: Measure,
    from_period: Period,
    reason: str,
    by: str,
    edition: Framework | None = None,
) -> Retirement:
    """Ask nothing more of a measure for periods from this one on; its figures and history stay.

    With an ``edition``, a draft, the measure is not stated in it, and is retired when that is
    adopted; else at once. Raises ``ActionRefusedError`` without a reason, where it is retired
    already, and for an edition that is no draft or does not state it.
    """
    with transaction.atomic():
        authority = lock_authority(measure.authority)
        reasons = [] if reason.strip() else ["Give a reason: the page of the measure says it."]
        latest = Retirement.objects.filter(measure=measure).order_by("pk").last()
        if latest is not None and not latest.taken_back:
            reasons.append(f"{measure} is retired already, from {latest.from_period} on.")
        stated = None
        if edition is not None:
            draft = Framework.objects.for_authority(authority).get(pk=edition.pk)
            stated = EditionMeasure.objects.filter(framework=draft, measure=measure).first()
            if draft.status != FrameworkStatus.DRAFT:
                reasons.append(f"{draft} is no draft: what it states stays as it was adopted.")
            elif stated is None:
                reasons.append(f"{draft} does not state {measure}.")
        if reasons:
            raise ActionRefusedError(reasons)
        row = Retirement.objects.create(
            measure=measure,
            edition=edition.number if edition else None,
            from_period=from_period.code,
            from_first=from_period.first,
            reason=reason.strip(),
            decided_at=timezone.now(),
            decided_by=by,
        )
        if stated is not None:
            stated.delete()
        record_event(
            by=by,
            action="retire measure",
            authority=authority,
            subject=row,
            after={
                "measure": measure.code,
                "from": from_period.code,
                "edition": str(edition) if edition else None,
            },
            reason=row.reason,
        )
    return row
