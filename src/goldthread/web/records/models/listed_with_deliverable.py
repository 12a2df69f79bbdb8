"""Something listed with a deliverable in one edition, in order."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_deliverable import EditionDeliverable


class ListedWithDeliverable(Owned):
    """Something listed with a deliverable in one edition, in order."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "edition_deliverable__framework__authority"

    edition_deliverable = models.ForeignKey(
        EditionDeliverable, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["edition_deliverable", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition_deliverable", "position"], name="%(class)s_position_once"
            ),
        ]
