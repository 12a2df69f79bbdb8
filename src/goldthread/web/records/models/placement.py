"""Where measures and deliverables stand in the tree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.framework import Role
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.edition_deliverable import EditionDeliverable
from goldthread.web.records.models.fields import words_column
from goldthread.web.records.models.node import Node


class Placement(Owned):
    """One standing at a node; ``topic`` is the document's own grouping inside a table."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE

    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(
        max_length=12, null=True, choices=[(role.value, role.value) for role in Role]
    )
    topic = words_column()
    tied_to = models.ForeignKey(
        EditionDeliverable, on_delete=models.CASCADE, null=True, related_name="tied_%(class)ss"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role=None) | models.Q(role__in=[role.value for role in Role]),
                name="%(class)s_role_known",
            ),
        ]
