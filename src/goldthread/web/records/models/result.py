"""What the engine made of a figure: kept with what it was worked out from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.fields import figure_column, hash_column
from goldthread.web.records.models.observation import Observation
from goldthread.web.records.models.series import Series
from goldthread.web.records.models.target import Target


class Result(Owned):
    """The judgement of one figure of a series against one edition's rules.

    There is one for every period that has a figure, as things stood with that period.
    ``observation`` is the revision judged; ``value`` the number that was judged, which may be a
    total over several periods; ``target`` the row in force and ``target_rule`` the rule of it
    that the figure was held against, ``target_value`` the number of that rule to draw as a line,
    ``reason`` the words for why.

    ``direction`` is where the series is going, by ``direction_test``, in the sentence
    ``direction_reason``; ``movement_reason`` is the plain difference beside it. Where the test
    was a control chart, ``variation`` and ``assurance`` are its icons and ``mean``,
    ``lower_limit`` and ``upper_limit`` its lines at this point. ``interval_lower`` and
    ``interval_upper`` are the 95% interval of the figure where the numbers behind it are known,
    and ``noise_verdict`` how it stands to the target with chance allowed for.

    ``inputs`` names what was used: observations ``judged`` for the status, ``compared`` for the
    movement and ``travelled`` for the direction, and ``comparators`` figures of others.
    ``inputs_hash`` stands for all that was looked at; the row is worked out again only when that
    changes.
    """

    keeping: ClassVar[Keeping] = Keeping.DERIVED
    authority_path: ClassVar[str] = "edition_measure__framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__measure", "series__measure"),
        ("observation__series", "series"),
        # A period before this edition is judged by the target of the edition that held then.
        ("target__edition_measure__measure", "edition_measure__measure"),
    )

    edition_measure = models.ForeignKey(
        EditionMeasure, on_delete=models.CASCADE, related_name="results"
    )
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="results")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="results")
    target = models.ForeignKey(Target, on_delete=models.CASCADE, null=True, related_name="results")
    period_code = models.CharField(max_length=40)
    period_first = models.DateField()
    period_last = models.DateField()
    value = figure_column(null=True)
    status = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    direction = models.CharField(max_length=20)
    direction_test = models.CharField(max_length=20)
    direction_reason = models.TextField(blank=True)
    movement_reason = models.TextField(blank=True)
    variation = models.CharField(max_length=20, blank=True)
    assurance = models.CharField(max_length=20, blank=True)
    mean = figure_column(null=True)
    lower_limit = figure_column(null=True)
    upper_limit = figure_column(null=True)
    interval_lower = figure_column(null=True)
    interval_upper = figure_column(null=True)
    interval_method = models.CharField(max_length=20, blank=True)
    noise_verdict = models.CharField(max_length=20, blank=True)
    target_rule = models.JSONField(null=True)
    target_value = figure_column(null=True)
    inputs = models.JSONField(default=dict)
    inputs_hash = hash_column()
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
