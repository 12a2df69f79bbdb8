"""A measure, which lasts across editions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.authority import Authority


class Measure(Owned):
    """An indicator of an authority, the same one across the editions that state it.

    ``code`` stands in addresses and in files of figures and never changes; ``title`` is that
    of the reading last loaded.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="measures")
    code = models.TextField()
    title = models.TextField()

    class Meta:
        ordering = ["authority", "code"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "code"], name="measure_code_once"),
            models.CheckConstraint(condition=~models.Q(code=""), name="measure_has_code"),
            models.CheckConstraint(condition=~models.Q(title=""), name="measure_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
