"""A file of a pack as it was issued."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.packs.models.pack import Pack


class IssuedFile(AppendOnly, Owned):
    """The bytes that readers are given in one format, known by their SHA-256.

    ``addendum`` tells which corrections stood in it (blank for none), so that a reader can be
    offered a newer addendum beside it.
    """

    authority_path: ClassVar[str] = "pack__authority"

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="issued_files")
    form = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    addendum = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["pack", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "form"], name="issued_file_once"),
            models.CheckConstraint(condition=~models.Q(sha256=""), name="issued_file_has_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.pack}: {self.form}"
