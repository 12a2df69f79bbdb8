"""What the process that does a job writes about it: that it has it, how far it is, its end.

Each is one statement that holds only while the job is this process's own, so that none of them
can bring back a job that was cancelled. They leave no audit events: what a job changes does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.web.jobs.models import Job, JobState


def take_next_job(worker: str) -> Job | None:
    """Take the job that has waited longest for this process; ``None`` where none waits."""
    waiting = Job.objects.filter(state=JobState.WAITING).order_by("asked_at", "pk")
    while (job := waiting.select_related("authority").first()) is not None:
        now = timezone.now()
        taken = {"state": JobState.RUNNING, "worker": worker, "started_at": now, "alive_at": now}
        # Another process may have been quicker: then the next one is looked for.
        if Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(**taken):
            for name, value in taken.items():
                setattr(job, name, value)
            return job
    return None


def note_progress(job: Job, done: int, total: int, words: str) -> bool:
    """Write down how far a job is; whether it is to go on."""
    return bool(
        _own(job).update(
            done=max(0, done), total=max(0, total), words=words[:300], alive_at=timezone.now()
        )
    )


def show_life(worker: str) -> None:
    """Write down that this process is still at its job, however long one step of it takes."""
    Job.objects.filter(worker=worker, state=JobState.RUNNING).update(alive_at=timezone.now())


@contextmanager
def ending(job: Job) -> Iterator[dict[str, Any] | None]:
    """One transaction that makes what a job is for and says that it is done, or does neither.

    Gives the outcome to fill in; ``None`` where the job is no longer to be done.
    """
    with transaction.atomic():
        if not list(_own(job).select_for_update().order_by().values_list("pk")):
            yield None
            return
        outcome: dict[str, Any] = {}
        yield outcome
        _own(job).update(state=JobState.DONE, ended_at=timezone.now(), outcome=outcome)


def _own(job: Job) -> Any:
    """The row of a job, as long as this process is the one to do it."""
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=job.worker)
