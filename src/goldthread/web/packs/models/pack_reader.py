"""Who is written to when a pack of a kind comes out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.accounts.roles import ROLES
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.packs.models.pack_definition import PackDefinition


class PackReader(Owned):
    """One line of a distribution list: a person, everybody in a role, or an outside address."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "definition__authority"

    definition = models.ForeignKey(PackDefinition, on_delete=models.PROTECT, related_name="readers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="packs_read"
    )
    role = models.CharField(max_length=20, blank=True)
    address = models.EmailField(max_length=150, blank=True)

    class Meta:
        ordering = ["definition", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, role="", address="")
                | (models.Q(user=None, address="") & ~models.Q(role=""))
                | (models.Q(user=None, role="") & ~models.Q(address="")),
                name="pack_reader_one_of_three",
            ),
            models.UniqueConstraint(
                fields=["definition", "user"],
                condition=models.Q(user__isnull=False),
                name="pack_reader_person_once",
            ),
            models.UniqueConstraint(
                fields=["definition", "role", "address"],
                condition=models.Q(user=None),
                name="pack_reader_role_or_address_once",
            ),
        ]

    def __str__(self) -> str:
        if self.user is not None:
            return self.user.name
        if self.role:
            return f"everybody in the role of {ROLES[self.role].title}"
        return self.address
