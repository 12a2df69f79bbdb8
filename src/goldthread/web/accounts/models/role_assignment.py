"""A role that a person has in an authority."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.accounts.roles import ROLES, Role, Scope
from goldthread.web.integrity.keeping import Keeping, Owned


class RoleAssignment(Owned):
    """A role that a person has in an authority, for all of it or for a part, and for how long.

    At most one of ``service``, ``measure`` and ``post`` is given; with none it is for the
    whole authority. ``post`` stands for every measure of the edition in force that names it as
    a lead. ``starts_on`` and ``ends_on`` are the first and last day; an open end is ``None``.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service__authority", "authority"),
        ("measure__authority", "authority"),
        ("post__authority", "authority"),
    )

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="role_assignments"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_assignments"
    )
    role = models.CharField(
        max_length=20, choices=[(role.code, role.title) for role in ROLES.values()]
    )
    service = models.ForeignKey(
        "records.Service", on_delete=models.PROTECT, null=True, related_name="role_assignments"
    )
    measure = models.ForeignKey(
        "records.Measure", on_delete=models.PROTECT, null=True, related_name="role_assignments"
    )
    post = models.ForeignKey(
        "records.Person", on_delete=models.PROTECT, null=True, related_name="role_assignments"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    given_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["authority", "user", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=list(ROLES)), name="role_assignment_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(service=None, measure=None)
                | models.Q(service=None, post=None)
                | models.Q(measure=None, post=None),
                name="role_assignment_for_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="role_assignment_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.as_role.title}"

    @property
    def as_role(self) -> type[Role]:
        """The role itself."""
        return ROLES[self.role]

    @property
    def scope(self) -> Scope:
        """What the role is given for."""
        if self.service_id is not None:
            return Scope.SERVICE
        if self.measure_id is not None:
            return Scope.MEASURE
        return Scope.POST if self.post_id is not None else Scope.AUTHORITY

    def holds_on(self, day: date) -> bool:
        """Whether the person has the role on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
