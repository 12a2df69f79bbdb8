"""How an outcome and a proxy have moved, worked out in the background."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models

from goldthread.engine.moving_pairs import Movement, Together
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.fields import hash_column
from goldthread.web.records.models.framework import Framework


def _share_column() -> models.DecimalField[Decimal | None, Decimal | None]:
    """A number between minus one and one."""
    return models.DecimalField(max_digits=6, decimal_places=5, null=True)


def _number(kept: Decimal | None) -> float | None:
    return None if kept is None else float(kept)


class PairMovement(Owned):
    """What was worked out of two lines of figures, known by the lines themselves.

    ``made_from`` stands for the figures, the lags looked at and the method. Whoever may see the
    same figures finds the same answer; figures that changed, or that a reader may not see, have
    one of their own.
    """

    keeping: ClassVar[Keeping] = Keeping.DERIVED
    authority_path: ClassVar[str] = "framework__authority"

    framework = models.ForeignKey(
        Framework, on_delete=models.CASCADE, related_name="pair_movements"
    )
    made_from = hash_column()
    verdict = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Together])
    pairs = models.PositiveSmallIntegerField()
    lag = models.PositiveSmallIntegerField()
    lags_tried = models.PositiveSmallIntegerField()
    correlation = _share_column()
    lower = _share_column()
    upper = _share_column()
    chance = _share_column()
    computed_at = models.DateTimeField()

    class Meta:
        ordering = ["framework", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "made_from"], name="pair_movement_once"),
            models.CheckConstraint(
                condition=models.Q(verdict__in=[one.value for one in Together]),
                name="pair_movement_verdict_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict}, {self.pairs} changes"

    @property
    def movement(self) -> Movement:
        """As the engine gave it."""
        return Movement(
            Together(self.verdict),
            self.pairs,
            self.lag,
            self.lags_tried,
            _number(self.correlation),
            _number(self.lower),
            _number(self.upper),
            _number(self.chance),
        )
