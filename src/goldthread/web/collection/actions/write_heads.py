"""Tell somebody outside where the record of changes ends."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.audit.selectors import verified_chain
from goldthread.web.collection.models import Message
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority


def write_heads(*, authority: Authority, on: date, address: str, by: str) -> Message | None:
    """Write to an address where an authority's record of changes ends, once a day.

    The record is looked through first, and the message says where it breaks, if it does. The
    line it holds is one that ``goldthread verify-audit --against`` reads. ``None`` where it
    was written that day already.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        key = f"heads-{on.isoformat()}"
        if Message.objects.for_authority(authority).filter(key=key).exists():
            return None
        check = verified_chain(authority)
        head = check.head
        told = check.broken.message if check.broken else f"{head.number} events, all whole."
        subject = "BROKEN: the record of changes" if check.broken else "The record of changes"
        message = Message.objects.create(
            authority=authority,
            address=address,
            key=key,
            subject=f"{subject} of {authority.name}, {on:%-d %B %Y}",
            text=(
                f"{told}\n\nKeep this where those who run the council's systems cannot change "
                "it:\n\nkept_at,authority,number,digest\n"
                f"{on.isoformat()},{head.authority},{head.number},{head.digest}\n"
            ),
            made_at=timezone.now(),
        )
        record_event(
            by=by,
            action="write where the record ends",
            authority=authority,
            subject=authority,
            after={"number": head.number, "digest": head.digest, "to": address},
        )
    return message
