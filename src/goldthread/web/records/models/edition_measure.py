"""What one edition says of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.urls import reverse

from goldthread.framework import Ownership, Polarity
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.fields import source_column, words_column
from goldthread.web.records.models.framework import Framework
from goldthread.web.records.models.measure import Measure
from goldthread.web.records.models.partner import Partner
from goldthread.web.records.models.person import Person
from goldthread.web.records.models.series import Series
from goldthread.web.records.models.service import Service

if TYPE_CHECKING:
    from goldthread.web.records.models.component import Component
    from goldthread.web.records.models.measure_lead import MeasureLead
    from goldthread.web.records.models.measure_partner import MeasurePartner


class EditionMeasure(Owned):
    """What one edition says of a measure: its title, its texts, and what was read from them.

    ``code`` is its id in the framework that was read. ``frequency`` is the rule as JSON;
    targets and the baseline stand in tables of their own. Once a definition was changed, its
    ``definitions`` say which held when, and this row says what the last one does.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "framework__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("framework__authority", "measure__authority"),
        ("framework__authority", "service__authority"),
    )
    told_with: ClassVar[tuple[str, ...]] = ("measure", "framework__authority")
    kind_told: ClassVar[str] = "measure"

    framework = models.ForeignKey(
        Framework, on_delete=models.CASCADE, related_name="edition_measures"
    )
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="editions")
    code = models.TextField()
    position = models.PositiveIntegerField()
    title = models.TextField()
    rationale = words_column()
    direction_text = words_column()
    frequency_text = words_column()
    frequency = models.JSONField(null=True)
    polarity = models.CharField(
        max_length=8, null=True, choices=[(way.value, way.value) for way in Polarity]
    )
    ownership = models.CharField(
        max_length=12, null=True, choices=[(whose.value, whose.value) for whose in Ownership]
    )
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, related_name="edition_measures"
    )
    footnotes = models.JSONField(default=list)
    inherited = models.JSONField(default=list)
    source = source_column()
    series: models.ManyToManyField[Series, Component] = models.ManyToManyField(
        Series, through="Component", related_name="edition_measures"
    )
    people: models.ManyToManyField[Person, MeasureLead] = models.ManyToManyField(
        Person, through="MeasureLead", related_name="edition_measures"
    )
    partners: models.ManyToManyField[Partner, MeasurePartner] = models.ManyToManyField(
        Partner, through="MeasurePartner", related_name="edition_measures"
    )

    class Meta:
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "measure"], name="edition_measure_once"),
            models.UniqueConstraint(fields=["framework", "code"], name="edition_measure_code_once"),
            models.UniqueConstraint(
                fields=["framework", "position"], name="edition_measure_position_once"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="edition_measure_has_title"),
            models.CheckConstraint(
                condition=models.Q(polarity=None)
                | models.Q(polarity__in=[way.value for way in Polarity]),
                name="edition_measure_polarity_known",
            ),
            models.CheckConstraint(
                condition=models.Q(ownership=None)
                | models.Q(ownership__in=[whose.value for whose in Ownership]),
                name="edition_measure_ownership_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the measure."""
        return reverse(
            "scorecards:measure", args=[self.framework.authority.code, self.measure.code]
        )

    @property
    def values_told(self) -> dict[str, dict[str, str]]:
        """What is meant by the codes of its definition, in the record of changes."""
        ways = {
            Polarity.UP: "higher is better",
            Polarity.DOWN: "lower is better",
            Polarity.IN_RANGE: "it should stay near its target",
            Polarity.NONE: "neither is better by itself",
        }
        return {"which_way_is_better": {way.value: words for way, words in ways.items()}}

    def history_with(self) -> list[models.Model | models.QuerySet[Any]]:
        """The records whose changes are told together with its own."""
        measure: Any = self.measure  # other apps' records hang on it, too
        return [
            measure,
            self.targets.all(),
            self.definitions.all(),
            measure.retirements.all(),
            measure.tolerances.all(),
            measure.survey_designs.all(),
            measure.links_of_outcome.all(),
            *(
                record
                for series in measure.series.prefetch_related("calculations", "rebases")
                for record in (*series.calculations.all(), *series.rebases.all())
            ),
            *([measure.collection] if hasattr(measure, "collection") else []),
        ]
