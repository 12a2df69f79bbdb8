"""A council, or another body with a performance framework."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned


class Authority(Owned):
    """A council, or another body with a performance framework.

    ``code`` stands in addresses and commands (``barking-and-dagenham``); ``gss_code`` is the
    national statistics code where there is one; ``year_start_month`` is the first month of
    the year it reports by (4 is April).
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "pk"

    code = models.SlugField(max_length=60, unique=True)
    name = models.TextField()
    gss_code = models.CharField(max_length=9, null=True, unique=True)
    year_start_month = models.PositiveSmallIntegerField(default=4)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year_start_month__gte=1, year_start_month__lte=12),
                name="authority_year_starts_in_a_month",
            ),
        ]

    def __str__(self) -> str:
        return self.name
