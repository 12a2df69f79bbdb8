"""A reporting period that is closed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from goldthread.framework.periods import Calendar, period_from_code
from goldthread.web.integrity.keeping import Keeping, Owned


class PeriodLock(Owned):
    """A reporting period that is closed: returns that end in it take no more figures.

    Until the end of ``grace_until`` they still do. A lock that was lifted stays on record with
    the reason; closing the period again is a new one.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    told_with: ClassVar[tuple[str, ...]] = ("authority",)

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="period_locks"
    )
    period_code = models.CharField(max_length=40)
    period_first = models.DateField()
    period_last = models.DateField()
    grace_until = models.DateField(null=True)
    locked_by = models.CharField(max_length=150)
    locked_at = models.DateTimeField()
    lifted_by = models.CharField(max_length=150, blank=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_for = models.TextField(blank=True)

    class Meta:
        ordering = ["authority", "period_last", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "period_code"],
                condition=models.Q(lifted_at=None),
                name="period_locked_once",
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_at=None)
                | (~models.Q(lifted_by="") & ~models.Q(lifted_for="")),
                name="period_lock_lifted_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.period_code}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it: the period, "Q4 2020-21"."""
        calendar = Calendar(financial_year_starts=self.authority.year_start_month)
        return period_from_code(self.period_code, calendar).label

    def get_absolute_url(self) -> str:
        """The page of the period."""
        return reverse("collection:period", args=[self.authority.code, self.period_code])
