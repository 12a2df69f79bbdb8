"""The council's own Word template."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned


class WordTemplate(Owned):
    """The document whose styles, header, footer and page the Word files of packs take.

    ``content`` is what was made of the file that was given, once it had been looked over: its
    text is gone and the styles it lacked are there. ``told`` says what was changed, in sentences.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.OneToOneField(
        "records.Authority", on_delete=models.PROTECT, related_name="word_template"
    )
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    told = models.JSONField(default=list)
    given_by = models.CharField(max_length=150)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(sha256=""), name="word_template_has_hash"),
        ]

    def __str__(self) -> str:
        return f"the Word template of {self.authority}"
