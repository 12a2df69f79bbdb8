"""One thing that somebody did."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from goldthread.web.integrity.keeping import AppendOnly, Owned


class Event(AppendOnly, Owned):
    """One thing that somebody did to one authority's records.

    ``subject_type`` and ``subject_id`` name what it was done to (``records.framework``, its id);
    ``before`` and ``after`` hold what changed, or for a batch what the batch amounts to.
    """

    authority_path: ClassVar[str] = "authority"

    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.CharField(max_length=150)
    action = models.CharField(max_length=60)
    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="events"
    )
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["authority", "at"]),
            models.Index(fields=["subject_type", "subject_id"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(action=""), name="event_says_who_and_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}: {self.action}"
