"""The programmes a deliverable belongs to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.listed_with_deliverable import ListedWithDeliverable
from goldthread.web.records.models.programme import Programme


class DeliverableProgramme(ListedWithDeliverable):
    """A programme that a deliverable belongs to."""

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_deliverable__framework__authority", "programme__authority"),
    )

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="deliverable_programmes"
    )
