"""What delivery is held against when one asks what has slipped: the last pack, or a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from goldthread.framework.periods import PeriodError, PeriodKind, containing, period_from_code
from goldthread.web.packs.models import FrozenPack, PackState
from goldthread.web.scorecards.scope import Scope


@dataclass(frozen=True, slots=True)
class LookedBackTo:
    """A day in the past, and the moment whose knowledge of it counts.

    ``pack`` is the title of the pack that told of it and ``href`` its page, blank where it is
    only a day.
    """

    day: date
    known_at: datetime
    pack: str = ""
    href: str = ""


def looked_back_to(scope: Scope, day: date, asked: date | None) -> LookedBackTo:
    """What to hold a day of delivery against: the day asked for, else the last pack issued.

    That is the pack of the last period that ended before the day, among those that anybody who
    reads packs may read by now. Before the first pack it is the last quarter's end. One query.
    """
    if asked is not None:
        return _at_the_end_of(min(asked, day))
    found = [
        LookedBackTo(
            last,
            frozen.known_at,
            frozen.pack.title,
            frozen.pack.get_absolute_url(),
        )
        for frozen in _issued(scope)
        if (last := _last_day(scope, frozen.pack.period_code)) is not None and last < day
    ]
    if found:
        return max(found, key=lambda one: (one.day, one.known_at))
    quarter = containing(day, PeriodKind.QUARTER, scope.calendar)
    return _at_the_end_of(quarter.first - timedelta(days=1))


def _issued(scope: Scope) -> list[FrozenPack]:
    readable = Q(pack__embargo_until=None) | Q(pack__embargo_until__lte=timezone.now())
    return list(
        FrozenPack.objects.filter(
            readable, pack__authority=scope.authority, pack__state=PackState.ISSUED
        )
        .select_related("pack__authority")
        .defer("content")
    )


def _last_day(scope: Scope, code: str) -> date | None:
    try:
        return period_from_code(code, scope.calendar).last
    except PeriodError:
        return None


def _at_the_end_of(day: date) -> LookedBackTo:
    end = datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())
    return LookedBackTo(day, end)
