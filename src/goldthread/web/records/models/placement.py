"""Where measures and deliverables stand in the tree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.framework import Role
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.deliverable import Deliverable
from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.fields import words_column
from goldthread.web.records.models.node import Node


class _Placement(Owned):
    """One standing at a node; ``topic`` is the document's own grouping inside a table."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE

    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(
        max_length=12, null=True, choices=[(role.value, role.value) for role in Role]
    )
    topic = words_column()
    tied_to = models.ForeignKey(
        Deliverable, on_delete=models.CASCADE, null=True, related_name="tied_%(class)ss"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role=None) | models.Q(role__in=[role.value for role in Role]),
                name="%(class)s_role_known",
            ),
        ]


class MeasurePlacement(_Placement):
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

    class Meta(_Placement.Meta):
        ordering = ["edition_measure", "position"]
        constraints = [
            *_Placement.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition_measure", "position"], name="measure_placement_position_once"
            ),
        ]


class DeliverablePlacement(_Placement):
    """A deliverable standing at a node."""

    authority_path: ClassVar[str] = "deliverable__framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable__framework", "node__framework"),
        ("deliverable__framework", "tied_to__framework"),
    )

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.CASCADE, related_name="placements"
    )

    class Meta(_Placement.Meta):
        ordering = ["deliverable", "position"]
        constraints = [
            *_Placement.Meta.constraints,
            models.UniqueConstraint(
                fields=["deliverable", "position"], name="deliverable_placement_position_once"
            ),
        ]
