"""A place in the tree of a framework."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.framework import NodeKind
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.fields import source_column, words_column
from goldthread.web.records.models.framework import Framework


class Node(Owned):
    """A priority, theme, sub-theme, outcome or section.

    ``code`` is its id in the framework that was read; ``position`` its place in document order.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (("framework", "parent__framework"),)

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="nodes")
    code = models.TextField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in NodeKind])
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    position = models.PositiveIntegerField()
    title = models.TextField()
    goal = words_column()
    notes = models.JSONField(default=list)
    source = source_column()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="node_code_once"),
            models.UniqueConstraint(fields=["framework", "position"], name="node_position_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in NodeKind]),
                name="node_kind_known",
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="node_has_title"),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="node_not_its_own_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.title
