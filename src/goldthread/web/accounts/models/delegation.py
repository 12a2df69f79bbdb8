"""One person acting for another who is away."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned


class Delegation(Owned):
    """One person acting for another, in one authority, from one day to another.

    It passes on the roles that can be delegated, for as long as the other person has them, and
    counts no longer from ``ended_at`` on.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    told_with: ClassVar[tuple[str, ...]] = ("from_user", "to_user")

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="delegations"
    )
    from_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations_given"
    )
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations_held"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.TextField()
    given_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["authority", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="delegation_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(from_user=models.F("to_user")),
                name="delegation_to_somebody_else",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="delegation_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.to_user.name} for {self.from_user.name}"
