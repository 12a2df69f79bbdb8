"""A part of a breakdown that the whole does not speak for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.series import Series
from goldthread.web.records.models.worked_out import WorkedOut


class Departure(WorkedOut):
    """A part that moves against the whole, or differs from it, by more than chance.

    ``series`` is the whole and ``part`` the part of it; ``masked`` is ``moves_against`` or
    ``differs``, and ``sentence`` says it in words. It is about the latest period of the whole.
    """

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__measure", "series__measure"),
        ("series__measure", "part__measure"),
    )

    part = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="departures_as_part")
    period_code = models.CharField(max_length=40)
    period_last = models.DateField()
    masked = models.CharField(max_length=20)
    sentence = models.TextField()

    class Meta:
        ordering = ["edition_measure", "series", "part", "masked"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_measure", "series", "part", "masked"], name="departure_once"
            ),
        ]

    def __str__(self) -> str:
        return self.sentence
