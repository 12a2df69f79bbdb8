"""Throw an import away."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands
from goldthread.web.drafting.models import DocumentImport, ImportState
from goldthread.web.refusal import ActionRefusedError


def throw_import_away(*, document_import: DocumentImport, reason: str, by: str) -> DocumentImport:
    """End an import that was not taken in; what was put right in it stays on record.

    Raises ``ActionRefusedError`` without a reason, and for one that has come to its end.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        reason = reason.strip()
        if not reason:
            raise ActionRefusedError("Say why it is thrown away.")
        if now.state not in (ImportState.OPEN, ImportState.READING, ImportState.UNREADABLE):
            raise ActionRefusedError(
                f"{now} is {now.get_state_display()}: there is nothing to throw away."
            )
        before = now.state
        now.state, now.ended_by, now.ended_at = ImportState.THROWN_AWAY, by, timezone.now()
        now.ended_for = reason
        now.save(update_fields=["state", "ended_by", "ended_at", "ended_for"])
        record_event(
            by=by,
            action="throw import away",
            authority=now.authority,
            subject=now,
            before={"state": before},
            after={"state": now.state},
            reason=reason,
        )
    return now
