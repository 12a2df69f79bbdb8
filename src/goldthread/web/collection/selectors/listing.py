"""The list of an authority's returns, and the ways to narrow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goldthread.framework.periods import Calendar, Period, period_from_code
from goldthread.framework.returns import ReturnState
from goldthread.web.accounts.models import User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import DataOwner, LeadOfficer
from goldthread.web.accounts.selectors import permitted_measures
from goldthread.web.accounts.selectors.holders import holders_of
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.completeness import NO_SERVICE, services_of
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority

WITH_THE_OWNER = [state.value for state in ReturnState if state.is_with_the_data_owner]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list of returns is narrowed to; ``None``, blank or false narrows nothing.

    A period takes in the shorter ones that end in it: the months of a quarter.
    """

    period: Period | None = None
    service: str = ""
    state: str = ""
    late: bool = False
    mine: bool = False


@dataclass(frozen=True, slots=True)
class ListedReturn:
    """A return as a list shows it; ``days_late`` is 0 where it is not late."""

    here: Return
    period: Period
    service: str
    days_late: int


@dataclass(frozen=True, slots=True)
class ReturnList:
    """The returns that somebody may see, narrowed, and what they can be narrowed to."""

    returns: tuple[ListedReturn, ...]
    periods: tuple[Period, ...]
    services: tuple[str, ...]


def returns_listed(
    authority: Authority, user: User, narrowing: Narrowing, today: date
) -> ReturnList:
    """The returns of an authority that a person may see, the latest periods first."""
    calendar = calendar_of(authority)
    permitted = permitted_measures(user, Permission.SEE_RETURNS, authority)
    visible = Return.objects.for_authority(authority).filter(measure__in=permitted)
    of_measure = services_of(authority)
    kept = _narrowed(visible, narrowing, today)
    if narrowing.mine:
        kept = kept.filter(measure__in=_measures_of(user, authority, today))
    listed = (
        _listed(one, calendar, of_measure, today)
        for one in kept.select_related("measure").order_by(
            "-period_last", "due_on", "measure__title", "pk"
        )
    )
    codes = visible.order_by().values_list("period_code", flat=True).distinct()
    return ReturnList(
        returns=tuple(
            one for one in listed if not narrowing.service or one.service == narrowing.service
        ),
        periods=_periods(codes, calendar),
        services=tuple(
            sorted(
                {
                    of_measure.get(key, NO_SERVICE)
                    for key in visible.order_by().values_list("measure", flat=True).distinct()
                }
            )
        ),
    )


def _narrowed(returns: QuerySet[Return], narrowing: Narrowing, today: date) -> QuerySet[Return]:
    if narrowing.period:
        returns = returns.filter(
            period_last__gte=narrowing.period.first, period_last__lte=narrowing.period.last
        )
    if narrowing.state:
        returns = returns.filter(state=narrowing.state)
    if narrowing.late:
        returns = returns.filter(state__in=WITH_THE_OWNER, due_on__lt=today)
    return returns


def _measures_of(user: User, authority: Authority, today: date) -> list[int]:
    return [
        measure
        for role in (DataOwner, LeadOfficer)
        for measure, people in holders_of(role, authority, today).items()
        if any(person.pk == user.pk for person in people)
    ]


def _listed(
    one: Return, calendar: Calendar, of_measure: Mapping[int, str], today: date
) -> ListedReturn:
    late = one.stands_at.is_with_the_data_owner and one.due_on < today
    return ListedReturn(
        one,
        period_from_code(one.period_code, calendar),
        of_measure.get(one.measure_id, NO_SERVICE),
        (today - one.due_on).days if late else 0,
    )


def _periods(codes: Iterable[str], calendar: Calendar) -> tuple[Period, ...]:
    found = [period_from_code(code, calendar) for code in codes]
    return tuple(sorted(found, key=lambda one: (one.last, one.first), reverse=True))
