"""One edition of one authority's performance framework."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.functional import cached_property

from goldthread.framework.editions import LevelNames, level_names_from_json
from goldthread.framework.wording import edition_in_words
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.fields import words_column


class FrameworkStatus(models.TextChoices):
    """How far an edition has come."""

    DRAFT = "draft", "Draft"
    ADOPTED = "adopted", "Adopted"
    SUPERSEDED = "superseded", "Superseded"
    ARCHIVED = "archived", "Archived"


class Framework(Owned):
    """One edition of one authority's performance framework, as read from its document.

    ``row_counts`` accounts for every row of the document's tables, unplaced ones with their
    text and reason. ``illustrative`` says that figures shown with it may be made up.
    ``number`` is its place among the authority's editions, from 1, and stands in addresses.
    ``level_names`` are what it calls the levels of its tree where that is not the usual.
    ``in_force_from`` is the first day it held (``None`` for the first edition: always); it holds
    until the next edition's.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    told_with: ClassVar[tuple[str, ...]] = ("authority",)
    kind_told: ClassVar[str] = "edition of the framework"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="frameworks")
    title = models.TextField()
    edition = words_column()
    authority_as_printed = words_column()
    status = models.CharField(
        max_length=12, choices=FrameworkStatus.choices, default=FrameworkStatus.DRAFT
    )
    introduction = models.JSONField(default=list)
    row_counts = models.JSONField(default=dict)
    document_name = models.TextField()
    document_sha256 = models.CharField(max_length=64)
    illustrative = models.BooleanField(default=False)
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=150)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.CharField(max_length=150, null=True)
    number = models.PositiveIntegerField()
    level_names = models.JSONField(default=dict)
    in_force_from = models.DateField(null=True)

    class Meta:
        ordering = ["authority", "-read_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "title", "edition"], name="framework_edition_once"
            ),
            # SQLite takes every NULL for a different one.
            models.UniqueConstraint(
                fields=["authority", "title"],
                condition=models.Q(edition=None),
                name="framework_without_edition_once",
            ),
            models.UniqueConstraint(fields=["authority", "number"], name="framework_number_once"),
            models.UniqueConstraint(
                fields=["authority"],
                condition=models.Q(status="adopted"),
                name="framework_one_adopted",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=FrameworkStatus.values), name="framework_status_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status__in=["draft", "archived"], adopted_at=None, adopted_by=None
                )
                | (
                    ~models.Q(status="draft")
                    & models.Q(adopted_at__isnull=False, adopted_by__isnull=False)
                ),
                name="framework_adopted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return edition_in_words(self.title, self.edition)

    @property
    def title_alone(self) -> str:
        """The title without the name of its edition, which the next one does not share."""
        return " ".join(self.title.replace(self.edition or "\0", "").split()) or self.title

    @property
    def levels(self) -> LevelNames:
        """What it calls the levels of its tree."""
        return level_names_from_json(self.level_names)

    @cached_property
    def items_told(self) -> dict[str, str]:
        """What the record of changes calls its items, by their ids. Three queries."""
        items = (self.nodes, self.edition_measures, self.edition_deliverables)
        return {code: title for own in items for code, title in own.values_list("code", "title")}
