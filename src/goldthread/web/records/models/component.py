"""A series that an edition asks for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.listed_with_measure import ListedWithMeasure
from goldthread.web.records.models.series import Series


class Component(ListedWithMeasure):
    """A series that this edition asks for."""

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__measure", "series__measure"),
    )

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="components")
