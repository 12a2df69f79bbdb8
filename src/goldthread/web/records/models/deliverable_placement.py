"""Where a deliverable stands in the tree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.edition_deliverable import EditionDeliverable
from goldthread.web.records.models.placement import Placement


class DeliverablePlacement(Placement):
    """A deliverable standing at a node."""

    authority_path: ClassVar[str] = "edition_deliverable__framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_deliverable__framework", "node__framework"),
        ("edition_deliverable__framework", "tied_to__framework"),
    )

    edition_deliverable = models.ForeignKey(
        EditionDeliverable, on_delete=models.CASCADE, related_name="placements"
    )

    class Meta(Placement.Meta):
        ordering = ["edition_deliverable", "position"]
        constraints = [
            *Placement.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition_deliverable", "position"],
                name="deliverable_placement_position_once",
            ),
        ]
