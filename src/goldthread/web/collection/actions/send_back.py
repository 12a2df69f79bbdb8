"""Give a return back to its data owner."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.returns import Step
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.actions.moving import as_it_stands, moved
from goldthread.web.collection.models import Return
from goldthread.web.refusal import ActionRefusedError


def send_back(*, period_return: Return, version: int, reason: str, by: str) -> Return:
    """Give a return that was submitted or signed off back, with the reason.

    Raises ``ActionRefusedError`` without a reason or where it cannot be sent back.
    """
    if not reason.strip():
        raise ActionRefusedError("Say why you send it back, so that it can be put right.")
    with transaction.atomic():
        now = as_it_stands(period_return)
        before = now.state
        now = moved(
            now,
            Step.SEND_BACK,
            version=version,
            sent_back_for=reason.strip(),
            signed_off_by="",
            signed_off_at=None,
        )
        record_event(
            by=by,
            action="send return back",
            authority=now.measure.authority,
            subject=now,
            before={"state": before},
            after={"state": now.state},
            reason=reason.strip(),
        )
    return now
