"""Where the chain of an authority's audit events ends."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.audit.chain import FIRST_LINK
from goldthread.web.integrity.keeping import Keeping, Owned


class ChainHead(Owned):
    """The number and digest of an authority's last audit event; 0 before the first.

    It moves on with every event, and is locked first: two events never take one number.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.OneToOneField(
        "records.Authority", on_delete=models.PROTECT, related_name="chain_head"
    )
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=FIRST_LINK)

    class Meta:
        ordering = ["authority"]

    def __str__(self) -> str:
        return f"{self.authority}: {self.number}"
