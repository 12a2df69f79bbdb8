"""Which measure is said to lead which outcome, where somebody has said so."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.measure import Measure


class ProxyLink(AppendOnly, Owned):
    """A measure that a person says moves before an outcome; with ``holds`` false, no longer.

    The latest row of a pair counts. Proxies that a framework prints beside an outcome need none.
    """

    authority_path: ClassVar[str] = "authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("authority", "outcome__authority"),
        ("authority", "proxy__authority"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("outcome", "proxy")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="proxy_links")
    outcome = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="links_of_outcome")
    proxy = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="links_of_proxy")
    holds = models.BooleanField()
    reason = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["authority", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome=models.F("proxy")), name="proxy_link_of_two_measures"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(said_by=""),
                name="proxy_link_says_why_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proxy} before {self.outcome}"
