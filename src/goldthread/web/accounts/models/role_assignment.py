"""A role that a person has in an authority."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.accounts.models.given_for import GivenFor
from goldthread.web.integrity.keeping import Keeping


class RoleAssignment(GivenFor):
    """A role that a person has in an authority, for all of it or for a part, and for how long.

    ``starts_on`` and ``ends_on`` are the first and last day; an open end is ``None``. A role
    that somebody ended counts no longer from ``ended_at`` on, whatever its last day was to be.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    told_with: ClassVar[tuple[str, ...]] = (*GivenFor.told_with, "user")

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="role_assignments"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_assignments"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    given_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True)

    class Meta(GivenFor.Meta):
        ordering = ["authority", "user", "role", "pk"]
        constraints = [
            *GivenFor.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="role_assignment_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.in_words}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return f"{self.user.name}: {self.in_words}"

    def holds_on(self, day: date) -> bool:
        """Whether the person has the role on this day."""
        within = self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
        return within and self.ended_at is None
