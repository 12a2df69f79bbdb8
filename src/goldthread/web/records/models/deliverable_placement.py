"""Where a deliverable stands in the tree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.deliverable import Deliverable
from goldthread.web.records.models.placement import Placement


class DeliverablePlacement(Placement):
    """A deliverable standing at a node."""

    authority_path: ClassVar[str] = "deliverable__framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable__framework", "node__framework"),
        ("deliverable__framework", "tied_to__framework"),
    )

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.CASCADE, related_name="placements"
    )

    class Meta(Placement.Meta):
        ordering = ["deliverable", "position"]
        constraints = [
            *Placement.Meta.constraints,
            models.UniqueConstraint(
                fields=["deliverable", "position"], name="deliverable_placement_position_once"
            ),
        ]
