"""Write down that an authority's records were restored."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority


def tell_of_restore(*, authority: Authority, made_at: datetime, by: str) -> None:
    """Say in an authority's record of changes that it was restored from a backup of this moment.

    Whatever was done after that moment is not in the record any more: whoever misses it finds
    here why.
    """
    with transaction.atomic():
        locked = lock_authority(authority)
        record_event(
            by=by,
            action="restore backup",
            authority=locked,
            subject=locked,
            after={"as it was on": f"{made_at.astimezone(UTC):%-d %B %Y at %H:%M} UTC"},
        )
