"""A draft changed: what, by whom, and whether it was taken back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.framework import Framework


class RevisionOrigin(models.TextChoices):
    """What a draft was changed by."""

    EDIT = "edit", "Changed by hand"
    IMPORT = "import", "Taken from a document"
    UNDO = "undo", "Taken back"


class FrameworkRevision(Owned):
    """Changes made to a draft together, in the order of their numbers.

    ``changes`` are as ``exchange.change_to_json`` writes them. ``takes_back`` is the revision
    that this one undid. A revision is never changed; it goes only with its draft, and the
    record of changes keeps what was done.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (("framework", "takes_back__framework"),)

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=8, choices=RevisionOrigin.choices)
    changes = models.JSONField()
    takes_back = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="taken_back_by"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["framework", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "number"], name="framework_revision_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=RevisionOrigin.values),
                name="framework_revision_origin_known",
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.number} of {self.framework}"
