"""How a series is worked out of others, and who said so."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.series import Series


class Calculation(AppendOnly, Owned):
    """A series is worked out of others from now on, or no longer is.

    ``rule`` says how, as JSON; the series it names stand as inputs beside it. Figures are worked
    out for periods that end on or after ``valid_from`` (``None``: all). Of several for one series
    the latest row holds; one that ``ended`` leaves the figures there are and makes no more.
    """

    authority_path: ClassVar[str] = "series__measure__authority"
    told_with: ClassVar[tuple[str, ...]] = ("series__measure",)

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="calculations")
    rule = models.JSONField()
    valid_from = models.DateField(null=True)
    ended = models.BooleanField(default=False)
    reason = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["series", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(set_by=""),
                name="calculation_says_why_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"how {self.series.measure} is worked out"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return str(self)


class CalculationInput(AppendOnly, Owned):
    """A series that a calculation takes its figures from."""

    authority_path: ClassVar[str] = "calculation__series__measure__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("calculation__series__measure__authority", "series__measure__authority"),
    )

    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="inputs")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="used_by")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["calculation", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["calculation", "series"], name="calculation_input_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series.measure}: {self.series}"
