"""Whether a period still takes figures."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from goldthread.web.collection.models import PeriodLock, Return


def lock_on(period_return: Return, day: date) -> PeriodLock | None:
    """The lock that keeps a return from being changed on this day; ``None`` when it may be.

    Nothing locks a return that was reopened with a reason.
    """
    if period_return.reopened_for:
        return None
    return (
        PeriodLock.objects.for_authority(period_return.measure.authority)
        .filter(
            Q(grace_until=None) | Q(grace_until__lt=day),
            lifted_at=None,
            period_first__lte=period_return.period_last,
            period_last__gte=period_return.period_last,
        )
        .first()
    )
