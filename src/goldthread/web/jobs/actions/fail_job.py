"""Say why long work was not done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.jobs.models import Job, JobState
from goldthread.web.records.actions.locking import lock_authority


def fail_job(*, job: Job, trouble: str, by: str, silent_since: datetime | None = None) -> bool:
    """End a job that cannot be done, with the reason; whether it was still under way.

    One that was ended meanwhile is left as it is, and so is one whose process has been heard of
    after ``silent_since``, where that is given.
    """
    with transaction.atomic():
        authority = lock_authority(job.authority)
        under_way = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=job.worker)
        if silent_since is not None:
            under_way = under_way.filter(alive_at__lte=silent_since)
        ended = under_way.update(
            state=JobState.FAILED, ended_at=timezone.now(), ended_by=by, trouble=trouble
        )
        if ended:
            record_event(by=by, action="fail job", authority=authority, subject=job, reason=trouble)
    return bool(ended)
