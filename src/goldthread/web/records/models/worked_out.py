"""What is worked out for a series of an edition's measure, and when it must be again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.fields import hash_column
from goldthread.web.records.models.series import Series


class WorkedOut(Owned):
    """Something worked out for one series under one edition's rules.

    ``inputs`` names what was used and ``inputs_hash`` stands for all that was looked at; it is
    worked out again only when that changes.
    """

    keeping: ClassVar[Keeping] = Keeping.DERIVED
    authority_path: ClassVar[str] = "edition_measure__framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__measure", "series__measure"),
    )

    edition_measure = models.ForeignKey(
        EditionMeasure, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="%(class)ss")
    inputs = models.JSONField(default=dict)
    inputs_hash = hash_column()
    engine_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField()

    class Meta:
        abstract = True
