"""Who leads on a measure."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.listed_with_measure import ListedWithMeasure
from goldthread.web.records.models.person import Person


class MeasureLead(ListedWithMeasure):
    """A lead member or lead officer of a measure. Positions run over both kinds."""

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__framework__authority", "person__authority"),
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="measure_leads")
