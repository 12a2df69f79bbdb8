"""Let the link of an outside reader open nothing any more."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import PackLetter
from goldthread.web.refusal import ActionRefusedError


def revoke_link(*, letter: PackLetter, by: str) -> PackLetter:
    """Take back what a letter opens. Raises ``ActionRefusedError`` where it opens nothing."""
    with transaction.atomic():
        pack = as_it_stands(letter.pack)
        now = PackLetter.objects.select_for_update().get(pk=letter.pk)
        if now.user_id is not None:
            raise ActionRefusedError("This letter has no link of its own: they sign in to read.")
        if now.revoked_at is not None:
            raise ActionRefusedError("Its link opens nothing already.")
        now.revoked_at, now.revoked_by = timezone.now(), by
        now.save(update_fields=["revoked_at", "revoked_by"])
        record_event(
            by=by,
            action="revoke link of pack",
            authority=pack.authority,
            subject=pack,
            after={"of": now.address},
        )
    return now
