"""That somebody opened an issued pack."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.packs.models.pack import Pack


class PackOpening(AppendOnly, Owned):
    """Somebody who is signed in opened a pack for the first time, as a page or in a format."""

    authority_path: ClassVar[str] = "pack__authority"

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="openings")
    by = models.CharField(max_length=150)
    form = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pack", "at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "by", "form"], name="pack_opening_once"),
            models.CheckConstraint(condition=~models.Q(by=""), name="pack_opening_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.pack}: {self.form}"
