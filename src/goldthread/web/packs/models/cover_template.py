"""What stands on the cover of every new pack to begin with."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned


class CoverTemplate(Owned):
    """The council's own form of a committee report.

    ``cover`` has the form of ``PackDefinition.cover``, whose sections may here be without words,
    and beside it the ``title`` and the ``decisions`` a new pack begins with.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.OneToOneField(
        "records.Authority", on_delete=models.PROTECT, related_name="cover_template"
    )
    cover = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"the committee cover of {self.authority}"
