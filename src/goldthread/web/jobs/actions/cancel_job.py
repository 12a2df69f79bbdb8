"""Cancel long work."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.jobs.models import Job, JobState
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def cancel_job(*, job: Job, by: str) -> None:
    """Cancel a job that waits or is under way; the work stops the next time it tells how far it is.

    Nothing it makes is kept from now on. Raises ``ActionRefusedError`` for one that is over.
    """
    with transaction.atomic():
        authority = lock_authority(job.authority)
        unfinished = Job.objects.filter(pk=job.pk, state__in=[JobState.WAITING, JobState.RUNNING])
        if not unfinished.update(state=JobState.CANCELLED, ended_at=timezone.now(), ended_by=by):
            raise ActionRefusedError(f"{job.title}: this was over before it could be cancelled.")
        record_event(by=by, action="cancel job", authority=authority, subject=job)
