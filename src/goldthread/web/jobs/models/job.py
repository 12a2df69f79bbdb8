"""One piece of long work."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse

from goldthread.web.integrity.keeping import Keeping, Owned


class JobState(models.TextChoices):
    """Where a job stands. The last three are its end."""

    WAITING = "waiting", "waiting to begin"
    RUNNING = "running", "under way"
    DONE = "done", "done"
    FAILED = "failed", "not done"
    CANCELLED = "cancelled", "cancelled"


class Job(Owned):
    """A piece of long work: who asked for it, how far it is, and what came of it.

    ``key`` stands in its address. ``done`` and ``total`` count parts (pages, rows; a total of 0
    is not known yet), and ``words`` say what is being done. ``worker`` names the process that
    does it, which writes ``alive_at`` every few seconds: where it has stopped writing, the
    process is gone. ``role`` and ``from_where`` are those of whoever asked, for the record of
    changes. ``trouble`` says why it was not done.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    told_with: ClassVar[tuple[str, ...]] = ("authority",)

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="jobs"
    )
    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    role = models.CharField(max_length=60, blank=True)
    from_where = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)
    worker = models.CharField(max_length=150, blank=True)
    started_at = models.DateTimeField(null=True)
    alive_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    outcome = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    trouble = models.TextField(blank=True)

    class Meta:
        ordering = ["authority", "-asked_at", "-pk"]
        indexes = [models.Index(fields=["state", "asked_at"])]
        constraints = [
            models.UniqueConstraint(fields=["authority", "key"], name="job_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=JobState.values), name="job_state_known"
            ),
            models.CheckConstraint(condition=~models.Q(asked_by=""), name="job_asked_by_somebody"),
            models.CheckConstraint(
                condition=~models.Q(state=JobState.FAILED) | ~models.Q(trouble=""),
                name="job_failed_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page that shows how far it is."""
        return reverse("jobs:job", args=[self.authority.code, self.key])

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state not in {JobState.WAITING, JobState.RUNNING}

    @property
    def percent(self) -> int | None:
        """How much of it is done, from 0 to 100; ``None`` while its size is not known."""
        return min(100, 100 * self.done // self.total) if self.total else None
