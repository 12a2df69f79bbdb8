"""A figure that is not published."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.series import Series


class HiddenFigure(Owned):
    """A figure that anybody without a role in the council must not see, in any revision.

    It counts fewer people than is safe, or it would let such a figure be worked out; which of
    the two is not kept, because nothing that is published may depend on it.
    """

    keeping: ClassVar[Keeping] = Keeping.DERIVED
    authority_path: ClassVar[str] = "series__measure__authority"

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="hidden_figures")
    period_code = models.CharField(max_length=40)

    class Meta:
        ordering = ["series", "period_code"]
        constraints = [
            models.UniqueConstraint(fields=["series", "period_code"], name="hidden_figure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.period_code}"
