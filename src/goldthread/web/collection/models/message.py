"""An e-mail to be sent, or that was."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.integrity.keeping import Keeping, Owned


class MessageState(models.TextChoices):
    """Where a message stands. One that is being sent is never tried again by itself."""

    WAITING = "waiting", "waiting"
    SENDING = "sending", "being sent"
    SENT = "sent", "sent"
    FAILED = "failed", "not sent"


class Message(Owned):
    """An e-mail of an authority to one address.

    ``key`` names the occasion ("digest-2021-04-13-ana@example.org"): one message for each. It
    is written with what it tells of, and claimed before it is sent; whoever claims it sends
    it, so that two processes never send it both. ``trouble`` says why it could not be sent.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "authority"

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="messages"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="messages"
    )
    address = models.EmailField()
    key = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(
        max_length=10, choices=MessageState.choices, default=MessageState.WAITING
    )
    made_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["state", "made_at"])]
        constraints = [
            models.UniqueConstraint(fields=["authority", "key"], name="message_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=MessageState.values), name="message_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.subject}"
