"""Have a document read once more whose reading did not come to an end."""

from __future__ import annotations

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands
from goldthread.web.drafting.models import DocumentImport, ImportState
from goldthread.web.jobs.actions import start_job
from goldthread.web.jobs.selectors import job_at
from goldthread.web.refusal import ActionRefusedError


def read_again(*, document_import: DocumentImport, by: str) -> DocumentImport:
    """Start reading the kept document once more.

    Raises ``ActionRefusedError`` where it was read, or is being read, already.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        job = job_at(now.authority, now.job_key)
        if now.state != ImportState.READING or (job is not None and not job.is_over):
            raise ActionRefusedError(f"{now} was read already, or is being read.")
        again = start_job(
            kind="read document",
            authority=now.authority,
            by=by,
            arguments={"number": now.number},
            title=f"Reading {now.name}",
        )
        now.job_key = again.key
        now.save(update_fields=["job_key"])
        record_event(by=by, action="read document again", authority=now.authority, subject=now)
    return now
