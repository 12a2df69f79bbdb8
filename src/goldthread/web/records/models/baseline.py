"""Where a measure started."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.fields import figure_column, words_column


class Baseline(Owned):
    """Where a measure started: the words, the value read, and the plain figure where it is one.

    ``value``, ``unit`` and the days it covers are filled only where the document gives a
    single figure.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "edition_measure__framework__authority"

    edition_measure = models.OneToOneField(
        EditionMeasure, on_delete=models.CASCADE, related_name="baseline"
    )
    text = words_column()
    rule = models.JSONField(null=True)
    value = figure_column(null=True)
    unit = words_column()
    covers_first = models.DateField(null=True)
    covers_last = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(text__isnull=False) | models.Q(rule__isnull=False),
                name="baseline_says_something",
            ),
            models.CheckConstraint(
                condition=models.Q(covers_first=None, covers_last=None)
                | models.Q(covers_last__gte=models.F("covers_first")),
                name="baseline_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.text or "baseline"
