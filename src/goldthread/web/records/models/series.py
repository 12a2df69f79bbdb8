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

    A series with a ``dimension`` and a ``category`` ("Ward", "Abbey") is that part of the series
    of the same label without them, which is the whole. ``scope`` is the part of the service
    that some targets name. What only a person knows is ``None`` until somebody says:
    ``adds_up``, whether four quarters make the year, and ``seasonal``. ``counts_people`` says
    that the figure, or its numerator, counts people, so that small ones are not published.
    ``beside`` marks a line that no document asks for: somebody had it worked out beside those
    that one does, and no target of a document is meant for it.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "measure__authority"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="series")
    label = models.TextField(blank=True)
    unit = words_column()
    dimension = models.TextField(blank=True, default="")
    category = models.TextField(blank=True, default="")
    scope = words_column()
    adds_up = models.BooleanField(null=True)
    seasonal = models.BooleanField(null=True)
    counts_people = models.BooleanField(default=False)
    beside = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["measure", "position"]
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "label", "dimension", "category"], name="series_label_once"
            ),
            models.UniqueConstraint(fields=["measure", "position"], name="series_position_once"),
            models.CheckConstraint(
                condition=models.Q(dimension="", category="")
                | (~models.Q(dimension="") & ~models.Q(category="")),
                name="series_part_of_a_dimension",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(words for words in (self.label, self.part) if words) or "the figure"

    @property
    def part(self) -> str:
        """Which part of the whole it is, as files write it ("Ward: Abbey"); blank for a whole."""
        return f"{self.dimension}: {self.category}" if self.dimension else ""
