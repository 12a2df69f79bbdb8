"""Does the jobs: one after another, in a thread beside the pages or on its own."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from datetime import timedelta

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from goldthread.web.audit.acting import acting_as
from goldthread.web.jobs.actions.doing import show_life, take_next_job
from goldthread.web.jobs.actions.fail_job import fail_job
from goldthread.web.jobs.kinds import kind_of
from goldthread.web.jobs.models import Job, JobState
from goldthread.web.jobs.running import Cancelled, Running
from goldthread.web.jobs.waking import wait_for_work, wake

BY = "goldthread"
"""Who the record of changes names for what no person did."""
GONE_AFTER = timedelta(seconds=45)
"""Without a sign of life. SQLite may keep a writer waiting for 20 seconds."""
_SIGN_OF_LIFE_EVERY = 5.0
_LOOK_EVERY = 1.0
_LOOK_FOR_GONE_EVERY = 10.0
_STOPPED = "Goldthread was stopped while it did this."
_GONE = "The program that did this has gone."
_UNFORESEEN = (
    "Something went wrong that nobody foresaw ({}), and nothing was kept. What happened is in "
    "the server's log: tell whoever looks after Goldthread where you work."
)

_log = logging.getLogger(__name__)


def run_next_job(worker: str) -> bool:
    """Do the job that has waited longest, to its end; whether there was one."""
    job = take_next_job(worker)
    if job is None:
        return False
    with acting_as(role=job.role, from_where=job.from_where):
        _do(job)
    return True


def run_waiting_jobs() -> int:
    """Do every job that waits, here and now, as tests do; how many there were."""
    done = 0
    while run_next_job(_name_of_this_process()):
        done += 1
    return done


def fail_gone_jobs() -> int:
    """End the jobs whose process gives no sign of life; how many there were."""
    silent_since = timezone.now() - GONE_AFTER
    gone = Job.objects.filter(state=JobState.RUNNING, alive_at__lte=silent_since)
    return sum(
        fail_job(job=job, trouble=_ended(job, _GONE), by=BY, silent_since=silent_since)
        for job in gone.select_related("authority")
    )


def fail_jobs_of(worker: str) -> int:
    """End the jobs of a process that is about to stop; how many there were."""
    under_way = Job.objects.filter(state=JobState.RUNNING, worker=worker)
    return sum(
        fail_job(job=job, trouble=_ended(job, _STOPPED), by=BY)
        for job in under_way.select_related("authority")
    )


def _ended(job: Job, words: str) -> str:
    """Why a job came to no end, what is left of it, and what to do."""
    try:
        keeps_parts = kind_of(job.kind).keeps_parts
    except LookupError:
        keeps_parts = False
    kept = "What was done by then is kept" if keeps_parts else "Nothing of it was kept"
    return f"{words} {kept}: begin it again."


def _do(job: Job) -> None:
    refusals: tuple[type[Exception], ...] = ()
    try:
        kind = kind_of(job.kind)
        refusals = kind.refusals
        running = Running(job)
        outcome = kind.work(running, **job.arguments)
        if not running.is_done:
            with running.finishing() as kept:
                kept.update(outcome or {})
    except Cancelled:
        _log.info("%s (%s) was cancelled", job.title, job.key)
    except refusals as refused:
        fail_job(job=job, trouble=str(refused) or type(refused).__name__, by=BY)
    except Exception as trouble:  # noqa: BLE001 - whoever waits must be told, whatever it is
        _log.exception("%s (%s) was not done", job.title, job.key)
        fail_job(job=job, trouble=_UNFORESEEN.format(type(trouble).__name__), by=BY)


def _name_of_this_process() -> str:
    return f"{socket.gethostname()[:80]} {os.getpid()} {threading.get_ident()}"


class JobWorker:
    """Does jobs in a thread of its own until it is stopped."""

    def __init__(self) -> None:
        self.name = _name_of_this_process()
        self._stopping = threading.Event()
        self._working = threading.Event()
        self._threads = [
            threading.Thread(target=work, name=f"jobs: {work.__name__}", daemon=True)
            for work in (self._do_jobs, self._show_life)
        ]

    def start(self) -> None:
        """Begin to look for jobs."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Take no more jobs, and end the one under way: it stops where it next says how far it is."""
        self._stopping.set()
        wake()
        try:
            fail_jobs_of(self.name)
        except DatabaseError:
            # It will be found to be gone by whoever does jobs next.
            _log.warning("The job under way could not be ended", exc_info=True)

    def _do_jobs(self) -> None:
        looked_for_gone_at = float("-inf")
        while not self._stopping.is_set():
            found = False
            try:
                if time.monotonic() - looked_for_gone_at > _LOOK_FOR_GONE_EVERY:
                    looked_for_gone_at = time.monotonic()
                    fail_gone_jobs()
                self._working.set()
                found = run_next_job(self.name)
            except DatabaseError:
                _log.warning("Jobs could not be looked for; trying again", exc_info=True)
            finally:
                self._working.clear()
                close_old_connections()
            if not found:
                wait_for_work(_LOOK_EVERY)
        connections.close_all()

    def _show_life(self) -> None:
        while not self._stopping.wait(_SIGN_OF_LIFE_EVERY):
            if not self._working.is_set():
                continue
            try:
                show_life(self.name)
            except DatabaseError:
                _log.warning("No sign of life could be given; trying again", exc_info=True)
            finally:
                close_old_connections()
