"""What a series is heading for."""

from __future__ import annotations

from django.db import models

from goldthread.web.records.models.looked_ahead import LookedAhead


class Forecast(LookedAhead):
    """What a series is heading for from all its figures."""

    class Meta:
        ordering = ["edition_measure", "series"]
        constraints = [
            models.UniqueConstraint(fields=["edition_measure", "series"], name="forecast_once"),
        ]
