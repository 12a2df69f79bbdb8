"""Take somebody off the distribution list of a kind of pack."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.models import PackLetter, PackReader
from goldthread.web.records.actions.locking import lock_authority


def remove_reader(*, reader: PackReader, by: str) -> None:
    """Write to them no more; the links that an outside address was sent open nothing from now."""
    with transaction.atomic():
        definition = reader.definition
        authority = lock_authority(definition.authority)
        revoked = 0
        if reader.address:
            revoked = PackLetter.objects.filter(
                pack__definition=definition, address=reader.address, user=None, revoked_at=None
            ).update(revoked_at=timezone.now(), revoked_by=by)
        record_event(
            by=by,
            action="remove reader of pack",
            authority=authority,
            subject=definition,
            before={"reader": str(reader)},
            after={"links that open nothing any more": revoked},
        )
        reader.delete()
