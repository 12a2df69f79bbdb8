"""When somebody last looked at what they should notice."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned


class NoticesSeen(Owned):
    """When a person last said that they had looked at their notices in an authority."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey("records.Authority", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices_seen"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["authority", "user"]
        verbose_name_plural = "notices seen"
        constraints = [
            models.UniqueConstraint(fields=["authority", "user"], name="notices_seen_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.at:%Y-%m-%d %H:%M}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return str(self.authority)
