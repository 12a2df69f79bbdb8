"""Which way messages go."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from goldthread.web.collection.actions.send_messages import Send
from goldthread.web.collection.sending.mail import by_mail
from goldthread.web.collection.sending.notify import by_notify, notify_client
from goldthread.web.collection.sending.secret_links import sending_secrets
from goldthread.web.config import environment


def chosen_way() -> Send:
    """What sends a message here: GOV.UK Notify where it has a key, else the mail server.

    Raises ``ImproperlyConfigured`` where Notify is set up by halves.
    """
    key, template = environment.NOTIFY_KEY.read(), environment.NOTIFY_TEMPLATE.read()
    if not key:
        return sending_secrets(by_mail)
    if not template:
        raise ImproperlyConfigured(
            f"{environment.NOTIFY_KEY.name} is set; set {environment.NOTIFY_TEMPLATE.name} too."
        )
    return sending_secrets(by_notify(notify_client(key), template))
