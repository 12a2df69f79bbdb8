"""Invitations: those still open, and the one a link is for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.web.accounts.models import DAYS_OPEN, Invitation, digest_of


def open_invitations(emails: Iterable[str]) -> QuerySet[Invitation]:
    """The invitations of these addresses (in small letters) that can still be accepted."""
    return still_open(Invitation.objects.filter(email__in=list(emails)))


def still_open(invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Those of these invitations that can still be accepted."""
    since = timezone.now() - timedelta(days=DAYS_OPEN)
    return invitations.filter(accepted_at=None, withdrawn_at=None, invited_at__gt=since)


def invitation_for(token: str) -> Invitation | None:
    """The open invitation whose link holds this secret part; ``None`` where there is none."""
    found = Invitation.objects.filter(token_digest=digest_of(token))
    return still_open(found).select_related("authority", "service", "measure", "post").first()
