"""Returns as they stood at a moment, from the record of what was done with each."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from goldthread.framework.returns import ReturnState
from goldthread.web.audit.models import Event
from goldthread.web.collection.models import Return
from goldthread.web.records.models import Authority

_SIGNED = (ReturnState.SIGNED_OFF, ReturnState.PUBLISHED)
_LED_TO = {
    "submit return": ReturnState.SUBMITTED.value,
    "withdraw return": ReturnState.DRAFT.value,
}
"""Where a return stood after what the record tells without saying so."""


def returns_as_known(authority: Authority, returns: Iterable[Return], at: datetime) -> list[Return]:
    """The returns as they stood at a moment; those that nothing was done with since as they are.

    Those of periods that had not ended were not asked for yet. One query.
    """
    ended = timezone.localdate(at)
    returns = [one for one in returns if one.period_last <= ended]
    told: dict[str, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(
        authority=authority,
        subject_type=Return._meta.label_lower,
        subject_id__in=[str(one.pk) for one in returns],
    ).order_by("number"):
        if _state_after(event):
            told[event.subject_id].append(event)
    return [_then(one, told[str(one.pk)], at) for one in returns]


def _state_after(event: Event) -> str:
    """Where a return stood after an event; blank for one that moved nothing."""
    return _LED_TO.get(event.action) or (event.after or {}).get("state", "")


def _then(one: Return, events: list[Event], at: datetime) -> Return:
    before = [event for event in events if event.at <= at]
    later = events[len(before) :]
    if not later and (one.published_at is None or one.published_at <= at):
        return one
    then = copy.copy(one)
    then.state = _state_after(before[-1]) if before else ReturnState.DUE.value
    then.called_off_for = one.called_off_for if then.state == ReturnState.CALLED_OFF else ""
    published = [event.at for event in before if event.action == "publish return"]
    then.published_at = published[-1] if published else None
    signed = [event for event in before if event.action == "sign return off"]
    last = signed[-1] if signed and then.stands_at in _SIGNED else None
    then.signed_off_by = last.by if last else ""
    then.signed_off_at = last.at if last else None
    return then
