"""Whether one difference of a revised document is taken or left."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.drafting.models.document_import import DocumentImport
from goldthread.web.integrity.keeping import Keeping, Owned


class ImportChoice(Owned):
    """Whether one difference of a revised document is taken or left, and who said so.

    ``change`` is the digest of the difference: where that comes to say something else, because
    something was put right or the edition was changed meanwhile, nothing has been said of it.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "document_import__authority"

    document_import = models.ForeignKey(
        DocumentImport, on_delete=models.PROTECT, related_name="choices"
    )
    change = models.CharField(max_length=64)
    taken = models.BooleanField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["document_import", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document_import", "change"], name="import_choice_once"
            ),
            models.CheckConstraint(condition=~models.Q(by=""), name="import_choice_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.change[:8]} of {self.document_import}"
