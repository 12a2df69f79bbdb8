"""Send what waits to be sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import Message, MessageState
from goldthread.web.records.models import Authority

Send = Callable[[Message], None]
"""Sends one message, or raises ``MessageNotSentError``."""


class MessageNotSentError(RuntimeError):
    """A message could not be sent; the message of this error says why."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How many messages went out, and how many could not."""

    sent: int
    failed: int


def send_messages(*, authority: Authority, send: Send, by: str) -> Sent:
    """Send every message of an authority that waits, each at most once.

    A message is claimed in a transaction of its own before it is handed over. Should the
    process end in between, it stays "being sent" and is left to a person: better one reminder
    too few than two.
    """
    sent, failed = 0, 0
    waiting = Message.objects.for_authority(authority).filter(state=MessageState.WAITING)
    for message in waiting.order_by("made_at", "pk"):
        claimed = Message.objects.filter(pk=message.pk, state=MessageState.WAITING).update(
            state=MessageState.SENDING, tried_at=timezone.now()
        )
        if not claimed:
            continue
        try:
            send(message)
        except MessageNotSentError as reason:
            failed += 1
            _note(message, MessageState.FAILED, str(reason))
        else:
            sent += 1
            _note(message, MessageState.SENT)
    if sent or failed:
        with transaction.atomic():
            record_event(
                by=by,
                action="send messages",
                authority=authority,
                subject=authority,
                after={"sent": sent, "failed": failed},
            )
    return Sent(sent, failed)


def _note(message: Message, state: MessageState, trouble: str = "") -> None:
    # Only while it is ours: somebody may have let it wait again that took too long.
    ours = Message.objects.filter(pk=message.pk, state=MessageState.SENDING)
    ours.update(state=state, trouble=trouble)
