"""A role with what it is given for: the whole authority, or a part of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.accounts.roles import ROLES, Role, Scope
from goldthread.web.integrity.keeping import Owned


class GivenFor(Owned):
    """A role in an authority, for all of it or for a part.

    At most one of ``service``, ``measure`` and ``post`` is given; with none it is for the
    whole authority. ``post`` stands for every measure of the edition in force that names it as
    a lead.
    """

    authority_path: ClassVar[str] = "authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service__authority", "authority"),
        ("measure__authority", "authority"),
        ("post__authority", "authority"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("service", "measure", "post")

    role = models.CharField(
        max_length=20, choices=[(role.code, role.title) for role in ROLES.values()]
    )
    service = models.ForeignKey(
        "records.Service", on_delete=models.PROTECT, null=True, related_name="+"
    )
    measure = models.ForeignKey(
        "records.Measure", on_delete=models.PROTECT, null=True, related_name="+"
    )
    post = models.ForeignKey(
        "records.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=list(ROLES)), name="%(class)s_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(service=None, measure=None)
                | models.Q(service=None, post=None)
                | models.Q(measure=None, post=None),
                name="%(class)s_for_one_thing",
            ),
        ]

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

    @property
    def part(self) -> str:
        """The part it is given for, in words; blank for the whole authority."""
        if self.service_id is not None:
            return f"the service {self.service}"
        if self.measure_id is not None:
            return f"the measure {self.measure}"
        return f"what {self.post} leads" if self.post_id is not None else ""

    @property
    def in_words(self) -> str:
        """The role and its part: "lead officer for the service Housing"."""
        title = self.as_role.title
        return f"{title} for {self.part}" if self.part else title
