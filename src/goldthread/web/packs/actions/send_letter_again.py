"""Have a letter sent again that could not be sent."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import Message, MessageState
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import PackLetter
from goldthread.web.refusal import ActionRefusedError


def send_letter_again(*, letter: PackLetter, by: str) -> PackLetter:
    """Let a letter wait to be sent once more, with the same words.

    Raises ``ActionRefusedError`` unless the mail server said that it did not take it: nobody
    is written to twice. And where the pack may not be read any more.
    """
    with transaction.atomic():
        pack = as_it_stands(letter.pack)
        if not pack.is_open_at(timezone.now()):
            raise ActionRefusedError(f"{pack} may not be read now: nobody is told of it.")
        if PackLetter.objects.filter(pk=letter.pk, revoked_at__isnull=False).exists():
            raise ActionRefusedError(f"The link of {letter.address} was revoked.")
        waiting = Message.objects.filter(pk=letter.message_id, state=MessageState.FAILED).update(
            state=MessageState.WAITING, trouble=""
        )
        if not waiting:
            raise ActionRefusedError(f"The letter to {letter.address} did not fail to be sent.")
        record_event(
            by=by,
            action="send letter again",
            authority=pack.authority,
            subject=pack,
            after={"to": letter.address},
        )
    return letter
