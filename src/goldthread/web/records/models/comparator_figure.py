"""A figure of somebody else: never changed, only followed by another revision."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.comparator import Comparator
from goldthread.web.records.models.fields import figure_column
from goldthread.web.records.models.series import Series


class ComparatorFigure(AppendOnly, Owned):
    """What a comparator published for what one series counts, for one period, in one revision.

    ``value`` is ``None`` where it is known that nothing was published. A correction is a new row
    with the next ``revision`` and a ``reason``. ``source`` names who published it and under
    which licence; ``illustrative`` marks a made-up figure.
    """

    authority_path: ClassVar[str] = "series__measure__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("series__measure__authority", "comparator__authority"),
    )

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="comparator_figures")
    comparator = models.ForeignKey(Comparator, on_delete=models.PROTECT, related_name="figures")
    period_code = models.CharField(max_length=40)
    period_first = models.DateField()
    period_last = models.DateField()
    value = figure_column(null=True)
    numerator = figure_column(null=True)
    denominator = figure_column(null=True)
    illustrative = models.BooleanField(default=False)
    source = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["series", "comparator", "period_last", "revision"]
        indexes = [models.Index(fields=["series", "period_last"])]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "comparator", "period_code", "revision"],
                name="comparator_figure_revision_once",
            ),
            models.CheckConstraint(
                condition=models.Q(revision__gte=1), name="comparator_figure_revisions_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(revision=1) | ~models.Q(reason=""),
                name="comparator_figure_corrected_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(period_last__gte=models.F("period_first")),
                name="comparator_figure_period_runs_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(denominator=None) | models.Q(denominator__gte=0),
                name="comparator_figure_denominator_not_negative",
            ),
            models.CheckConstraint(
                condition=~models.Q(source="") & ~models.Q(recorded_by=""),
                name="comparator_figure_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparator} {self.period_code}: {self.value}"
