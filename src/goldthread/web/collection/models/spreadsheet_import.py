"""A spreadsheet of returns that was taken in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from goldthread.web.integrity.keeping import Keeping, Owned


class SpreadsheetImport(Owned):
    """A spreadsheet of returns that was taken in, and what each return was before.

    ``changed`` lists, for every return it changed: its key, its version after, what was
    given (``after``), and all that ``undo_spreadsheet`` puts back (``before``). ``key`` is that of the form: the same form sent
    twice is one import. One that was undone stays on record with who did it and why.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    told_with: ClassVar[tuple[str, ...]] = ("authority",)

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="spreadsheet_imports"
    )
    key = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    changed = models.JSONField(default=list)
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_for = models.TextField(blank=True)

    class Meta:
        ordering = ["authority", "-at", "pk"]
        indexes = [models.Index(fields=["authority", "by", "at"])]
        constraints = [
            models.UniqueConstraint(fields=["authority", "key"], name="spreadsheet_taken_in_once"),
            models.CheckConstraint(
                condition=~models.Q(by="") & ~models.Q(name=""),
                name="spreadsheet_taken_in_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at=None)
                | (~models.Q(undone_by="") & ~models.Q(undone_for="")),
                name="spreadsheet_undone_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of what it changed."""
        return reverse("collecting:taken-in", args=[self.authority.code, self.key])
