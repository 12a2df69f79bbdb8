"""Whether a period still takes figures."""

from __future__ import annotations

from collections.abc import Iterable
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


def locked_among(returns: Iterable[Return], day: date) -> frozenset[int]:
    """The keys of those returns of one authority that a lock keeps from being changed on a day.

    As ``lock_on``, with one query for all of them.
    """
    listed = [one for one in returns if not one.reopened_for]
    if not listed:
        return frozenset()
    locks = list(
        PeriodLock.objects.for_authority(listed[0].measure.authority)
        .filter(Q(grace_until=None) | Q(grace_until__lt=day), lifted_at=None)
        .values_list("period_first", "period_last")
    )
    return frozenset(
        one.pk for one in listed if any(first <= one.period_last <= last for first, last in locks)
    )
