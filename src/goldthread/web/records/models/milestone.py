"""A step on the way to a deliverable, which lasts across editions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.deliverable import Deliverable


class Milestone(Owned):
    """A named step of a deliverable, the same across the editions that state it.

    ``code`` tells it from the other steps of its deliverable and never changes; ``text`` is
    that of the reading last loaded.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "deliverable__authority"

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.PROTECT, related_name="milestones"
    )
    code = models.TextField()
    text = models.TextField()

    class Meta:
        ordering = ["deliverable", "id"]
        constraints = [
            models.UniqueConstraint(fields=["deliverable", "code"], name="milestone_code_once"),
            models.CheckConstraint(condition=~models.Q(code=""), name="milestone_has_code"),
            models.CheckConstraint(condition=~models.Q(text=""), name="milestone_has_text"),
        ]

    def __str__(self) -> str:
        return self.text
