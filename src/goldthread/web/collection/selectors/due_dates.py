"""The days on which the returns of one person are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.framework.periods import Period, period_from_code
from goldthread.framework.returns import Asked, ReturnState
from goldthread.web.accounts.models import User
from goldthread.web.accounts.roles import DataOwner, LeadOfficer
from goldthread.web.accounts.selectors import authorities_of
from goldthread.web.accounts.selectors.holders import holders_of
from goldthread.web.collection.models import CalendarFeed, Return
from goldthread.web.collection.models.calendar_feed import digest_of
from goldthread.web.collection.selectors.plans import planned_returns
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, Measure

DAYS_BACK = 92
DAYS_AHEAD = 366
_LONGEST_WAIT = 800
"""Days between the end of a period and its due date that are looked back for."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """One day on which something of one measure is due.

    ``opened`` is its return; ``None`` where that has not been opened yet.
    """

    measure: Measure
    period: Period
    asked: Asked
    due_on: date
    opened: Return | None

    @property
    def state(self) -> ReturnState | None:
        """Where its return stands; ``None`` where that has not been opened yet."""
        return self.opened.stands_at if self.opened else None

    @property
    def is_given(self) -> bool:
        """Whether nothing is asked of its owner any more."""
        return self.state is not None and not self.state.is_with_the_data_owner


def feed_at(authority: Authority, token: str) -> CalendarFeed | None:
    """Whose calendar is at a secret address; ``None`` where there is none, or they have left."""
    feed = (
        CalendarFeed.objects.for_authority(authority)
        .filter(token_digest=digest_of(token), user__is_active=True)
        .select_related("user")
        .first()
    )
    if feed is None or not authorities_of(feed.user).filter(pk=authority.pk).exists():
        return None
    return feed


def due_dates_of(user: User, authority: Authority, today: date) -> list[DueDate]:
    """When the returns that a person answers for are due: three months back, a year ahead.

    Of returns that are open every one, however late it is.
    """
    mine = {
        measure
        for role in (DataOwner, LeadOfficer)
        for measure, people in holders_of(role, authority, today).items()
        if user in people
    }
    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    calendar = calendar_of(authority)
    returns = Return.objects.for_authority(authority).filter(measure__in=mine, due_on__lte=last)
    found = {
        (one.measure_id, one.period_code): DueDate(
            one.measure,
            period_from_code(one.period_code, calendar),
            Asked(one.asked),
            one.due_on,
            one,
        )
        for one in returns.select_related("measure")
    }
    for planned in planned_returns(
        authority, first=first - timedelta(days=_LONGEST_WAIT), last=last
    ):
        if planned.measure.pk in mine:
            found.setdefault(
                (planned.measure.pk, planned.period.code),
                DueDate(planned.measure, planned.period, planned.asked, planned.due_on, None),
            )
    wanted = [
        one
        for one in found.values()
        if first <= one.due_on <= last or (one.state and one.state.is_with_the_data_owner)
    ]
    return sorted(wanted, key=lambda one: (one.due_on, one.measure.title, one.period.code))
