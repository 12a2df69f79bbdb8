"""A deliverable, which lasts across editions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.authority import Authority


class Deliverable(Owned):
    """Something an authority has said it will do, the same across the editions that state it.

    ``code`` stands in addresses and never changes; ``title`` is that of the reading last loaded.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="deliverables")
    code = models.TextField()
    title = models.TextField()

    class Meta:
        ordering = ["authority", "code"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "code"], name="deliverable_code_once"),
            models.CheckConstraint(condition=~models.Q(code=""), name="deliverable_has_code"),
            models.CheckConstraint(condition=~models.Q(title=""), name="deliverable_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
