"""A finding set aside: known, accepted, and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.fields import words_column


class SetAside(AppendOnly, Owned):
    """What one rule says of one item is set aside, or taken up again, with the reason.

    It names the edition by ``title`` and ``edition``, the rule by its ``rule`` code and the item
    by its ``kind`` (measure, deliverable or node) and its lasting ``item`` code, so that it
    outlives the reading of a document. The latest row of an item and a rule is the one that
    holds; one that was ``taken_up`` again sets nothing aside.
    """

    authority_path: ClassVar[str] = "authority"
    told_with: ClassVar[tuple[str, ...]] = ("authority",)

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="findings_set_aside"
    )
    title = models.TextField()
    edition = words_column()
    rule = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    item = models.TextField()
    taken_up = models.BooleanField(default=False)
    reason = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["authority", "id"]
        verbose_name_plural = "findings set aside"
        indexes = [models.Index(fields=["authority", "title"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(decided_by=""),
                name="set_aside_says_why_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(rule="") & ~models.Q(item=""), name="set_aside_names_a_finding"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} of {self.item}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it: the item by its title, and the rule."""
        named: object = None
        if self.kind == "measure":
            named = self.authority.measures.filter(code=self.item).first()
        elif self.kind == "deliverable":
            named = self.authority.deliverables.filter(code=self.item).first()
        return f"“{named or self.item}” ({self.rule})"
