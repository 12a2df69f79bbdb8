"""Take a file away from a return."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.actions.moving import as_it_stands, name_of, require_open
from goldthread.web.collection.models import Evidence
from goldthread.web.refusal import ActionRefusedError


def take_evidence_away(*, evidence: Evidence, by: str) -> Evidence:
    """Take a file away from a return that is with its data owner; that it was there is kept.

    Raises ``ActionRefusedError`` where the return is with somebody else, its period is locked,
    or the file is gone already.
    """
    with transaction.atomic():
        now = as_it_stands(evidence.period_return)
        require_open(now)
        if not now.stands_at.is_with_the_data_owner:
            raise ActionRefusedError(
                f"{name_of(now)}: files are taken away while the return is with its data owner."
            )
        here = Evidence.objects.get(pk=evidence.pk)
        if here.taken_away_at is not None:
            raise ActionRefusedError(f"{here.name} is taken away already.")
        here.taken_away_by, here.taken_away_at = by, timezone.now()
        here.save(update_fields=["taken_away_by", "taken_away_at"])
        record_event(
            by=by,
            action="take evidence away",
            authority=now.measure.authority,
            subject=now,
            after={"name": here.name, "sha256": here.sha256},
        )
    return here
