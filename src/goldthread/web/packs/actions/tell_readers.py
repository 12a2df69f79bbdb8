"""Write to those on the distribution list that a pack is out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import Message
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import Pack, PackLetter
from goldthread.web.packs.selectors.readers import recipients_of
from goldthread.web.refusal import ActionRefusedError

Writing = Callable[[PackLetter], tuple[str, str]]
"""Gives the subject and the text of a letter."""

DAYS_A_LINK_OPENS = 90
"""How long the link of an outside reader opens its pack."""


def tell_readers(*, pack: Pack, write: Writing, by: str) -> list[PackLetter]:
    """Write a letter to everybody on the list who was not written to about this pack yet.

    The letters wait to be sent. Raises ``ActionRefusedError`` for a pack that not everybody may
    read now: nobody is told of one before its time.
    """
    with transaction.atomic():
        now = as_it_stands(pack)
        at = timezone.now()
        if not now.is_open_at(at):
            raise ActionRefusedError(f"{now} may not be read yet: nobody is told of it.")
        written = {one.casefold() for one in now.letters.values_list("address", flat=True)}
        letters = []
        for reader in recipients_of(now.definition, timezone.localdate(at)):
            if reader.address.casefold() in written:
                continue
            message = Message.objects.create(
                authority=now.authority,
                user=reader.user,
                address=reader.address,
                key=f"pack-{now.number}-{reader.address}"[:200],
                made_at=at,
            )
            letter = PackLetter.objects.create(
                pack=now,
                user=reader.user,
                address=reader.address,
                message=message,
                expires_at=None if reader.user else at + timedelta(days=DAYS_A_LINK_OPENS),
            )
            subject, message.text = write(letter)
            message.subject = subject[:200]
            message.save(update_fields=["subject", "text"])
            letters.append(letter)
        now.readers_told_at = at
        now.save(update_fields=["readers_told_at"])
        if letters:
            outside = sum(one.user is None for one in letters)
            record_event(
                by=by,
                action="tell readers of pack",
                authority=now.authority,
                subject=now,
                after={"people of the council": len(letters) - outside, "outside": outside},
            )
    return letters
