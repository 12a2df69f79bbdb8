"""Packs as lists show them, and one by its number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from goldthread.framework.periods import Period
from goldthread.framework.returns import ReturnState
from goldthread.web.collection.models import Return
from goldthread.web.packs.models import FrozenPack, Pack, PackState
from goldthread.web.records.models import Authority


def packs_of(authority: Authority, *, makes: bool, now: datetime) -> QuerySet[Pack]:
    """The packs of an authority, the newest first.

    Who makes them sees all; readers see the issued ones whose time has come, and the withdrawn
    ones that were.
    """
    rows = Pack.objects.for_authority(authority).select_related("definition", "authority")
    if not makes:
        rows = rows.filter(_OUT).filter(Q(embargo_until=None) | Q(embargo_until__lte=now))
    return rows.order_by("-number")


_OUT = Q(state=PackState.ISSUED) | Q(state=PackState.WITHDRAWN, issued_at__isnull=False)


def pack_at(authority: Authority, number: str, *, makes: bool, now: datetime) -> Pack | None:
    """The pack of this number that this reader may know of; ``None`` where there is none."""
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        return None
    return packs_of(authority, makes=makes, now=now).filter(number=int(number)).first()


def last_asked_for(authority: Authority, periods: Sequence[Period]) -> Period | None:
    """Of some periods, the latest first, the one that returns were asked for last. One query."""
    if not periods:
        return None
    day = (
        Return.objects.for_authority(authority)
        .filter(period_last__lte=periods[0].last)
        .exclude(state=ReturnState.CALLED_OFF)
        .aggregate(last=Max("period_last"))["last"]
    )
    return next((one for one in periods if day and one.first <= day <= one.last), None)


def frozen_of(pack: Pack) -> FrozenPack | None:
    """What was frozen of a pack. One query."""
    return FrozenPack.objects.filter(pack=pack).select_related("pack__authority").first()
