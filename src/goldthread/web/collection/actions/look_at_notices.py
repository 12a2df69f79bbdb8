"""Note that somebody has looked at their notices."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.models import User
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import NoticesSeen
from goldthread.web.records.models import Authority


def look_at_notices(*, authority: Authority, user: User, by: str) -> NoticesSeen:
    """Note that a person has looked at their notices: from now on only newer ones are shown."""
    with transaction.atomic():
        seen, _new = NoticesSeen.objects.update_or_create(
            authority=authority, user=user, defaults={"at": timezone.now()}
        )
        record_event(by=by, action="look at notices", authority=authority, subject=seen)
    return seen
