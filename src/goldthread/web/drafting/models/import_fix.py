"""What a person said of one cell of an imported document."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.documents.review import ItemKind
from goldthread.web.drafting.models.document_import import DocumentImport
from goldthread.web.integrity.keeping import Keeping, Owned


class ImportFix(Owned):
    """What a person said of one cell, row or item, beside what the document prints there.

    ``kind``, ``item`` and ``field`` name the cell of the reading; ``told`` is what was said. One
    that was undone stays on record with who did it. ``carried_from`` is the fix of an earlier
    import that was taken over because the same words stand in the same place.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "document_import__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("document_import__authority", "carried_from__document_import__authority"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("document_import__authority",)

    document_import = models.ForeignKey(
        DocumentImport, on_delete=models.PROTECT, related_name="fixes"
    )
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in ItemKind])
    item = models.TextField()
    field = models.CharField(max_length=40)
    told = models.JSONField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    carried_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="carried_to"
    )
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["document_import", "at", "pk"]
        verbose_name_plural = "import fixes"
        constraints = [
            models.UniqueConstraint(
                fields=["document_import", "kind", "item", "field"],
                condition=models.Q(undone_at=None),
                name="import_fix_one_holds",
            ),
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(item="") & ~models.Q(field=""),
                name="import_fix_says_who_and_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.item}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it: the field, and what it is a field of."""
        return f"{self.field.replace('_', ' ')} of “{self.told.get('title') or self.item}”"

    def get_absolute_url(self) -> str:
        """The first page of the import."""
        return self.document_import.get_absolute_url()
