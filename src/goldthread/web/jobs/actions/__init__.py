"""The only code that changes jobs."""

from goldthread.web.jobs.actions.cancel_job import cancel_job
from goldthread.web.jobs.actions.fail_job import fail_job
from goldthread.web.jobs.actions.start_job import start_job

__all__ = ["cancel_job", "fail_job", "start_job"]
