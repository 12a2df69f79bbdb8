"""What was submitted: a snapshot that never changes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.collection.models.period_return import Return
from goldthread.web.integrity.keeping import AppendOnly, Owned


class Submission(AppendOnly, Owned):
    """What a data owner submitted for a return, as they did.

    ``given`` has the form of a return's draft, and which questions about unlikely figures were
    confirmed. ``key`` is that of the form that was sent: the
    same form sent twice (a double click, a retry) is one submission. ``status`` and
    ``direction`` are what the engine made of it when it was submitted.
    """

    authority_path: ClassVar[str] = "period_return__measure__authority"

    period_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    given = models.JSONField()
    status = models.CharField(max_length=20, blank=True)
    direction = models.CharField(max_length=20, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["period_return", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["period_return", "number"], name="submission_number_once"
            ),
            models.UniqueConstraint(fields=["period_return", "key"], name="submission_key_once"),
            models.CheckConstraint(condition=~models.Q(by=""), name="submission_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.period_return}: {self.number}"
