"""What the engine made of a figure: kept with what it was worked out from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.fields import figure_column
from goldthread.web.records.models.observation import Observation
from goldthread.web.records.models.series import Series


class Result(Owned):
    """The judgement of one figure of a series against one edition's rules.

    There is one for every period that has a figure. ``observation`` is the revision judged;
    ``value`` the number that was judged, which may be a total over several periods;
    ``target_rule`` the rule it was held against, ``target_value`` the number of that rule to
    draw as a line, ``reason`` the words for why. ``inputs`` names the observations used:
    ``judged`` for the status, ``compared`` for the direction. It is worked out again when any
    of these change.
    """

    keeping: ClassVar[Keeping] = Keeping.DERIVED
    authority_path: ClassVar[str] = "edition_measure__framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__measure", "series__measure"),
        ("observation__series", "series"),
    )

    edition_measure = models.ForeignKey(
        EditionMeasure, on_delete=models.CASCADE, related_name="results"
    )
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="results")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="results")
    period_code = models.CharField(max_length=40)
    period_first = models.DateField()
    period_last = models.DateField()
    value = figure_column(null=True)
    status = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    direction = models.CharField(max_length=20)
    direction_reason = models.TextField(blank=True)
    target_rule = models.JSONField(null=True)
    target_value = figure_column(null=True)
    inputs = models.JSONField(default=dict)
    engine_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField()

    class Meta:
        ordering = ["edition_measure", "series", "period_last"]
        indexes = [models.Index(fields=["edition_measure", "period_last"])]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_measure", "series", "period_code"], name="result_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="") & ~models.Q(direction=""),
                name="result_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_code}: {self.status}"
