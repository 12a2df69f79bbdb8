"""The models of the jobs app."""

from goldthread.web.jobs.models.job import Job, JobState

__all__ = ["Job", "JobState"]
