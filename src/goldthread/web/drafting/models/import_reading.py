"""What was read from an imported document."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.drafting.models.document_import import DocumentImport
from goldthread.web.integrity.keeping import AppendOnly, Owned


class ImportReading(AppendOnly, Owned):
    """What was read from a document, as it was read: never changed by what people put right.

    ``document`` holds its blocks, ``framework`` what was understood of them, and ``left_over``
    the words of each cell that nothing was made of, all as JSON.
    """

    authority_path: ClassVar[str] = "document_import__authority"

    document_import = models.OneToOneField(
        DocumentImport, on_delete=models.PROTECT, related_name="reading"
    )
    document = models.JSONField()
    framework = models.JSONField()
    left_over = models.JSONField(default=list)
    goldthread_version = models.CharField(max_length=40)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["document_import"]

    def __str__(self) -> str:
        return f"What was read from {self.document_import}"
