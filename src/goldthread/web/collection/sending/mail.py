"""Sending by the mail server of the council."""

from __future__ import annotations

from smtplib import SMTPException

from django.core.mail import EmailMessage

from goldthread.web.collection.actions import MessageNotSentError
from goldthread.web.collection.models import Message


def by_mail(message: Message) -> None:
    """Send a message as an e-mail. Raises ``MessageNotSentError`` with what the server said."""
    mail = EmailMessage(
        subject=message.subject,
        body=message.text,
        to=[message.address],
        # So that a mail program shows copies of one message as one.
        headers={"X-Goldthread-Message": f"{message.authority.code}/{message.key}"},
    )
    try:
        mail.send()
    except (SMTPException, OSError) as reason:
        raise MessageNotSentError(str(reason)) from reason
