"""How the survey behind a measure was drawn."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import AppendOnly, Owned
from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.measure import Measure


class SurveyDesign(AppendOnly, Owned):
    """The survey that a measure's figures come from, from a day on; the latest row counts.

    ``design_effect`` is by how much weighting and clustering swell the variance over that of a
    simple random sample; ``None`` where it is not known. A blank ``survey`` says that the figures
    come from no survey, whatever the document has.
    """

    authority_path: ClassVar[str] = "authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (("authority", "measure__authority"),)

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="survey_designs"
    )
    told_with: ClassVar[tuple[str, ...]] = ("measure",)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="survey_designs")
    survey = models.TextField(blank=True)
    design_effect = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    reason = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["authority", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(design_effect=None) | models.Q(design_effect__gt=0),
                name="survey_design_effect_above_nought",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(said_by=""),
                name="survey_design_says_why_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.survey or 'no survey'}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it."""
        return str(self.measure)
