"""The e-mail with the link of a pack to one reader."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.web.collection.models import Message, MessageState
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.packs.models.pack import Pack

WAITS_FOR_AN_ANSWER = timedelta(minutes=15)
"""A mail server answers within seconds: a letter that waits longer was left half way."""


class PackLetter(Owned):
    """What one address was sent of one pack, once.

    To a person of the council (``user``) it leads to the page of the pack, where they sign in.
    To anybody else it holds a signed link that opens this pack alone, until ``expires_at`` or
    until it is revoked; ``opened_times`` counts what was fetched by it since ``counted_from``.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "pack__authority"
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = (
        ("pack__authority", "message__authority"),
    )

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="letters")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="pack_letters"
    )
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="pack_letter")
    address = models.EmailField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True)
    counted_from = models.DateTimeField(null=True)
    opened_times = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pack", "address"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "address"], name="pack_letter_once"),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | models.Q(expires_at__isnull=False),
                name="pack_letter_outside_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"the letter to {self.address} about {self.pack}"

    @property
    def reader(self) -> str:
        """Under what name an opening by this reader is kept."""
        return self.user.get_username() if self.user else self.address

    @property
    def may_be_sent_again(self) -> bool:
        """Whether the mail server said that it did not take it."""
        return bool(self.message.state == MessageState.FAILED)

    def was_left_half_way(self, now: datetime) -> bool:
        """Whether it was handed to the mail server and nobody knows whether it was taken.

        That is so where the program or the machine stopped in between.
        """
        tried = self.message.tried_at
        without_answer = tried is not None and now - tried >= WAITS_FOR_AN_ANSWER
        return bool(self.message.state == MessageState.SENDING) and without_answer

    def opens_at(self, now: datetime) -> bool:
        """Whether its own link opens the pack: of an outside reader, while it holds."""
        holds = self.expires_at is not None and now < self.expires_at and self.revoked_at is None
        return self.user_id is None and holds and self.pack.is_open_at(now)
