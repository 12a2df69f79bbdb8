"""The facts of a pack as they were frozen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.packs.models.pack import Pack


class FrozenPack(AppendOnly, Owned):
    """What a pack says for ever: its facts as kept bytes, and their SHA-256.

    ``known_at`` is the moment whose knowledge it holds; what was recorded later is a correction.
    """

    authority_path: ClassVar[str] = "pack__authority"

    pack = models.OneToOneField(Pack, on_delete=models.PROTECT, related_name="frozen")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    known_at = models.DateTimeField()
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(sha256=""), name="frozen_pack_has_hash"),
            models.CheckConstraint(
                condition=~models.Q(frozen_by=""), name="frozen_pack_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pack)
