"""How a measure is defined, from when, and who said so."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.framework import Ownership, Polarity
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.fields import words_column


class Definition(Owned):
    """How a measure is defined from ``valid_from`` on, until the next one holds.

    The one that was read with the document has no ``valid_from``, and is kept from the first
    change on; each later one has a reason. The edition's measure itself says what the last one
    says. ``frequency`` is the rule as JSON.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "edition_measure__framework__authority"
    told_with: ClassVar[tuple[str, ...]] = ("edition_measure",)

    edition_measure = models.ForeignKey(
        EditionMeasure, on_delete=models.CASCADE, related_name="definitions"
    )
    title = models.TextField()
    rationale = words_column()
    polarity = models.CharField(
        max_length=8, null=True, choices=[(way.value, way.value) for way in Polarity]
    )
    ownership = models.CharField(
        max_length=12, null=True, choices=[(whose.value, whose.value) for whose in Ownership]
    )
    frequency_text = words_column()
    frequency = models.JSONField(null=True)
    valid_from = models.DateField(null=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=150)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["edition_measure", models.F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_measure", "valid_from"], name="definition_start_once"
            ),
            # SQLite takes every NULL for a different one.
            models.UniqueConstraint(
                fields=["edition_measure"],
                condition=models.Q(valid_from=None),
                name="definition_of_the_document_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None) | ~models.Q(reason=""),
                name="definition_changed_for_a_reason",
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="definition_has_title"),
            models.CheckConstraint(
                condition=models.Q(polarity=None)
                | models.Q(polarity__in=[way.value for way in Polarity]),
                name="definition_polarity_known",
            ),
            models.CheckConstraint(
                condition=models.Q(ownership=None)
                | models.Q(ownership__in=[whose.value for whose in Ownership]),
                name="definition_ownership_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return f"the definition of {self.edition_measure}"
