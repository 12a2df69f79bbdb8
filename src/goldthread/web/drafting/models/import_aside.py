"""A finding of an imported document that was set aside before it was taken in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.drafting.models.document_import import DocumentImport
from goldthread.web.integrity.keeping import Keeping, Owned


class ImportAside(Owned):
    """What one rule says of one item is known and accepted, with the reason.

    It is set aside for the edition as well once the document is taken in. ``kind`` and ``item``
    name the item in the reading. One that was taken up again stays on record.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "document_import__authority"
    told_with: ClassVar[tuple[str, ...]] = ("document_import__authority",)

    document_import = models.ForeignKey(
        DocumentImport, on_delete=models.PROTECT, related_name="asides"
    )
    rule = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    item = models.TextField()
    reason = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["document_import", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document_import", "rule", "kind", "item"],
                condition=models.Q(undone_at=None),
                name="import_aside_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(reason=""), name="import_aside_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} of {self.item}"

    def get_absolute_url(self) -> str:
        """The first page of the import."""
        return self.document_import.get_absolute_url()
