"""A council in a group."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.comparator import Comparator
from goldthread.web.records.models.comparator_group import ComparatorGroup


class GroupMember(Owned):
    """A council in a group that an authority compares itself with."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "group__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("group__authority", "comparator__authority"),
    )

    group = models.ForeignKey(
        ComparatorGroup, on_delete=models.CASCADE, related_name="groupmembers"
    )
    comparator = models.ForeignKey(
        Comparator, on_delete=models.PROTECT, related_name="groupmembers"
    )

    class Meta:
        ordering = ["group", "comparator"]
        constraints = [
            models.UniqueConstraint(fields=["group", "comparator"], name="group_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.comparator} in {self.group}"
