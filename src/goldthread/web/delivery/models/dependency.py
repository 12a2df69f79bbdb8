"""What a deliverable waits for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models import Deliverable


class Dependency(Owned):
    """A deliverable that cannot be done before another is; one that ended is kept."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "deliverable__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable__authority", "waits_for__authority"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("deliverable", "waits_for")

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.PROTECT, related_name="dependencies"
    )
    waits_for = models.ForeignKey(
        Deliverable, on_delete=models.PROTECT, related_name="waited_for_by"
    )
    reason = models.TextField(blank=True)
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["deliverable", "pk"]
        verbose_name_plural = "dependencies"
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "waits_for"],
                condition=models.Q(ended_at=None),
                name="dependency_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(deliverable=models.F("waits_for")),
                name="dependency_on_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deliverable} waits for {self.waits_for}"
