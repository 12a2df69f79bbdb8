"""The address from which a person's calendar fetches the days their returns are due."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned


class CalendarFeed(Owned):
    """The secret address of one person's due dates in one authority.

    A calendar cannot sign in, so whoever has the address reads it. The secret itself is not
    kept, only its digest; another one takes its place, and then the old one opens nothing.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    told_as: ClassVar[str] = "their own"

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="calendar_feeds"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds"
    )
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["authority", "user"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "user"], name="calendar_feed_once"),
        ]

    def __str__(self) -> str:
        return f"calendar of {self.user}"


def digest_of(token: str) -> str:
    """What is kept of the secret part of a calendar's address."""
    return hashlib.sha256(token.encode()).hexdigest()
