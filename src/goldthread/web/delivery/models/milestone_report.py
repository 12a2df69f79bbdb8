"""What somebody said of a milestone, or of a deliverable as a whole."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models import Deliverable, Milestone


class MilestoneReport(AppendOnly, Owned):
    """A milestone, or with none of them the deliverable as a whole, as it stood on a day.

    It was done on a day, or is expected on one; a correction is a new report. ``number`` counts
    the reports of a deliverable, so that of two that were given at once one is refused.
    """

    authority_path: ClassVar[str] = "deliverable__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable", "milestone__deliverable"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("deliverable",)

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.PROTECT, related_name="milestone_reports"
    )
    milestone = models.ForeignKey(
        Milestone, on_delete=models.PROTECT, null=True, related_name="reports"
    )
    number = models.PositiveIntegerField()
    as_of = models.DateField()
    done_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    illustrative = models.BooleanField(default=False)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["deliverable", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "number"], name="milestone_report_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(done_on=None) | models.Q(expected_on=None),
                name="milestone_report_done_or_expected",
            ),
            models.CheckConstraint(condition=~models.Q(by=""), name="milestone_report_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.milestone or self.deliverable}, as of {self.as_of:%-d %B %Y}"
