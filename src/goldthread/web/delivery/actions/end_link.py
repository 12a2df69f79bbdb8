"""Say that a deliverable waits for another no longer, or is no longer meant to move a measure."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.models import Dependency, LinkedMeasure
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def end_link(*, link: Dependency | LinkedMeasure, by: str) -> None:
    """End what was said; it stays on record. Raises ``ActionRefusedError`` where it has ended."""
    with transaction.atomic():
        authority = lock_authority(link.deliverable.authority)
        ended = (
            type(link)
            .objects.filter(pk=link.pk, ended_at=None)
            .update(ended_by=by, ended_at=timezone.now())
        )
        if not ended:
            raise ActionRefusedError("Somebody else has ended it already.")
        record_event(
            by=by, action="end link", authority=authority, subject=link, before={"link": str(link)}
        )
