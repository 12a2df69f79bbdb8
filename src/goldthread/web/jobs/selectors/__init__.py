"""Jobs as a page asks for them."""

from __future__ import annotations

from goldthread.web.jobs.models import Job
from goldthread.web.records.models import Authority


def job_at(authority: Authority, key: str) -> Job | None:
    """The job at this address of an authority."""
    return Job.objects.for_authority(authority).select_related("authority").filter(key=key).first()
