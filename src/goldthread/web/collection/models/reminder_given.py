"""That somebody was reminded of something, so that they are reminded of it once."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.collection.models.period_return import Return
from goldthread.web.integrity.keeping import AppendOnly, Owned


class ReminderGiven(AppendOnly, Owned):
    """One person reminded of one return for one reason; ``kind`` names the occasion."""

    authority_path: ClassVar[str] = "period_return__measure__authority"

    period_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="reminders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders"
    )
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "reminders given"
        constraints = [
            models.UniqueConstraint(
                fields=["period_return", "user", "kind"], name="reminder_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"
