"""Letters about coming in."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from goldthread.web.accounts.models import DAYS_OPEN, Invitation

_log = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, link: str) -> bool:
    """Send the link of an invitation; ``False`` where no letter could be sent."""
    context = {"invitation": invitation, "link": link, "days": DAYS_OPEN}
    try:
        send_mail(
            f"Your invitation to Goldthread by {invitation.authority.name}",
            render_to_string("accounts/letters/invitation.txt", context),
            None,
            [invitation.email],
        )
    except (OSError, SMTPException) as reason:
        _log.warning("The invitation of %s could not be sent: %s", invitation.email, reason)
        return False
    # Without a mail server letters are written to standard error and reach nobody.
    return not settings.EMAIL_BACKEND.endswith("console.EmailBackend")
