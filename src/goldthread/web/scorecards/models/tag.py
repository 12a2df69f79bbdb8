"""A group of people, or a place, that measures and deliverables may be about."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.framework.concerns import Concern
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.authority import Authority


class Tag(Owned):
    """A vulnerable group or a locality, as one council names it.

    ``words`` are words and beginnings of words ("homeless*") that propose it where they stand in
    a title; only a person then sets it.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="tags")
    concern = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Concern])
    name = models.TextField()
    words = models.JSONField(default=list)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "concern", "name"], name="tag_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="tag_has_name"),
            models.CheckConstraint(
                condition=models.Q(concern__in=[one.value for one in Concern]),
                name="tag_concern_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name
