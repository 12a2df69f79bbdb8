"""What the council gave for the look of its packs: its Word template and its cover."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.web.packs.models import CoverTemplate, WordTemplate
from goldthread.web.records.models import Authority


def word_template_of(authority: Authority) -> bytes | None:
    """The council's Word template, if it gave one. One query."""
    kept = WordTemplate.objects.for_authority(authority).first()
    return bytes(kept.content) if kept else None


def cover_of(authority: Authority) -> Mapping[str, Any]:
    """What every new pack begins with; nothing where the council has not said. One query."""
    kept = CoverTemplate.objects.for_authority(authority).first()
    return kept.cover if kept else {}


def template_given(authority: Authority) -> WordTemplate | None:
    """What is known of the council's Word template, without the file itself. One query."""
    return WordTemplate.objects.for_authority(authority).defer("content").first()
