"""Take away a second factor that a person has lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from goldthread.web.accounts.actions.end_sessions import sessions_ended
from goldthread.web.accounts.models import User
from goldthread.web.audit.actions import record_event
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def reset_second_factor(*, authority: Authority, user: User, by: str, reason: str) -> User:
    """Take away authenticator app, passkeys and recovery codes, and sign the person out.

    They set up another when they next sign in with their password. Raises
    ``ActionRefusedError`` when they have none, or no reason is given.
    """
    with transaction.atomic():
        kept = Authenticator.objects.filter(user=user)
        kinds = sorted(set(kept.values_list("type", flat=True)))
        reasons = [] if kinds else [f"{user.name} has no second factor."]
        if not reason.strip():
            reasons.append("Say why, such as a lost telephone, and how you know that it is them.")
        if reasons:
            raise ActionRefusedError(reasons)
        kept.delete()
        sessions_ended(user)
        record_event(
            by=by,
            action="reset second factor",
            authority=authority,
            subject=user,
            before={"person": user.username, "second factor": kinds},
            reason=reason.strip(),
        )
    return user
