"""Somebody whose figures are held beside an authority's own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.authority import Authority


class Comparator(Owned):
    """Another council, or a published aggregate such as "London average", that an authority
    compares itself with.

    ``code`` is the national statistics code of a council, or the name itself of an aggregate.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="comparators")
    code = models.TextField()
    name = models.TextField()

    class Meta:
        ordering = ["authority", "name"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "code"], name="comparator_code_once"),
            models.CheckConstraint(
                condition=~models.Q(code="") & ~models.Q(name=""), name="comparator_has_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name
