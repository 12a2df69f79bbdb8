"""Have a letter sent again that was not sent, or of which nobody knows whether it was."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import Message, MessageState
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import PackLetter
from goldthread.web.refusal import ActionRefusedError

MAYBE_A_SECOND = (
    "You may have had this letter before: whether the first one reached you is not known.\n\n"
)
"""With what a letter begins that its reader may get twice."""


def send_letter_again(*, letter: PackLetter, by: str, may_be_second: bool = False) -> PackLetter:
    """Let a letter wait to be sent once more.

    Where the mail server said that it did not take it, with the same words. Where no answer ever
    came, only with ``may_be_second``, and then the letter says that it may be the second. Raises
    ``ActionRefusedError`` for any other letter: nobody is written to twice without being told.
    And where the pack may not be read any more.
    """
    with transaction.atomic():
        pack = as_it_stands(letter.pack)
        at = timezone.now()
        if not pack.is_open_at(at):
            raise ActionRefusedError(f"{pack} may not be read now: nobody is told of it.")
        now = PackLetter.objects.select_related("message").get(pk=letter.pk)
        if now.revoked_at is not None:
            raise ActionRefusedError(f"The link of {letter.address} was revoked.")
        message, unknown = now.message, now.was_left_half_way(at)
        if unknown and not may_be_second:
            raise ActionRefusedError(
                f"The letter to {letter.address} may have arrived: say that it may be a second one."
            )
        if not unknown and not now.may_be_sent_again:
            raise ActionRefusedError(f"The letter to {letter.address} did not fail to be sent.")
        text = message.text
        if unknown and not text.startswith(MAYBE_A_SECOND):
            text = MAYBE_A_SECOND + text
        # Only from the state that was looked at: whoever sends it now keeps it.
        waiting = Message.objects.filter(pk=message.pk, state=message.state).update(
            state=MessageState.WAITING, trouble="", text=text
        )
        if not waiting:
            raise ActionRefusedError(f"The letter to {letter.address} is on its way already.")
        record_event(
            by=by,
            action="send letter again",
            authority=pack.authority,
            subject=pack,
            after={"to": letter.address, "may be a second": unknown},
        )
    return letter
