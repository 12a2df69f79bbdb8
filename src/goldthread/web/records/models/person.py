"""A person who answers for measures and deliverables."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models.authority import Authority


class PersonKind(models.TextChoices):
    """In which capacity a person answers."""

    MEMBER = "member", "Lead member"
    OFFICER = "officer", "Lead officer"


class Person(Owned):
    """A lead member or lead officer, as the framework names them: a name, or a post."""

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="people")
    kind = models.CharField(max_length=8, choices=PersonKind.choices)
    name = models.TextField()
    post = models.TextField(null=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(fields=["authority", "kind", "name"], name="person_name_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=PersonKind.values), name="person_kind_known"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
