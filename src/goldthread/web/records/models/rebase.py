"""A decision that the control chart of a series starts afresh."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.series import Series


class Rebase(Owned):
    """A person's decision that the chart of a series starts afresh with a period, and why.

    Limits are never moved by themselves: what changed the process must be known and said.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "series__measure__authority"
    told_with: ClassVar[tuple[str, ...]] = ("series__measure",)

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="rebases")
    period_code = models.CharField(max_length=40)
    period_first = models.DateField()
    reason = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["series", "period_first"]
        constraints = [
            models.UniqueConstraint(fields=["series", "period_code"], name="rebase_once"),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="rebase_decided_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_code}: {self.reason}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return f"the chart of {self.series.measure}"
