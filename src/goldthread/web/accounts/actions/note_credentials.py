"""Record that a person can show who they are in another way, or was refused."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.models import User
from goldthread.web.accounts.selectors import authorities_of
from goldthread.web.audit.acting import acting
from goldthread.web.audit.actions import record_event
from goldthread.web.audit.models import Event

SOMEBODY = "somebody not signed in"
"""Who does what is done before anybody is known."""


class Credentials(StrEnum):
    """What happened to the ways in which a person shows who they are."""

    PASSWORD_CHANGED = "change password"  # noqa: S105 - the name of an action
    PASSWORD_SET = "set password"  # noqa: S105 - the name of an action
    PASSWORD_RESET = "reset password"  # noqa: S105 - the name of an action
    FACTOR_ADDED = "add second factor"
    FACTOR_REMOVED = "remove second factor"
    CODES_RENEWED = "renew recovery codes"
    REFUSED = "refuse sign-in"


def note_credentials(
    *, user: User, happened: Credentials, by: str, of: str = "", once_in: timedelta | None = None
) -> list[Event]:
    """Record it in every authority in which the person has a role.

    ``of`` says of which way it is ("a passkey"). With ``once_in``, what was recorded from the
    same address within that time is not recorded again: whoever tries passwords by the thousand
    must not fill the record.
    """
    with transaction.atomic():
        return [
            record_event(
                by=by,
                action=happened.value,
                authority=authority,
                subject=user,
                before={"way": of} if of and happened is Credentials.FACTOR_REMOVED else None,
                after={"way": of} if of and happened is not Credentials.FACTOR_REMOVED else None,
            )
            for authority in authorities_of(user).order_by("pk")
            if not (once_in and _recorded(user, authority.pk, happened, once_in))
        ]


def _recorded(user: User, authority: int, happened: Credentials, within: timedelta) -> bool:
    return Event.objects.filter(
        authority=authority,
        action=happened.value,
        subject_type=user._meta.label_lower,
        subject_id=str(user.pk),
        from_where=acting().from_where,
        at__gt=timezone.now() - within,
    ).exists()
