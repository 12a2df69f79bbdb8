"""On whom outside the council a measure depends."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.listed_with_measure import ListedWithMeasure
from goldthread.web.records.models.partner import Partner


class MeasurePartner(ListedWithMeasure):
    """A partner that a measure depends on."""

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__framework__authority", "partner__authority"),
    )

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="measure_partners")
