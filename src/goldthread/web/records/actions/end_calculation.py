"""Have a series worked out no longer."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Calculation, Series
from goldthread.web.records.selectors.calculations import calculations_held
from goldthread.web.refusal import ActionRefusedError


def end_calculation(*, series: Series, by: str, reason: str) -> Calculation:
    """Have no more figures worked out for a series; those there are stay, with how they came.

    Raises ``ActionRefusedError`` without a reason, where it is not worked out, and where another
    is worked out of it.
    """
    with transaction.atomic():
        authority = lock_authority(series.measure.authority)
        held = calculations_held(authority)
        now = held.get(series.pk)
        if now is None:
            raise ActionRefusedError(f"{series.measure} is not worked out of others.")
        reasons = [] if reason.strip() else ["Give a reason: it stays on record with the figures."]
        reasons += [
            f"{one.row.series.measure} is worked out of it: end that first."
            for one in held.values()
            if series.pk in one.inputs
        ]
        if reasons:
            raise ActionRefusedError(reasons)
        row = Calculation.objects.create(
            series=series,
            rule=now.row.rule,
            valid_from=now.row.valid_from,
            ended=True,
            reason=reason.strip(),
            set_at=timezone.now(),
            set_by=by,
        )
        record_event(
            by=by,
            action="end calculation",
            authority=authority,
            subject=row,
            before={"worked out": True},
            after={"worked out": False},
            reason=row.reason,
        )
    return row
