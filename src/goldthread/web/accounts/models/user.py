"""A person who can sign in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser

from goldthread.web.integrity.keeping import Keeping


class User(AbstractUser):
    """A person who can sign in.

    Goldthread's own class from the first migration on, because the table that other tables
    point at cannot be exchanged for another later.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
