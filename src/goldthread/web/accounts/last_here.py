"""Who was signed in last in a browser: known for a week, also when their session has ended.

A form that is sent once its sender's session is over belongs to that person and nobody else.
The session cannot say who they were, so a signed cookie of their own does. It opens nothing.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_COOKIE = "last-here"
_SALT = "goldthread.accounts.last-here"
_KEPT_FOR = timedelta(days=7)
"""Longer than a session, and than a week-end over which a page stays open."""


def last_here(request: HttpRequest) -> int | None:
    """The key of the person who was signed in last in this browser; ``None`` for nobody."""
    told = request.get_signed_cookie(_COOKIE, default=None, salt=_SALT, max_age=_KEPT_FOR)
    return int(told) if told else None


def remember_who_is_here(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let the browser keep who is signed in, where it does not yet."""
    if request.user.is_authenticated and last_here(request) != request.user.pk:
        response.set_signed_cookie(
            _COOKIE,
            str(request.user.pk),
            salt=_SALT,
            max_age=_KEPT_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
