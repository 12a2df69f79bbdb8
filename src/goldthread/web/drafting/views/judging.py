"""Every figure is judged anew by an edition that came into force."""

from __future__ import annotations

from goldthread.web.jobs.actions.start_job import start_job
from goldthread.web.jobs.models import Job
from goldthread.web.records.models import Framework


def judging_by(record: Framework, by: str) -> Job:
    """The job that judges every figure by this edition, started now."""
    return start_job(
        kind="judge edition",
        authority=record.authority,
        by=by,
        arguments={"number": record.number},
        title=f"Judging every figure by {record}",
    )
