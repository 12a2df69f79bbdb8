"""Take a return back before anybody signed it off."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.returns import Step
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.actions.moving import as_it_stands, moved
from goldthread.web.collection.models import Return


def withdraw_return(*, period_return: Return, version: int, by: str) -> Return:
    """Take a submitted return back to put something right in it.

    Raises ``ActionRefusedError`` where it is not waiting to be signed off.
    """
    with transaction.atomic():
        now = moved(as_it_stands(period_return), Step.WITHDRAW, version=version)
        record_event(by=by, action="withdraw return", authority=now.measure.authority, subject=now)
    return now
