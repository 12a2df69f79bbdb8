"""What people say to one another about a deliverable."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models import Deliverable


class Remark(AppendOnly, Owned):
    """A remark or question about a deliverable; not part of what is published."""

    authority_path: ClassVar[str] = "deliverable__authority"

    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["deliverable", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(text=""), name="remark_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.text[:60]}"
