"""A figure that was recorded: never changed, only followed by another revision."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.fields import figure_column
from goldthread.web.records.models.series import Series


class Observation(AppendOnly, Owned):
    """One figure of one series for one period, in one revision.

    ``value`` is ``None`` where it is known that there is no figure ("n/a"). A correction is a
    new row with the next ``revision`` and a ``reason``. ``illustrative`` marks a made-up
    figure; ``source`` says where a real one comes from. ``questions`` are those that were asked
    when it was entered, because it looked unlikely: each with its ``doubt`` and its ``words``.
    ``made_of`` are the keys of the figures that it was worked out of; none for one that was given.
    """

    authority_path: ClassVar[str] = "series__measure__authority"

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="observations")
    period_code = models.CharField(max_length=40)
    period_first = models.DateField()
    period_last = models.DateField()
    value = figure_column(null=True)
    numerator = figure_column(null=True)
    denominator = figure_column(null=True)
    provisional = models.BooleanField(default=False)
    illustrative = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)
    questions = models.JSONField(default=list)
    made_of = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["series", "period_last", "period_first", "revision"]
        indexes = [models.Index(fields=["series", "period_last"])]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period_code", "revision"], name="observation_revision_once"
            ),
            models.CheckConstraint(
                condition=models.Q(revision__gte=1), name="observation_revisions_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(revision=1) | ~models.Q(reason=""),
                name="observation_corrected_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(period_last__gte=models.F("period_first")),
                name="observation_period_runs_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(denominator=None) | models.Q(denominator__gte=0),
                name="observation_denominator_not_negative",
            ),
            models.CheckConstraint(
                condition=~models.Q(recorded_by=""), name="observation_recorded_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_code}: {self.value}"
