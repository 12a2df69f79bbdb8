"""What one edition says of a deliverable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.deliverable import Deliverable
from goldthread.web.records.models.fields import source_column, words_column
from goldthread.web.records.models.framework import Framework
from goldthread.web.records.models.person import Person
from goldthread.web.records.models.programme import Programme

if TYPE_CHECKING:
    from goldthread.web.records.models.deliverable_lead import DeliverableLead
    from goldthread.web.records.models.deliverable_programme import DeliverableProgramme


class EditionDeliverable(Owned):
    """What one edition says of a deliverable: its title, its texts, its date, who answers.

    ``code`` is its id in the framework that was read. ``deadline`` is the rule as JSON;
    ``due_on`` its last day where it is one date.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "framework__authority"
    kind_told: ClassVar[str] = "deliverable"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("framework__authority", "deliverable__authority"),
    )

    framework = models.ForeignKey(
        Framework, on_delete=models.CASCADE, related_name="edition_deliverables"
    )
    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="editions")
    code = models.TextField()
    position = models.PositiveIntegerField()
    title = models.TextField()
    description = words_column()
    deadline_text = words_column()
    deadline = models.JSONField(null=True)
    due_on = models.DateField(null=True)
    footnotes = models.JSONField(default=list)
    inherited = models.JSONField(default=list)
    source = source_column()
    people: models.ManyToManyField[Person, DeliverableLead] = models.ManyToManyField(
        Person, through="DeliverableLead", related_name="edition_deliverables"
    )
    programmes: models.ManyToManyField[Programme, DeliverableProgramme] = models.ManyToManyField(
        Programme, through="DeliverableProgramme", related_name="edition_deliverables"
    )

    class Meta:
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "deliverable"], name="edition_deliverable_once"
            ),
            models.UniqueConstraint(
                fields=["framework", "code"], name="edition_deliverable_code_once"
            ),
            models.UniqueConstraint(
                fields=["framework", "position"], name="edition_deliverable_position_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""), name="edition_deliverable_has_title"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def history_with(self) -> list[models.Model | models.QuerySet[Any]]:
        """What is told together with its own changes: those of its reports, risks and links."""
        own: Any = self.deliverable  # other apps' records hang on it
        parts = (
            own.milestone_reports,
            own.overrides,
            own.dependencies,
            own.linked_measures,
            own.risks,
        )
        return [own, *(records.all() for records in parts)]
