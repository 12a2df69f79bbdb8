"""Issue a frozen pack."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import Pack, PackState
from goldthread.web.refusal import ActionRefusedError


def issue_pack(*, pack: Pack, embargo_until: datetime | None = None, by: str) -> Pack:
    """Let everybody who reads what is published read it, from ``embargo_until`` or at once.

    Raises ``ActionRefusedError`` for one that is not frozen, or is issued or withdrawn.
    """
    with transaction.atomic():
        now = as_it_stands(pack)
        if now.state != PackState.FROZEN:
            raise ActionRefusedError(
                f"{now} is {now.get_state_display()}: only a frozen pack is issued."
            )
        now.state, now.issued_by, now.issued_at = PackState.ISSUED, by, timezone.now()
        now.embargo_until = embargo_until
        now.save(update_fields=["state", "issued_by", "issued_at", "embargo_until"])
        record_event(
            by=by,
            action="issue pack",
            authority=now.authority,
            subject=now,
            before={"state": PackState.FROZEN.value},
            after={"state": now.state, "embargo until": embargo_until},
        )
    return now
