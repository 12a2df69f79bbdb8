"""How returns are collected: of a whole authority, and of one measure where it differs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from goldthread.web.integrity.keeping import Keeping, Owned

DAYS_TO_GIVE = 10
DAYS_TO_SIGN_OFF = 5


class CollectionRules(Owned):
    """How an authority collects its returns; what stands here was agreed by its people.

    Returns are asked for periods that end on or after ``collect_from``. ``days_to_give`` working days from when a figure can be known; ``days_to_sign_off`` more
    until the lead officer is reminded. ``story_when_close`` asks for the reason and the action
    for figures that are close to their target too.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"
    told_with: ClassVar[tuple[str, ...]] = ("authority",)

    authority = models.OneToOneField(
        "records.Authority", on_delete=models.PROTECT, related_name="collection_rules"
    )
    collect_from = models.DateField()
    days_to_give = models.PositiveSmallIntegerField(default=DAYS_TO_GIVE)
    days_to_sign_off = models.PositiveSmallIntegerField(default=DAYS_TO_SIGN_OFF)
    story_when_close = models.BooleanField(default=False)

    class Meta:
        ordering = ["authority"]
        verbose_name_plural = "collection rules"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days_to_give__gte=1, days_to_sign_off__gte=1),
                name="collection_rules_give_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.days_to_give} working days"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return str(self.authority)

    def get_absolute_url(self) -> str:
        """The page on which they are said."""
        return reverse("collection:collecting", args=[self.authority.code])


class MeasureCollection(Owned):
    """How one measure is collected where that differs: how often, and with how many days.

    ``frequency`` is a rule as JSON, ``None`` for the framework's own; ``reason`` says why.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "measure__authority"
    told_with: ClassVar[tuple[str, ...]] = ("measure__authority",)

    measure = models.OneToOneField(
        "records.Measure", on_delete=models.PROTECT, related_name="collection"
    )
    frequency = models.JSONField(null=True)
    days_to_give = models.PositiveSmallIntegerField(null=True)
    paused = models.BooleanField(default=False)
    reason = models.TextField()

    class Meta:
        ordering = ["measure"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="measure_collection_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.measure)

    def get_absolute_url(self) -> str:
        """The page on which it is said."""
        return reverse(
            "collection:collecting-measure", args=[self.measure.authority.code, self.measure.code]
        )
