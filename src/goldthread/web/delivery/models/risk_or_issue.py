"""What may go wrong with a deliverable, or has."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models import Deliverable, Person


class Concern(models.TextChoices):
    """Whether it may happen or has happened."""

    RISK = "risk", "Risk"
    ISSUE = "issue", "Issue"


class Grade(models.TextChoices):
    """How likely something is, or how bad it would be."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class RiskOrIssue(Owned):
    """A risk or an issue of a deliverable: how likely, how bad, who acts and what they do.

    ``owner`` is a post of the framework; ``version`` counts its changes, so that of two at
    once one is refused. What was closed keeps the reason and can be opened again.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "deliverable__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable__authority", "owner__authority"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("deliverable",)

    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="risks")
    kind = models.CharField(max_length=5, choices=Concern.choices)
    text = models.TextField()
    likelihood = models.CharField(max_length=6, choices=Grade.choices)
    impact = models.CharField(max_length=6, choices=Grade.choices)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="risks")
    action = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    opened_by = models.CharField(max_length=150)
    opened_at = models.DateTimeField()
    closed_by = models.CharField(max_length=150, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_for = models.TextField(blank=True)

    class Meta:
        ordering = ["deliverable", "closed_at", "pk"]
        verbose_name_plural = "risks and issues"
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="risk_says_what"),
            models.CheckConstraint(
                condition=models.Q(kind__in=Concern.values)
                & models.Q(likelihood__in=Grade.values)
                & models.Q(impact__in=Grade.values),
                name="risk_graded",
            ),
        ]

    def __str__(self) -> str:
        return self.text
