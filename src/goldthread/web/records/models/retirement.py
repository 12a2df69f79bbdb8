"""A measure that is no longer asked for, and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.measure import Measure


class Retirement(AppendOnly, Owned):
    """A measure is retired from a period on, or taken up again.

    Nothing is asked for periods that begin on or after ``from_first``, the first day of
    ``from_period``. ``edition`` is the number of the edition that drops it: until that one is
    adopted the retirement waits; ``None`` holds at once. Of several for a measure the latest row
    holds, and one that was ``taken_back`` retires nothing.
    """

    authority_path: ClassVar[str] = "measure__authority"
    told_with: ClassVar[tuple[str, ...]] = ("measure",)

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="retirements")
    edition = models.PositiveIntegerField(null=True)
    from_period = models.CharField(max_length=40)
    from_first = models.DateField()
    taken_back = models.BooleanField(default=False)
    reason = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["measure", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(decided_by=""),
                name="retirement_says_why_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, from {self.from_period}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return str(self.measure)
