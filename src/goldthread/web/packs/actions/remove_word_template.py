"""Take the council's own Word template away."""

from __future__ import annotations

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.models import WordTemplate
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def remove_word_template(*, authority: Authority, by: str) -> None:
    """Have Word files look as they do without one. Raises ``ActionRefusedError`` for none."""
    with transaction.atomic():
        authority = lock_authority(authority)
        now = WordTemplate.objects.for_authority(authority).first()
        if now is None:
            raise ActionRefusedError("There is no Word template.")
        record_event(
            by=by,
            action="remove word template",
            authority=authority,
            subject=now,
            before={"name": now.name, "sha256": now.sha256},
        )
        now.delete()
