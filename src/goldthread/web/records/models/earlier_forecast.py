"""What a series was heading for at the end of an earlier period."""

from __future__ import annotations

from django.db import models

from goldthread.web.records.models.looked_ahead import LookedAhead


class EarlierForecast(LookedAhead):
    """What a series was heading for from its figures up to a day, where later ones are in.

    Made for reports of a period that is past; ``up_to`` is the last day of that period.
    Figures of the periods up to it count as they are known when it is made.
    """

    up_to = models.DateField()

    class Meta:
        ordering = ["edition_measure", "series", "up_to"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_measure", "series", "up_to"], name="earlier_forecast_once"
            ),
        ]
