"""What one edition says of a step on the way to a deliverable."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.fields import words_column
from goldthread.web.records.models.listed_with_deliverable import ListedWithDeliverable
from goldthread.web.records.models.milestone import Milestone


class EditionMilestone(ListedWithDeliverable):
    """What an edition says of a step; ``due_on`` is the last day of its deadline, if one date."""

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_deliverable__deliverable", "milestone__deliverable"),
    )

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="editions")
    text = models.TextField()
    deadline_text = words_column()
    deadline = models.JSONField(null=True)
    due_on = models.DateField(null=True)

    class Meta(ListedWithDeliverable.Meta):
        constraints = [
            *ListedWithDeliverable.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition_deliverable", "milestone"], name="edition_milestone_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text
