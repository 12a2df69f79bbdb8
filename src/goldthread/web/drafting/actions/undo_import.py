"""Undo an import that was taken in."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands
from goldthread.web.drafting.models import DocumentImport, ImportState
from goldthread.web.records.actions.lasting import (
    remove_unused_deliverables,
    remove_unused_measures,
    stated_in,
)
from goldthread.web.records.actions.revise_framework import take_back_revision
from goldthread.web.records.models import Framework, FrameworkStatus
from goldthread.web.refusal import ActionRefusedError


def undo_import(*, document_import: DocumentImport, reason: str, by: str) -> DocumentImport:
    """Take back what an import did to its draft; a draft that it made goes away again.

    Figures that were recorded meanwhile stay with their measures. Raises ``ActionRefusedError``
    without a reason, once the draft is adopted, and where later changes stand on the import.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        reason = reason.strip()
        if not reason:
            raise ActionRefusedError("Say why it is undone.")
        if now.state != ImportState.TAKEN_IN:
            raise ActionRefusedError(
                f"{now} is {now.get_state_display()}: there is nothing to undo."
            )
        record = now.taken_into
        if record is None:
            raise ActionRefusedError("The draft that it became is not there any more.")
        if record.status != FrameworkStatus.DRAFT:
            raise ActionRefusedError(
                f"{record} is {record.get_status_display().lower()}, so the import is not undone "
                "any more. Start the next edition from it and change that."
            )
        if now.made_draft:
            _take_away(record, now)
        else:
            revision = record.revisions.get(number=now.revision or 0)
            take_back_revision(revision=revision, by=by, reason=reason)
        now.refresh_from_db()
        now.state, now.ended_by, now.ended_at = ImportState.UNDONE, by, timezone.now()
        now.ended_for = reason
        now.save(update_fields=["state", "ended_by", "ended_at", "ended_for"])
        record_event(
            by=by,
            action="undo import",
            authority=now.authority,
            subject=now,
            before={"framework": str(record)},
            reason=reason,
        )
    return now


def _take_away(record: Framework, now: DocumentImport) -> None:
    """Remove a draft that the import made; measures with figures stay, without an edition."""
    later = record.revisions.filter(number__gt=now.revision or 0).order_by("number").first()
    if later is not None:
        raise ActionRefusedError(
            f"{later.made_by} changed the draft after the document was taken in, and those changes "
            "would be lost. Take them back first, or archive the draft instead."
        )
    stated = stated_in(record)
    record.delete()
    remove_unused_measures(stated.measures)
    remove_unused_deliverables(stated.deliverables)
