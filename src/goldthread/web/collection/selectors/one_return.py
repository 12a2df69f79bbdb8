"""One return, by the measure and the period that its address names."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.framework.periods import Period, period_from_code
from goldthread.web.accounts.models import User
from goldthread.web.collection.mapping import Doubt, Given, confirmed_in, given_from_json
from goldthread.web.collection.models import Return, Submission
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority


def return_at(authority: Authority, measure: str, period: str) -> Return | None:
    """The return of a measure and a period, by their codes; ``None`` where there is none."""
    return (
        Return.objects.for_authority(authority)
        .filter(measure__code=measure, period_code=period)
        .select_related("measure__authority")
        .first()
    )


def period_of(period_return: Return) -> Period:
    """The period a return is for."""
    return period_from_code(period_return.period_code, calendar_of(period_return.measure.authority))


def given_in(period_return: Return) -> Given:
    """What is being given in a return."""
    return given_from_json(period_return.draft)


def last_submissions(returns: Iterable[Return]) -> dict[int, Submission]:
    """What was submitted last, by the key of the return. One query."""
    submissions = Submission.objects.filter(period_return__in=list(returns)).order_by("number")
    return {one.period_return_id: one for one in submissions}


def confirmed_before(returns: Iterable[Return]) -> dict[int, frozenset[Doubt]]:
    """Which questions were confirmed when returns were last submitted, by their keys. One query.

    A return that comes back for its words is not asked again about its figures.
    """
    return {key: confirmed_in(one.given) for key, one in last_submissions(returns).items()}


def names_of(usernames: Iterable[str]) -> dict[str, str]:
    """What people are called, by the name that the record of changes knows them by."""
    people = User.objects.filter(username__in=set(usernames))
    return {user.username: user.name for user in people}
