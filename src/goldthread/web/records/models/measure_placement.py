"""Where a measure stands in the tree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.placement import Placement


class MeasurePlacement(Placement):
    """A measure standing at a node, in its role.

    ``tied_to`` is the deliverable it is printed beside, where the document ties the two.
    """

    authority_path: ClassVar[str] = "edition_measure__framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_measure__framework", "node__framework"),
        ("edition_measure__framework", "tied_to__framework"),
    )

    edition_measure = models.ForeignKey(
        EditionMeasure, on_delete=models.CASCADE, related_name="placements"
    )

    class Meta(Placement.Meta):
        ordering = ["edition_measure", "position"]
        constraints = [
            *Placement.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition_measure", "position"], name="measure_placement_position_once"
            ),
        ]
