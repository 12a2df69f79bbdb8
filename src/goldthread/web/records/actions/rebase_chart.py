"""Start the control chart of a series afresh."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Rebase, Series
from goldthread.web.refusal import ActionRefusedError


def rebase_chart(*, series: Series, period: Period, by: str, reason: str) -> Rebase:
    """Have the limits of a series start afresh with a period, for a reason that is kept.

    The chart changes with the next evaluation. Raises ``ActionRefusedError`` without a reason,
    for a period that has no figure, and where the chart starts afresh there already.
    """
    with transaction.atomic():
        authority = lock_authority(series.measure.authority)
        reasons = []
        if not reason.strip():
            reasons.append("Say what changed: the reason stays with the chart.")
        if not series.observations.filter(period_code=period.code).exists():
            reasons.append(f"There is no figure for {period.label} to start from.")
        if Rebase.objects.filter(series=series, period_code=period.code).exists():
            reasons.append(f"The chart starts afresh with {period.label} already.")
        if reasons:
            raise ActionRefusedError(reasons)
        rebase = Rebase.objects.create(
            series=series,
            period_code=period.code,
            period_first=period.first,
            reason=reason.strip(),
            decided_at=timezone.now(),
            decided_by=by,
        )
        record_event(
            by=by,
            action="rebase chart",
            authority=authority,
            subject=rebase,
            after={"series": series.pk, "period": period.code},
            reason=reason,
        )
    return rebase
