"""How a council's packs look."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned


class Branding(Owned):
    """A council's colours (``#rrggbb``), its font, and its logo (SVG or PNG) with its words."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.OneToOneField(
        "records.Authority", on_delete=models.PROTECT, related_name="branding"
    )
    main_colour = models.CharField(max_length=7)
    accent_colour = models.CharField(max_length=7)
    font = models.CharField(max_length=60, blank=True)
    logo = models.BinaryField(default=bytes, blank=True)
    logo_kind = models.CharField(max_length=20, blank=True)
    logo_words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(logo_kind="") | ~models.Q(logo_words=""),
                name="branding_logo_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"the look of {self.authority}'s packs"
