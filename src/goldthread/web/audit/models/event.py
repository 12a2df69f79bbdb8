"""One thing that somebody did."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from goldthread.web.audit.chain import Link
from goldthread.web.integrity.keeping import AppendOnly, Owned


class Event(AppendOnly, Owned):
    """One thing that somebody did to one authority's records.

    ``subject_type`` and ``subject_id`` name what it was done to (``records.framework``, its id);
    ``before`` and ``after`` hold what changed, or for a batch what the batch amounts to.
    ``number`` counts an authority's events from 1, and ``digest`` ties each to the one before.
    """

    authority_path: ClassVar[str] = "authority"

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.CharField(max_length=150)
    role = models.CharField(max_length=60, blank=True)
    from_where = models.CharField(max_length=100, blank=True)
    action = models.CharField(max_length=60)
    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="events"
    )
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["authority", "number"]
        indexes = [
            models.Index(fields=["authority", "at"]),
            models.Index(fields=["subject_type", "subject_id"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="event_number_once"),
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(action=""), name="event_says_who_and_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}: {self.action}"

    @property
    def link(self) -> Link:
        """What of the event goes into its digest."""
        return Link(
            number=self.number,
            at=self.at,
            by=self.by,
            role=self.role,
            from_where=self.from_where,
            action=self.action,
            authority=self.authority_id,
            subject_type=self.subject_type,
            subject_id=self.subject_id,
            before=self.before,
            after=self.after,
            reason=self.reason,
        )
