"""Withdraw a pack, or throw its draft away."""

from __future__ import annotations

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import Message, MessageState
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import Pack, PackState
from goldthread.web.refusal import ActionRefusedError


def withdraw_pack(*, pack: Pack, reason: str, by: str) -> Pack:
    """Take a pack back for a reason; what was frozen stays on record, and readers are told why.

    The links of outside readers open nothing from now on, and letters that wait are not sent.

    Raises ``ActionRefusedError`` without a reason, and for one that is withdrawn already.
    """
    reason = reason.strip()
    with transaction.atomic():
        now = as_it_stands(pack)
        if not reason:
            raise ActionRefusedError("Say why it is withdrawn.")
        if now.state == PackState.WITHDRAWN:
            raise ActionRefusedError(f"{now} is withdrawn already.")
        before = now.state
        now.state, now.withdrawn_for = PackState.WITHDRAWN, reason
        now.save(update_fields=["state", "withdrawn_for"])
        Message.objects.filter(pack_letter__pack=now, state=MessageState.WAITING).update(
            state=MessageState.FAILED, trouble="The pack was withdrawn before this was sent."
        )
        record_event(
            by=by,
            action="withdraw pack",
            authority=now.authority,
            subject=now,
            before={"state": before},
            after={"state": now.state},
            reason=reason,
        )
    return now
