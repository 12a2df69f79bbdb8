"""What a measure should reach, from when to when, and who said so."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.fields import words_column


class Target(Owned):
    """A target of a measure: the rule, the words it was read from, and when it holds.

    ``valid_from`` and ``valid_to`` are the first and last day; ``None`` is open. The target
    read with the document is the one without a ``valid_from``; each later one has a reason.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "edition_measure__framework__authority"
    told_with: ClassVar[tuple[str, ...]] = ("edition_measure",)

    edition_measure = models.ForeignKey(
        EditionMeasure, on_delete=models.CASCADE, related_name="targets"
    )
    text = words_column()
    rule = models.JSONField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=150)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["edition_measure", models.F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_measure", "valid_from"], name="target_start_once"
            ),
            # SQLite takes every NULL for a different one.
            models.UniqueConstraint(
                fields=["edition_measure"],
                condition=models.Q(valid_from=None),
                name="target_of_the_document_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_to=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="target_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None) | ~models.Q(reason=""),
                name="target_changed_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(text__isnull=False) | models.Q(rule__isnull=False),
                name="target_says_something",
            ),
        ]

    def __str__(self) -> str:
        return self.text or "target"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return f"the target of {self.edition_measure}"
