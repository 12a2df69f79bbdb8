"""A status chosen over the one that was worked out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.framework.delivery import DeliverableStatus
from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models import Deliverable


class Override(AppendOnly, Owned):
    """A status that somebody chose for a deliverable, with the reason, until a last day.

    The last one of a deliverable is the one that counts; one that was ``taken_back`` says that
    the worked out status counts again.
    """

    authority_path: ClassVar[str] = "deliverable__authority"
    told_with: ClassVar[tuple[str, ...]] = ("deliverable",)

    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="overrides")
    status = models.CharField(
        max_length=12, choices=[(one.value, one.words) for one in DeliverableStatus]
    )
    since = models.DateField()
    until = models.DateField()
    taken_back = models.BooleanField(default=False)
    reason = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["deliverable", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(by=""),
                name="override_says_why_and_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="override_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[one.value for one in DeliverableStatus]),
                name="override_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{DeliverableStatus(self.status).words} for {self.deliverable}"
