"""A document that somebody brings in as a framework."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models import Framework


class ImportState(models.TextChoices):
    """How far an import has come. The last three are its end."""

    READING = "reading", "being read"
    OPEN = "open", "to be looked over"
    UNREADABLE = "unreadable", "not readable"
    TAKEN_IN = "taken_in", "taken in"
    UNDONE = "undone", "undone"
    THROWN_AWAY = "thrown_away", "thrown away"


class DocumentImport(Owned):
    """A document that somebody brings in: its file, how far it has come, and what came of it.

    ``number`` counts the imports of an authority and stands in addresses. The file is kept
    under its digest. ``title`` and ``edition`` are what a person calls the edition where they
    call it otherwise than the document does. ``base`` is the edition it is compared with, if
    there is any, and ``settled`` says of items that only look alike whether they are the same:
    their kind, their id in the document, and their id in that edition or null. Once taken in, ``taken_into`` is the draft it made or changed,
    ``revision`` the number of its changes among that draft's, and ``made_draft`` says whether
    the draft was made for it. ``ended_for`` says why it was undone or thrown away.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("authority", "base__authority"),
        ("authority", "taken_into__authority"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("authority",)

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="document_imports"
    )
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    given_by = models.CharField(max_length=150)
    given_at = models.DateTimeField()
    state = models.CharField(
        max_length=12, choices=ImportState.choices, default=ImportState.READING
    )
    trouble = models.TextField(blank=True)
    job_key = models.CharField(max_length=64, blank=True)
    title = models.TextField(blank=True)
    edition = models.TextField(blank=True)
    base = models.ForeignKey(
        Framework, on_delete=models.SET_NULL, null=True, related_name="imports_compared"
    )
    settled = models.JSONField(default=list)
    taken_into = models.ForeignKey(
        Framework, on_delete=models.SET_NULL, null=True, related_name="imports_taken_in"
    )
    made_draft = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(null=True)
    taken_by = models.CharField(max_length=150, blank=True)
    taken_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_for = models.TextField(blank=True)

    class Meta:
        ordering = ["authority", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="import_number_once"),
            models.UniqueConstraint(fields=["authority", "key"], name="import_given_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=ImportState.values), name="import_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(given_by=""),
                name="import_given_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="unreadable") | ~models.Q(trouble=""),
                name="import_not_readable_and_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("undone", "thrown_away"))
                | (
                    models.Q(ended_at__isnull=False)
                    & ~models.Q(ended_by="")
                    & ~models.Q(ended_for="")
                ),
                name="import_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its first page."""
        return reverse("imports:import", args=[self.authority.code, self.number])

    def history_with(self) -> list[models.Model]:
        """The records whose changes are told together with its own."""
        return [*self.fixes.all(), *self.asides.all()]

    @property
    def is_open(self) -> bool:
        """Whether it can still be looked over and put right."""
        return self.state == ImportState.OPEN
