"""When drafts of a kind of pack are made by themselves."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.framework.pack_schedule import EVERY, DraftDay
from goldthread.framework.periods import PeriodKind
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.packs.models.pack_definition import PackDefinition


class PackSchedule(Owned):
    """After each period of a kind a draft is made, checked, and its ``owner`` is written to.

    ``starts_on`` is the day from which this holds: what fell due before it, or while it was
    paused, is not made up for. ``made_last`` is the code of the last period a draft was made
    for, so that none is made again where somebody makes another kind of pack of it.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "definition__authority"

    definition = models.OneToOneField(
        PackDefinition, on_delete=models.PROTECT, related_name="schedule"
    )
    every = models.CharField(max_length=20, choices=[(one.value, one.value) for one in EVERY])
    working_days = models.PositiveSmallIntegerField(null=True)
    day_of_month = models.PositiveSmallIntegerField(null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pack_schedules"
    )
    starts_on = models.DateField()
    made_last = models.CharField(max_length=40, blank=True)
    paused_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["definition", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(working_days__isnull=False, day_of_month__isnull=True)
                | models.Q(working_days__isnull=True, day_of_month__isnull=False),
                name="pack_schedule_one_way",
            ),
            models.CheckConstraint(
                condition=models.Q(every__in=[one.value for one in EVERY]),
                name="pack_schedule_understood",
            ),
        ]

    def __str__(self) -> str:
        return f"when drafts are made of {self.definition}"

    @property
    def day(self) -> DraftDay:
        """The rule by which the day of a draft is found."""
        return DraftDay(PeriodKind(self.every), self.working_days, self.day_of_month)
