"""What a council has said it will do, and the steps on the way."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.fields import source_column, words_column
from goldthread.web.records.models.framework import Framework
from goldthread.web.records.models.named import Programme
from goldthread.web.records.models.person import Person


class Deliverable(Owned):
    """Something the council has said it will do.

    ``deadline`` is the rule as JSON; ``due_on`` its last day where it is one date.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "framework__authority"

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="deliverables")
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
        Person, through="DeliverableLead", related_name="deliverables"
    )
    programmes: models.ManyToManyField[Programme, DeliverableProgramme] = models.ManyToManyField(
        Programme, through="DeliverableProgramme", related_name="deliverables"
    )

    class Meta:
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="deliverable_code_once"),
            models.UniqueConstraint(
                fields=["framework", "position"], name="deliverable_position_once"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="deliverable_has_title"),
        ]

    def __str__(self) -> str:
        return self.title


class _OfDeliverable(Owned):
    """Something listed with a deliverable, in order."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "deliverable__framework__authority"

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["deliverable", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "position"], name="%(class)s_position_once"
            ),
        ]


class Milestone(_OfDeliverable):
    """A named step of a deliverable; ``due_on`` is the last day of its deadline, if one date."""

    text = models.TextField()
    deadline_text = words_column()
    deadline = models.JSONField(null=True)
    due_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.text


class DeliverableLead(_OfDeliverable):
    """A lead member or lead officer of a deliverable. Positions run over both kinds."""

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable__framework__authority", "person__authority"),
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deliverable_leads")


class DeliverableProgramme(_OfDeliverable):
    """A programme that a deliverable belongs to."""

    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deliverable__framework__authority", "programme__authority"),
    )

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="deliverable_programmes"
    )
