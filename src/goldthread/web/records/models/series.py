"""The lines of figures that a measure is made of."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.fields import words_column
from goldthread.web.records.models.measure import Measure


class Series(Owned):
    """What is actually counted: one line of figures of a measure.

    ``label`` is the component ("percentage", "after dark"), blank when the measure is one
    figure. ``unit`` is "%", "days", "GBP" ..., or ``None`` for a plain count or when the
    document does not say.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "measure__authority"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="series")
    label = models.TextField(blank=True)
    unit = words_column()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["measure", "position"]
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(fields=["measure", "label"], name="series_label_once"),
            models.UniqueConstraint(fields=["measure", "position"], name="series_position_once"),
        ]

    def __str__(self) -> str:
        return self.label or "the figure"
