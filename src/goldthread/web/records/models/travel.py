"""Where a series is going, with the chart that says so."""

from __future__ import annotations

from django.db import models

from goldthread.web.records.models.worked_out import WorkedOut


class Travel(WorkedOut):
    """Where a series is going by its latest figure, with its control chart where it has one.

    There is one for every series with a figure, parts of a breakdown among them, which have no
    results. ``chart`` is ``None`` where the data bear no chart, else ``{"points": [..],
    "notes": [..]}`` with a point a period: ``period`` (its code), ``value`` (``None`` for a gap;
    seasons and running totals taken out as ``reason`` says), ``stretch``, ``mean``, ``lower``,
    ``upper``, ``trial`` and ``signals`` (each ``{"cause", "side"}``).
    """

    period_code = models.CharField(max_length=40)
    period_last = models.DateField()
    direction = models.CharField(max_length=20)
    test = models.CharField(max_length=20)
    reason = models.TextField()
    variation = models.CharField(max_length=20, blank=True)
    assurance = models.CharField(max_length=20, blank=True)
    chart = models.JSONField(null=True)

    class Meta:
        ordering = ["edition_measure", "series"]
        constraints = [
            models.UniqueConstraint(fields=["edition_measure", "series"], name="travel_once"),
        ]

    def __str__(self) -> str:
        return self.reason
