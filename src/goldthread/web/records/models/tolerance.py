"""How far from a target still counts as close, and who said so."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.framework.wording import edition_in_words
from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.fields import words_column
from goldthread.web.records.models.measure import Measure


class Tolerance(AppendOnly, Owned):
    """What counts as close, for one measure or for every measure of an edition without its own.

    It names the edition by ``title`` and ``edition``, so that it outlives the reading of a
    document. ``measure`` is ``None`` for what the framework holds to. ``rule`` is the engine's
    tolerance as JSON; ``None`` lets the framework's hold again for a measure. It holds from
    ``valid_from`` on, the first day of a period; ``None`` is from the beginning. Of several from
    one day the latest row holds, and those before it stay as they were said.
    """

    authority_path: ClassVar[str] = "authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (("authority", "measure__authority"),)

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="tolerances")
    title = models.TextField()
    edition = words_column()
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, related_name="tolerances"
    )
    told_with: ClassVar[tuple[str, ...]] = ("measure",)
    rule = models.JSONField(null=True)
    valid_from = models.DateField(null=True)
    reason = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["authority", "id"]
        indexes = [models.Index(fields=["authority", "title"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(set_by=""),
                name="tolerance_says_why_and_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(rule__isnull=False) | models.Q(measure__isnull=False),
                name="tolerance_of_a_framework_says_something",
            ),
        ]

    def __str__(self) -> str:
        return "tolerance"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return str(self.measure or f"every measure of {edition_in_words(self.title, self.edition)}")
