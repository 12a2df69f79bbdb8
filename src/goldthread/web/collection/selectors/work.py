"""What waits for one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goldthread.framework.periods import Calendar, Period, period_from_code
from goldthread.framework.returns import ReturnState
from goldthread.web.accounts.models import User
from goldthread.web.accounts.roles import DataOwner, LeadOfficer, Role
from goldthread.web.accounts.selectors.holders import holders_of
from goldthread.web.collection.models import Return
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A return that waits for somebody; ``days_late`` is 0 until the day it is due has passed."""

    period_return: Return
    period: Period
    days_late: int

    @property
    def item(self) -> WorkItem:
        """Itself, as lists that say more of each return hold it."""
        return self


@dataclass(frozen=True, slots=True)
class Work:
    """What waits for one person, in the order they should look at it.

    ``handed_in`` are returns of theirs that wait for the lead officer: nothing to do, but not
    forgotten either.
    """

    sent_back: tuple[WorkItem, ...]
    late: tuple[WorkItem, ...]
    to_sign_off: tuple[WorkItem, ...]
    due: tuple[WorkItem, ...]
    handed_in: tuple[WorkItem, ...]

    @property
    def to_do(self) -> int:
        """How many returns wait for this person to do something."""
        return len(self.sent_back) + len(self.late) + len(self.to_sign_off) + len(self.due)


def work_of(user: User, authority: Authority, today: date) -> Work:
    """What waits for a person in an authority on a day, for whomever they act too."""
    calendar = calendar_of(authority)
    own = _items(_returns(authority, _measures(user, DataOwner, authority, today)), today, calendar)
    signs = _measures(user, LeadOfficer, authority, today)
    to_sign = _returns(authority, signs).filter(state=ReturnState.SUBMITTED)
    open_to_owner = [one for one in own if one.period_return.stands_at.is_with_the_data_owner]
    back = [one for one in open_to_owner if one.period_return.state == ReturnState.SENT_BACK]
    rest = [one for one in open_to_owner if one.period_return.state != ReturnState.SENT_BACK]
    return Work(
        sent_back=tuple(back),
        late=tuple(one for one in rest if one.days_late),
        to_sign_off=tuple(
            one
            for one in _items(to_sign, today, calendar)
            # They cannot sign off what they gave themselves.
            if one.period_return.draft_by != user.get_username()
        ),
        due=tuple(one for one in rest if not one.days_late),
        handed_in=tuple(one for one in own if one.period_return.state == ReturnState.SUBMITTED),
    )


def _measures(user: User, role: type[Role], authority: Authority, today: date) -> list[int]:
    return [
        measure
        for measure, people in holders_of(role, authority, today).items()
        if any(person.pk == user.pk for person in people)
    ]


def _returns(authority: Authority, measures: list[int]) -> QuerySet[Return]:
    return (
        Return.objects.for_authority(authority)
        .filter(measure__in=measures)
        .exclude(state__in=(ReturnState.SIGNED_OFF, ReturnState.PUBLISHED, ReturnState.CALLED_OFF))
        .select_related("measure__authority")
        .order_by("due_on", "measure__title", "pk")
    )


def _items(returns: Iterable[Return], today: date, calendar: Calendar) -> list[WorkItem]:
    return [
        WorkItem(
            one,
            period_from_code(one.period_code, calendar),
            max(0, (today - one.due_on).days),
        )
        for one in returns
    ]
