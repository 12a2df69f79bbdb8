"""One looking-over of a framework as its document stood: what was looked for, and how it came out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.fields import words_column


class FrameworkCheck(AppendOnly, Owned):
    """One looking-over of a framework, as read from its document on that day.

    It names the edition by ``title`` and ``edition`` and not by its row, because a draft is
    replaced whenever its document is read again, and the checks are to show what became better.
    ``rules`` are the codes of everything looked for. ``errors``, ``warnings`` and ``advice``
    count things to put right: a finding that says the same of many items counts once for each.
    ``put_right`` and ``newly_found`` compare with the check before; ``None`` for the first.
    """

    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="framework_checks"
    )
    title = models.TextField()
    edition = words_column()
    document_name = models.TextField()
    document_sha256 = models.CharField(max_length=64)
    goldthread_version = models.CharField(max_length=40)
    rules = models.JSONField(default=list)
    errors = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    advice = models.PositiveIntegerField()
    put_right = models.PositiveIntegerField(null=True)
    newly_found = models.PositiveIntegerField(null=True)
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["authority", "-checked_at", "-id"]
        indexes = [models.Index(fields=["authority", "checked_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(checked_by="") & ~models.Q(document_sha256=""),
                name="framework_check_says_who_and_of_what",
            ),
            models.CheckConstraint(
                condition=models.Q(put_right=None, newly_found=None)
                | models.Q(put_right__isnull=False, newly_found__isnull=False),
                name="framework_check_compares_both_ways",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} as checked on {self.checked_at:%Y-%m-%d}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return self.title
