"""Say which measure a deliverable is meant to move."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.models import Expected, LinkedMeasure
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Deliverable, Measure
from goldthread.web.refusal import ActionRefusedError


def link_measure(
    *, deliverable: Deliverable, measure: Measure, expected: Expected, by: str, reason: str = ""
) -> LinkedMeasure:
    """Say that a deliverable is meant to move a measure, up or down.

    Raises ``ActionRefusedError`` where it is said already.
    """
    with transaction.atomic():
        authority = lock_authority(deliverable.authority)
        own = LinkedMeasure.objects.filter(deliverable=deliverable, ended_at=None)
        if own.filter(measure=measure).exists():
            raise ActionRefusedError(f"It is on record that it is meant to move {measure}.")
        row = LinkedMeasure.objects.create(
            deliverable=deliverable,
            measure=measure,
            expected=expected.value,
            reason=reason.strip(),
            added_by=by,
            added_at=timezone.now(),
        )
        record_event(
            by=by,
            action="link measure",
            authority=authority,
            subject=row,
            after={
                "deliverable": deliverable.title,
                "measure": measure.title,
                "expected": expected.value,
            },
            reason=row.reason,
        )
    return row
