"""What the actions on a return share: one change at a time, and only to what was seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from goldthread.framework.periods import period_from_code
from goldthread.framework.returns import Step, StepRefusedError, state_after
from goldthread.web.collection.mapping import Given
from goldthread.web.collection.models import Return
from goldthread.web.collection.refusals import SomebodyElseChangedItError
from goldthread.web.collection.selectors import lock_on
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def as_it_stands(period_return: Return) -> Return:
    """The return as it stands now, with other changes to its authority held off."""
    return as_they_stand(period_return.measure.authority, [period_return])[period_return.pk]


def as_they_stand(authority: Authority, returns: Iterable[Return]) -> dict[int, Return]:
    """Returns of one authority as they stand now, by key; its other changes are held off.

    Raises ``Return.DoesNotExist`` where one is not the authority's. Two queries.
    """
    authority = lock_authority(authority)
    keys = {one.pk for one in returns}
    found = Return.objects.for_authority(authority).select_related("measure__authority")
    there = {one.pk: one for one in found.filter(pk__in=keys)}
    if there.keys() != keys:
        raise Return.DoesNotExist(f"{authority} has no such return.")
    return there


def moved(now: Return, step: Step, *, version: int, **changes: Any) -> Return:
    """The return after a step, with these columns changed, if nobody changed it meanwhile.

    ``version`` is that of the return the person saw. Raises ``ActionRefusedError`` where the
    step does not lead on from where the return stands, and ``SomebodyElseChangedItError`` where
    it is not the one that was seen.
    """
    if now.version != version:
        raise SomebodyElseChangedItError(now)
    try:
        state = state_after(now.stands_at, step)
    except StepRefusedError as refused:
        raise ActionRefusedError(f"{name_of(now)}: {refused}") from refused
    # The version is asked for again in the change itself: a lock that a database does not
    # keep must not lose anybody's work.
    done = (
        Return.objects.for_authority(now.measure.authority)
        .filter(pk=now.pk, version=version)
        .update(state=state.value, version=version + 1, **changes)
    )
    if not done:
        raise SomebodyElseChangedItError(as_it_stands(now))
    for column, value in {"state": state.value, "version": version + 1, **changes}.items():
        setattr(now, column, value)
    return now


def stands_there_already(now: Return, given: Given, *, by: str) -> bool:
    """Whether this is the very draft that the same person saved last.

    Whoever sends it again (a double click, a page loaded again) has missed nothing, whatever
    version of the return their page is of.
    """
    theirs = now.draft_by == by and now.stands_at.is_with_the_data_owner
    return theirs and now.draft == given.to_json()


def require_open(now: Return) -> None:
    """Refuse a change of figures in a period that is locked."""
    lock = lock_on(now, timezone.localdate())
    if lock is not None:
        raise ActionRefusedError(
            f"{name_of(now)}: the period is locked since {lock.locked_at:%-d %B %Y}. Ask the "
            "performance team to reopen it."
        )


def name_of(now: Return) -> str:
    """The return in a sentence: the measure and the period."""
    period = period_from_code(now.period_code, calendar_of(now.measure.authority))
    return f"{now.measure}, {period.label}"
