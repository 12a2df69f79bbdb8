"""A measure that a deliverable is meant to move."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models import Deliverable, Measure


class Expected(models.TextChoices):
    """Which way a deliverable is meant to move a measure."""

    UP = "up", "up"
    DOWN = "down", "down"


class LinkedMeasure(Owned):
    """This deliverable is meant to move that measure, and which way; one that ended is kept."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "deliverable__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable__authority", "measure__authority"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("deliverable", "measure")

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.PROTECT, related_name="linked_measures"
    )
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="linked_deliverables"
    )
    expected = models.CharField(max_length=4, choices=Expected.choices)
    reason = models.TextField(blank=True)
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["deliverable", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "measure"],
                condition=models.Q(ended_at=None),
                name="linked_measure_once",
            ),
            models.CheckConstraint(
                condition=models.Q(expected__in=Expected.values), name="linked_measure_way_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deliverable} is meant to move {self.measure} {self.expected}"
