"""Correct what is published."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.returns import Step
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.actions.moving import as_it_stands, moved
from goldthread.web.collection.models import Return
from goldthread.web.refusal import ActionRefusedError


def reopen_return(*, period_return: Return, version: int, reason: str, by: str) -> Return:
    """Open a published return to correct it; what is published stays until the correction is.

    Raises ``ActionRefusedError`` without a reason or where it is not published.
    """
    if not reason.strip():
        raise ActionRefusedError("Say why it is reopened: the reason stays on record.")
    with transaction.atomic():
        now = moved(
            as_it_stands(period_return),
            Step.REOPEN,
            version=version,
            reopened_for=reason.strip(),
            signed_off_by="",
            signed_off_at=None,
        )
        record_event(
            by=by,
            action="reopen return",
            authority=now.measure.authority,
            subject=now,
            after={"state": now.state},
            reason=reason.strip(),
        )
    return now
