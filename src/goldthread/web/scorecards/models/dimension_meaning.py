"""What a council says that a dimension of its figures tells apart."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.framework.concerns import Concern
from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.authority import Authority


class DimensionMeaning(AppendOnly, Owned):
    """Whether a dimension ("Patch", "Cohort") is of places, of groups of people, or of neither.

    ``concern`` is blank for neither. The latest row of a ``name`` counts; without one, the
    dimension's name decides.
    """

    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="dimension_meanings"
    )
    name = models.TextField()
    concern = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.value) for one in Concern]
    )
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["authority", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(concern__in=["", *(one.value for one in Concern)]),
                name="dimension_concern_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(said_by=""),
                name="dimension_named_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name
