"""The periods that an authority collects, and what its performance team does about one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from goldthread.framework.periods import Period, PeriodError, period_from_code
from goldthread.framework.returns import ReturnState
from goldthread.web.accounts.models import User
from goldthread.web.accounts.roles import DataOwner
from goldthread.web.accounts.selectors.holders import holders_of
from goldthread.web.collection.models import Message, MessageState, PeriodLock, Return
from goldthread.web.collection.selectors.listing import WITH_THE_OWNER
from goldthread.web.collection.selectors.plans import returns_to_open
from goldthread.web.collection.selectors.signing import ToSign, to_sign
from goldthread.web.collection.selectors.work import WorkItem
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority


@dataclass(frozen=True, slots=True)
class PeriodEntry:
    """One period of the list: how many of its returns are asked, handed in, late, published.

    ``to_sign_off`` wait for their lead officers. ``to_come`` are with their owners and not late,
    the last of them due on ``last_due`` (``None`` where none is).
    """

    period: Period
    asked: int
    handed_in: int
    late: int
    to_sign_off: int
    to_come: int
    last_due: date | None
    to_publish: int
    published: int
    locked: bool


@dataclass(frozen=True, slots=True)
class LateReturn:
    """A return that is late, and those who are to give it."""

    item: WorkItem
    owners: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class ToOpen:
    """How many returns of one period would be opened, and the first and last day they are due."""

    period: Period
    returns: int
    first_due: date
    last_due: date


def to_open(authority: Authority, until: date) -> list[ToOpen]:
    """What opening all that is due by a day would open, by period, the latest first."""
    due: dict[Period, list[date]] = {}
    for planned in returns_to_open(authority, until):
        due.setdefault(planned.period, []).append(planned.due_on)
    told = [ToOpen(period, len(days), min(days), max(days)) for period, days in due.items()]
    return sorted(
        told, key=lambda one: (one.period.last, one.period.first, one.period.code), reverse=True
    )


def period_at(authority: Authority, code: str) -> Period | None:
    """The period with this code, if any return is asked for it or ends in it."""
    try:
        period = period_from_code(code, calendar_of(authority))
    except PeriodError:
        return None
    return period if ending_in(authority, period).exists() else None


def ending_in(authority: Authority, period: Period) -> QuerySet[Return]:
    """The returns whose own periods end in this one: the months of a quarter are among it."""
    return Return.objects.for_authority(authority).filter(
        period_last__gte=period.first, period_last__lte=period.last
    )


def periods_of(authority: Authority, today: date) -> list[PeriodEntry]:
    """Every period that returns are asked for, the latest first. Two queries."""
    calendar = calendar_of(authority)
    late = Q(state__in=WITH_THE_OWNER, due_on__lt=today)
    to_come = Q(state__in=WITH_THE_OWNER, due_on__gte=today)
    rows = (
        Return.objects.for_authority(authority)
        .exclude(state=ReturnState.CALLED_OFF)
        .order_by()
        .values("period_code")
        .annotate(
            asked=Count("pk"),
            handed_in=Count("pk", filter=~Q(state__in=WITH_THE_OWNER)),
            late=Count("pk", filter=late),
            to_sign_off=Count("pk", filter=Q(state=ReturnState.SUBMITTED)),
            to_come=Count("pk", filter=to_come),
            last_due=Max("due_on", filter=to_come),
            to_publish=Count("pk", filter=Q(state=ReturnState.SIGNED_OFF)),
            published=Count("pk", filter=Q(state=ReturnState.PUBLISHED)),
            last=Max("period_last"),
        )
    )
    locked = set(
        PeriodLock.objects.for_authority(authority)
        .filter(lifted_at=None)
        .values_list("period_code", flat=True)
    )
    entries = [
        PeriodEntry(
            period=period_from_code(row["period_code"], calendar),
            asked=row["asked"],
            handed_in=row["handed_in"],
            late=row["late"],
            to_sign_off=row["to_sign_off"],
            to_come=row["to_come"],
            last_due=row["last_due"],
            to_publish=row["to_publish"],
            published=row["published"],
            locked=row["period_code"] in locked,
        )
        for row in rows
    ]
    return sorted(entries, key=lambda one: (one.period.last, one.period.first), reverse=True)


def late_returns(authority: Authority, period: Period, today: date) -> list[LateReturn]:
    """The returns of a period that are late, the longest first, and whose they are."""
    rows = (
        ending_in(authority, period)
        .filter(state__in=WITH_THE_OWNER, due_on__lt=today)
        .select_related("measure")
        .order_by("due_on", "measure__title")
    )
    items = _items(rows, authority, today)
    holders = holders_of(DataOwner, authority, today) if items else {}
    return [LateReturn(one, tuple(holders.get(one.period_return.measure_id, ()))) for one in items]


def to_publish(authority: Authority, period: Period, today: date) -> list[ToSign]:
    """The signed-off returns of a period, with what was submitted."""
    rows = (
        ending_in(authority, period)
        .filter(state=ReturnState.SIGNED_OFF)
        .select_related("measure")
        .order_by("measure__title")
    )
    return to_sign(authority, _items(rows, authority, today))


def messages_in_trouble(authority: Authority) -> QuerySet[Message]:
    """Messages that were not sent, and those of which nobody knows: the latest first."""
    return (
        Message.objects.for_authority(authority)
        .filter(state__in=(MessageState.FAILED, MessageState.SENDING))
        .order_by("-made_at")
    )


def _items(rows: QuerySet[Return], authority: Authority, today: date) -> list[WorkItem]:
    calendar = calendar_of(authority)
    return [
        WorkItem(
            one, period_from_code(one.period_code, calendar), max(0, (today - one.due_on).days)
        )
        for one in rows
    ]
