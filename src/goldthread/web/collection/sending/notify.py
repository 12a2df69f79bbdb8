"""Sending by GOV.UK Notify."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Protocol

from django.core.exceptions import ImproperlyConfigured

from goldthread.web.collection.actions import MessageNotSentError
from goldthread.web.collection.models import Message


class NotifyClient(Protocol):
    """What of the client of GOV.UK Notify is used."""

    def send_email_notification(
        self,
        *,
        email_address: str,
        template_id: str,
        personalisation: Mapping[str, str],
        reference: str,
    ) -> Any:
        """Hand one e-mail over."""


def notify_client(key: str) -> NotifyClient:
    """The client of GOV.UK Notify. Raises ``ImproperlyConfigured`` where it is not installed."""
    try:
        library: Any = import_module("notifications_python_client.notifications")
    except ImportError as missing:
        raise ImproperlyConfigured(
            "GOLDTHREAD_NOTIFY_KEY is set, and GOV.UK Notify's client is not installed: "
            "pip install 'goldthread[notify]'."
        ) from missing
    client: NotifyClient = library.NotificationsAPIClient(key)
    return client


def by_notify(client: NotifyClient, template: str) -> Callable[[Message], None]:
    """What sends one message through GOV.UK Notify by a template of the council's.

    It raises ``MessageNotSentError`` with what the service said.
    """
    from notifications_python_client.errors import HTTPError
    from requests import RequestException

    def send(message: Message) -> None:
        try:
            client.send_email_notification(
                email_address=message.address,
                template_id=template,
                personalisation={"subject": message.subject, "text": message.text},
                reference=f"{message.authority.code}/{message.key}",
            )
        except (HTTPError, RequestException) as reason:
            raise MessageNotSentError(str(reason)) from reason

    return send
