"""A file that shows where a figure comes from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.collection.models.period_return import Return
from goldthread.web.integrity.keeping import Keeping, Owned


class Evidence(Owned):
    """A file given with a return; kept under its digest, and handed out but never opened.

    One that was taken away stays on record with who did it and when.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "period_return__measure__authority"

    period_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    given_by = models.CharField(max_length=150)
    given_at = models.DateTimeField()
    taken_away_by = models.CharField(max_length=150, blank=True)
    taken_away_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["period_return", "given_at", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["period_return", "sha256"],
                condition=models.Q(taken_away_at=None),
                name="evidence_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(given_by=""),
                name="evidence_given_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name
