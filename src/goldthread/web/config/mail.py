"""How e-mail is sent: by the server that an address names, or written to standard error."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_HOW_TO_WRITE = (
    "write it as smtp+tls://user:password@host:587 (encrypted once connected), "
    "smtps://user:password@host:465 (encrypted from the start) or smtp://host:25"
)
_SCHEMES = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_SECONDS = 20


def mail(url: str) -> dict[str, Any]:
    """Django's settings for the mail server that an address names; blank for none.

    Without a server, mail is written to standard error, where a person who tries Goldthread on
    their own machine sees it. Raises ``ImproperlyConfigured`` for an address that cannot be
    used; the message never repeats it, because it holds a password.
    """
    if not url:
        return {"EMAIL_BACKEND": "goldthread.web.config.console.EmailBackend"}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(
            f"GOLDTHREAD_MAIL is not an address; {_HOW_TO_WRITE}."
        ) from error
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise ImproperlyConfigured(f"GOLDTHREAD_MAIL cannot be used; {_HOW_TO_WRITE}.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or _SCHEMES[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": _SECONDS,
    }
