"""Collect one measure differently from what the framework says."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.rules import Frequency, rule_to_json
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import MeasureCollection
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Measure
from goldthread.web.refusal import ActionRefusedError


def collect_measure(
    *,
    measure: Measure,
    reason: str,
    by: str,
    frequency: Frequency | None = None,
    days_to_give: int | None = None,
    paused: bool = False,
) -> MeasureCollection:
    """Say how one measure is collected where that differs from the framework, and why.

    ``None`` leaves to the framework how often, and to the authority's rules how many days.
    Raises ``ActionRefusedError`` without a reason.
    """
    if not reason.strip():
        raise ActionRefusedError("Say why this measure is collected differently.")
    with transaction.atomic():
        authority = lock_authority(measure.authority)
        said = {
            "frequency": rule_to_json(frequency) if frequency is not None else None,
            "days_to_give": days_to_give,
            "paused": paused,
            "reason": reason.strip(),
        }
        before = MeasureCollection.objects.filter(measure=measure).values(*said).first()
        record, _new = MeasureCollection.objects.update_or_create(measure=measure, defaults=said)
        record_event(
            by=by,
            action="set how a measure is collected",
            authority=authority,
            subject=record,
            before=before,
            after=said,
            reason=reason.strip(),
        )
    return record
