"""The worker of this process, for the programs that do jobs beside something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.web.jobs.worker import JobWorker

_workers: list[JobWorker] = []


def start() -> None:
    """Do jobs in a thread of this process from now on. Django must have been started."""
    from goldthread.web.jobs.worker import JobWorker

    worker = JobWorker()
    _workers.append(worker)
    worker.start()


def stop() -> None:
    """Stop doing jobs; the one under way is ended."""
    while _workers:
        _workers.pop().stop()
