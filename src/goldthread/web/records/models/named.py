"""Something an authority calls by a name, once: a service, a partner, a programme."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.authority import Authority


class Named(Owned):
    """Something an authority calls by a name, once."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT)
    name = models.TextField()

    class Meta:
        abstract = True
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="%(class)s_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="%(class)s_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
