"""A person who can sign in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from goldthread.web.integrity.keeping import Keeping


class User(AbstractUser):
    """A person who can sign in.

    Goldthread's own class from the first migration on, because the table that other tables
    point at cannot be exchanged for another later. People sign in by their e-mail address, which
    is also their ``username``: the record of changes names them by it.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE

    class Meta:
        verbose_name = "user"
        verbose_name_plural = "users"
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="user_email_once"
            )
        ]

    def history_with(self) -> list[models.QuerySet[Any]]:
        """The records whose changes are told together with this person's own."""
        given = (self.role_assignments, self.delegations_given, self.delegations_held)
        return [records.all() for records in given]

    @property
    def name(self) -> str:
        """What the person is called on pages: their name, or the address while there is none."""
        return self.get_full_name() or self.username

    @property
    def told_as(self) -> str:
        """What the record of changes calls the person."""
        return self.name
