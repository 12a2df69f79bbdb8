"""One thing that a check found in a framework."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.lint import Severity
from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.fields import source_column
from goldthread.web.records.models.framework_check import FrameworkCheck


class Finding(AppendOnly, Owned):
    """One thing that a check found, in the words it was said in then.

    ``items`` are what it is about: for each its ``kind`` (measure, deliverable or node), its
    ``id`` in the framework that was read and its lasting ``code``, which stands in addresses.
    A ``grouped`` finding says the same of each of its items; any other is about them together.
    """

    authority_path: ClassVar[str] = "framework_check__authority"

    framework_check = models.ForeignKey(
        FrameworkCheck, on_delete=models.PROTECT, related_name="findings"
    )
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=12)
    severity = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Severity])
    title = models.TextField()
    message = models.TextField()
    why = models.TextField()
    fix = models.TextField()
    items = models.JSONField(default=list)
    source = source_column()
    grouped = models.BooleanField(default=False)

    class Meta:
        ordering = ["framework_check", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework_check", "position"], name="finding_position_once"
            ),
            models.CheckConstraint(
                condition=models.Q(severity__in=[one.value for one in Severity]),
                name="finding_severity_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(code="") & ~models.Q(message=""), name="finding_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
