"""What people say to one another about a return."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.collection.models.period_return import Return
from goldthread.web.integrity.keeping import AppendOnly, Owned


class Comment(AppendOnly, Owned):
    """A remark or question about a return; not part of what is published."""

    authority_path: ClassVar[str] = "period_return__measure__authority"

    period_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["period_return", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(text=""), name="comment_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.text[:60]}"
