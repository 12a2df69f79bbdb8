"""Something listed with a deliverable, in order."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.deliverable import Deliverable


class ListedWithDeliverable(Owned):
    """Something listed with a deliverable, in order."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "deliverable__framework__authority"

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["deliverable", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "position"], name="%(class)s_position_once"
            ),
        ]
