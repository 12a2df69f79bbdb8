"""A file that shows what a report says."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.delivery.models.milestone_report import MilestoneReport
from goldthread.web.integrity.keeping import AppendOnly, Owned


class ReportEvidence(AppendOnly, Owned):
    """A file given with a report; kept under its digest, and handed out but never opened."""

    authority_path: ClassVar[str] = "report__deliverable__authority"

    report = models.ForeignKey(MilestoneReport, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["report", "pk"]
        verbose_name_plural = "report evidence"
        constraints = [
            models.UniqueConstraint(fields=["report", "sha256"], name="report_evidence_once"),
        ]

    def __str__(self) -> str:
        return self.name
