"""What a series was heading for at the end of an earlier period."""

from __future__ import annotations

from django.db import models

from goldthread.web.records.models.looked_ahead import LookedAhead


class EarlierForecast(LookedAhead):
    """What a series was heading for from its figures up to a day, where later ones are in.

    Made for reports of a period that is past; ``up_to`` is the last day of that period.
    Figures of the periods up to it count as they are known when it is made, or as they were known
    at the moment ``known_at``.
    """

    up_to = models.DateField()
    known_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["edition_measure", "series", "up_to"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_measure", "series", "up_to"],
                condition=models.Q(known_at=None),
                name="earlier_forecast_once",
            ),
            models.UniqueConstraint(
                fields=["edition_measure", "series", "up_to", "known_at"],
                name="earlier_forecast_as_known_once",
            ),
        ]
