"""That somebody was told of a milestone, so that they are told of it once."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models import Deliverable, Milestone


class MilestoneReminder(AppendOnly, Owned):
    """One person told of one milestone, or with none of them of the deliverable as a whole.

    ``kind`` names the occasion: see ``occasion_on``.
    """

    authority_path: ClassVar[str] = "deliverable__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable", "milestone__deliverable"),
    )

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.PROTECT, related_name="milestone_reminders"
    )
    milestone = models.ForeignKey(
        Milestone, on_delete=models.PROTECT, null=True, related_name="reminders"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="milestone_reminders"
    )
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "milestone", "user", "kind"],
                name="milestone_reminder_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"
