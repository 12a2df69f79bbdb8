"""What a person said a measure or a deliverable is about, or not about."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.deliverable import Deliverable
from goldthread.web.records.models.measure import Measure
from goldthread.web.scorecards.models.tag import Tag


class Tagging(AppendOnly, Owned):
    """A tag set on a measure or a deliverable; with ``holds`` false, taken off or turned down.

    The latest row about a tag and an item counts. One turned down is not proposed again.
    """

    authority_path: ClassVar[str] = "authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("authority", "tag__authority"),
        ("authority", "measure__authority"),
        ("authority", "deliverable__authority"),
    )

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="taggings")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings")
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, related_name="taggings"
    )
    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.PROTECT, null=True, related_name="taggings"
    )
    holds = models.BooleanField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["authority", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(measure=None, deliverable__isnull=False)
                | models.Q(measure__isnull=False, deliverable=None),
                name="tagging_of_one_thing",
            ),
            models.CheckConstraint(condition=~models.Q(said_by=""), name="tagging_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.tag}: {self.measure or self.deliverable}"
