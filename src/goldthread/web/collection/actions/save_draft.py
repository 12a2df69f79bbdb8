"""Keep what somebody has written so far."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.framework.returns import Step
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.actions.moving import (
    as_it_stands,
    moved,
    require_open,
    stands_there_already,
)
from goldthread.web.collection.mapping import Given
from goldthread.web.collection.models import Return


def save_draft(*, period_return: Return, given: Given, version: int, by: str) -> Return:
    """Keep what somebody has written so far in a return, complete or not.

    ``version`` is that of the return they saw. Raises ``ActionRefusedError`` where the return
    is with somebody else or its period is locked, ``SomebodyElseChangedItError`` where it was
    changed meanwhile. What stands there already is not saved again.
    """
    with transaction.atomic():
        now = as_it_stands(period_return)
        require_open(now)
        if stands_there_already(now, given, by=by):
            return now
        before, after = now.draft, given.to_json()
        now = moved(
            now, Step.SAVE, version=version, draft=after, draft_by=by, draft_at=timezone.now()
        )
        record_event(
            by=by,
            action="save draft",
            authority=now.measure.authority,
            subject=now,
            before=before,
            after=after,
        )
    return now
