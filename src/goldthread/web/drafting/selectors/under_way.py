"""Long work on an import that is not over yet."""

from __future__ import annotations

from goldthread.web.drafting.models import DocumentImport
from goldthread.web.jobs.models import Job, JobState

TAKE_IN = "take in document"
"""The kind of work by which a document is taken in, adopted, or both."""


def job_under_way(document_import: DocumentImport) -> Job | None:
    """The job that takes this import in, or adopts what it became; ``None`` where there is none."""
    return (
        Job.objects.for_authority(document_import.authority)
        .select_related("authority")
        .filter(
            kind=TAKE_IN,
            state__in=[JobState.WAITING, JobState.RUNNING],
            arguments__number=document_import.number,
        )
        .first()
    )
