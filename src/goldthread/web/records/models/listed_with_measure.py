"""Something listed with an edition's measure, in order."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_measure import EditionMeasure


class ListedWithMeasure(Owned):
    """Something listed with an edition's measure, in order."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "edition_measure__framework__authority"

    edition_measure = models.ForeignKey(
        EditionMeasure, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["edition_measure", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_measure", "position"], name="%(class)s_position_once"
            ),
        ]
