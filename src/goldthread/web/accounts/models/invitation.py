"""An invitation to come in, in a role."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from goldthread.web.accounts.models.given_for import GivenFor
from goldthread.web.integrity.keeping import Keeping

DAYS_OPEN = 14


class Invitation(GivenFor):
    """An invitation of one e-mail address to one role, open for a fortnight.

    The link that was sent is not kept, only its digest: a copy of the database lets nobody in.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE

    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, related_name="invitations"
    )
    email = models.EmailField(max_length=150)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=150)
    invited_at = models.DateTimeField(default=timezone.now)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="invitations"
    )
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta(GivenFor.Meta):
        ordering = ["authority", "-invited_at", "pk"]

    def __str__(self) -> str:
        return f"{self.email}: {self.in_words}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        unused = self.accepted_at is None and self.withdrawn_at is None
        return unused and timezone.now() < self.invited_at + timedelta(days=DAYS_OPEN)


def digest_of(token: str) -> str:
    """What is kept of the secret part of an invitation's link."""
    return hashlib.sha256(token.encode()).hexdigest()
