"""A group of councils that an authority is placed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.comparator import Comparator

if TYPE_CHECKING:
    from goldthread.web.records.models.group_member import GroupMember


class GroupKind(models.TextChoices):
    """What binds a group together."""

    NEIGHBOURS = "neighbours", "Nearest neighbours"
    REGION = "region", "Region"
    NATION = "nation", "Nation"
    OTHER = "other", "Other"


class ComparatorGroup(Owned):
    """A group of councils: an authority's statistical neighbours, its region, its nation.

    The authority itself is one of the group but is not among its ``members``. ``also_called``
    are the other names that targets use for the group ("peers", "London boroughs").
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="comparator_groups"
    )
    name = models.TextField()
    kind = models.CharField(max_length=12, choices=GroupKind.choices)
    also_called = models.JSONField(default=list)
    source = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()
    members: models.ManyToManyField[Comparator, GroupMember] = models.ManyToManyField(
        Comparator, through="GroupMember", related_name="groups"
    )

    class Meta:
        ordering = ["authority", "position"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="comparator_group_once"),
            models.UniqueConstraint(
                fields=["authority", "position"], name="comparator_group_position_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=GroupKind.values), name="comparator_group_kind_known"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="comparator_group_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
