"""Who leads on a deliverable."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.records.models.listed_with_deliverable import ListedWithDeliverable
from goldthread.web.records.models.person import Person


class DeliverableLead(ListedWithDeliverable):
    """A lead member or lead officer of a deliverable. Positions run over both kinds."""

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("edition_deliverable__framework__authority", "person__authority"),
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deliverable_leads")
