"""A step on the way to a deliverable."""

from __future__ import annotations

from django.db import models

from goldthread.web.records.models.fields import words_column
from goldthread.web.records.models.listed_with_deliverable import ListedWithDeliverable


class Milestone(ListedWithDeliverable):
    """A named step of a deliverable; ``due_on`` is the last day of its deadline, if one date."""

    text = models.TextField()
    deadline_text = words_column()
    deadline = models.JSONField(null=True)
    due_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.text
