"""What a kind of pack is: whom it is for, what it includes, and the council's cover for it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.reports.pack.report import AudienceKind, Inclusion
from goldthread.web.integrity.keeping import Keeping, Owned


class PackDefinition(Owned):
    """A pack that is made again every period.

    ``audience_of`` is the member, service or programme it is for, or the code of a place in the
    tree; blank where the audience is the whole council. ``cover`` holds the committee's cover:
    ``committee``, ``portfolio_holder``, ``report_author``, ``wards`` and ``sections`` (each a
    ``heading`` and ``paragraphs``).
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="pack_definitions"
    )
    title = models.CharField(max_length=200)
    audience = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in AudienceKind]
    )
    audience_of = models.TextField(blank=True)
    inclusion = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in Inclusion]
    )
    cover = models.JSONField(default=dict)

    class Meta:
        ordering = ["authority", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "title", "audience", "audience_of", "inclusion"],
                name="pack_definition_once",
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="pack_definition_has_title"),
            models.CheckConstraint(
                condition=models.Q(audience__in=[one.value for one in AudienceKind])
                & models.Q(inclusion__in=[one.value for one in Inclusion]),
                name="pack_definition_understood",
            ),
        ]

    def __str__(self) -> str:
        return self.title
