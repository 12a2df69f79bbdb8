"""Make a secret address for a person's calendar."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.models import User
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import CalendarFeed
from goldthread.web.collection.models.calendar_feed import digest_of
from goldthread.web.records.models import Authority

_BYTES = 24


def make_calendar_feed(*, authority: Authority, user: User, by: str) -> str:
    """The secret part of a new address for a person's calendar; it is told this once.

    The address they had before opens nothing from now on.
    """
    token = secrets.token_urlsafe(_BYTES)
    with transaction.atomic():
        feed, _new = CalendarFeed.objects.update_or_create(
            authority=authority,
            user=user,
            defaults={"token_digest": digest_of(token), "made_at": timezone.now()},
        )
        record_event(by=by, action="make calendar feed", authority=authority, subject=feed)
    return token
