"""Ask again for returns that were called off."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.returns import ReturnState, Step
from goldthread.web.audit.actions import Done, record_events
from goldthread.web.collection.actions.moving import moved
from goldthread.web.collection.models import Return
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Measure


def ask_returns_again(*, measure: Measure, by: str, reason: str) -> list[Return]:
    """Ask for every return of a measure again that was called off, with what it held."""
    with transaction.atomic():
        authority = lock_authority(measure.authority)
        asked = [
            moved(one, Step.ASK_AGAIN, version=one.version, called_off_for="")
            for one in Return.objects.for_authority(authority)
            .filter(measure=measure, state=ReturnState.CALLED_OFF)
            .select_related("measure__authority")
        ]
        record_events(
            by=by,
            authority=authority,
            done=[
                Done("ask for return again", one, after={"state": one.state}, reason=reason)
                for one in asked
            ],
        )
    return asked
