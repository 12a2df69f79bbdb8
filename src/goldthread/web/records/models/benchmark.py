"""Where a figure lies in a group of councils."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.comparator_group import ComparatorGroup
from goldthread.web.records.models.fields import figure_column
from goldthread.web.records.models.worked_out import WorkedOut


class Benchmark(WorkedOut):
    """Where a figure of one period lies among the figures of a group, in the figure's unit.

    ``members`` counts every council with a figure, this one included. ``distance`` is the figure
    less the median. ``place`` (1 the best) and ``quarter`` are ``None`` where which way is good
    is not known; ``standing`` (better, similar, worse) allows for chance and is blank without the
    numbers behind the figure. ``sentence`` says it in words. ``illustrative``: any figure of the
    group, or its own, is made up.
    """

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__measure", "series__measure"),
        ("edition_measure__framework__authority", "comparator_group__authority"),
    )

    comparator_group = models.ForeignKey(
        ComparatorGroup, on_delete=models.CASCADE, related_name="benchmarks"
    )
    period_code = models.CharField(max_length=40)
    period_last = models.DateField()
    value = figure_column()
    members = models.PositiveSmallIntegerField()
    median = figure_column()
    lower_quartile = figure_column()
    upper_quartile = figure_column()
    lowest = figure_column()
    highest = figure_column()
    distance = figure_column()
    place = models.PositiveSmallIntegerField(null=True)
    quarter = models.PositiveSmallIntegerField(null=True)
    standing = models.CharField(max_length=12, blank=True)
    sentence = models.TextField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["edition_measure", "series", "comparator_group", "period_last"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_measure", "series", "comparator_group", "period_code"],
                name="benchmark_once",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence
