"""One pack of one period, from its draft to its issue."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.packs.models.pack_definition import PackDefinition


class PackState(models.TextChoices):
    """How far a pack has come."""

    DRAFT = "draft", "draft"
    FROZEN = "frozen", "frozen, not issued"
    ISSUED = "issued", "issued"
    WITHDRAWN = "withdrawn", "withdrawn"


class Pack(Owned):
    """A pack of one period. What it says is worked out afresh until it is frozen.

    ``number`` counts the packs of an authority and stands in addresses. ``decisions`` are what
    the meeting is asked for. What it says is what was known at the end of ``as_known_on``; without
    that day, when it is frozen. Once issued it may be read from ``embargo_until`` on (``None``:
    at once). ``readers_told_at`` is when those on the distribution list were written to; nobody
    is before it may be read. The frozen facts stand in ``FrozenPack``, which never changes.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (("authority", "definition__authority"),)
    told_with: ClassVar[tuple[str, ...]] = ("authority",)

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="packs"
    )
    number = models.PositiveIntegerField()
    definition = models.ForeignKey(PackDefinition, on_delete=models.PROTECT, related_name="packs")
    title = models.CharField(max_length=200)
    period_code = models.CharField(max_length=40)
    meeting_on = models.DateField(null=True)
    as_known_on = models.DateField(null=True)
    decisions = models.JSONField(default=list)
    state = models.CharField(
        max_length=12, choices=PackState.choices, default=PackState.DRAFT.value
    )
    begun_by = models.CharField(max_length=150)
    begun_at = models.DateTimeField()
    job_key = models.CharField(max_length=64, blank=True)
    issued_by = models.CharField(max_length=150, blank=True)
    issued_at = models.DateTimeField(null=True)
    embargo_until = models.DateTimeField(null=True)
    readers_told_at = models.DateTimeField(null=True)
    withdrawn_for = models.TextField(blank=True)

    class Meta:
        ordering = ["authority", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="pack_number_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=PackState.values), name="pack_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="issued")
                | (models.Q(issued_at__isnull=False) & ~models.Q(issued_by="")),
                name="pack_issued_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn") | ~models.Q(withdrawn_for=""),
                name="pack_withdrawn_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the pack."""
        return reverse("packs:pack", args=[self.authority.code, self.number])

    @property
    def is_frozen(self) -> bool:
        """Whether what it says can change no more."""
        return self.state != PackState.DRAFT

    def is_open_at(self, now: datetime) -> bool:
        """Whether everybody who reads what is published may read it."""
        due = self.embargo_until is None or self.embargo_until <= now
        return self.state == PackState.ISSUED and due
