"""No longer ask for returns of a measure that was retired."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldthread.framework.returns import ReturnState, Step
from goldthread.web.audit.actions import Done, record_events
from goldthread.web.collection.actions.moving import moved
from goldthread.web.collection.models import Return
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Measure
from goldthread.web.refusal import ActionRefusedError


def call_off_returns(*, measure: Measure, from_first: date, by: str, reason: str) -> list[Return]:
    """Call off the returns of a measure whose periods begin on or after a day.

    What was given in them is kept, and what is published stays published. Raises
    ``ActionRefusedError`` without a reason.
    """
    if not reason.strip():
        raise ActionRefusedError("Give a reason: whoever was to give the figures reads it.")
    with transaction.atomic():
        authority = lock_authority(measure.authority)
        called_off = [
            moved(one, Step.CALL_OFF, version=one.version, called_off_for=reason.strip())
            for one in Return.objects.for_authority(authority)
            .filter(measure=measure, period_first__gte=from_first, first_published_at=None)
            .exclude(state__in=(ReturnState.PUBLISHED, ReturnState.CALLED_OFF))
            .select_related("measure__authority")
        ]
        record_events(
            by=by,
            authority=authority,
            done=[
                Done("call off return", one, after={"state": one.state}, reason=reason.strip())
                for one in called_off
            ],
        )
    return called_off
