"""Sign a person out everywhere."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import transaction

from goldthread.web.accounts.models import User
from goldthread.web.audit.actions import record_event
from goldthread.web.records.models import Authority


def end_sessions(*, authority: Authority, user: User, by: str, reason: str = "") -> int:
    """Sign a person out in every browser, and say in how many that was."""
    with transaction.atomic():
        ended = sessions_ended(user)
        record_event(
            by=by,
            action="end sessions",
            authority=authority,
            subject=user,
            after={"person": user.username, "sessions": ended},
            reason=reason,
        )
    return ended


def sessions_ended(user: User) -> int:
    """End the sessions alone; a part of other actions too."""
    sessions = UserSession.objects.purge_and_list(user)
    for session in sessions:
        session.end()
    return len(sessions)
