"""A form that reached the site when its sender was not signed in any more: kept, not lost.

Somebody writes for an hour, is signed out meanwhile and presses the button. What they sent is
kept in their own browser's session while they sign in; then they see it, and send it or throw it
away. Nothing is done with it before that. The same goes for a form that was opened before they
signed in anew, whose token is of no use any more. It is theirs alone: somebody else who signs in
on the same computer never sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone

from goldthread.web.accounts.last_here import last_here

_HELD = "held_form"
_AT_MOST = 100_000
"""Characters of names and values: ten times the longest text that a field takes."""
_AN_HOUR = 200
"""So many forms are kept in an hour, whoever sends them: anybody can send one, and each is stored."""
_KEPT_FOR = timedelta(hours=1)
"""Longer than it takes to sign in, and to find the telephone that shows the code."""
_SECRET = re.compile(r"password|secret", re.IGNORECASE)
_NOT_TYPED = re.compile(r"version|key|then|kept|do|which|sure|return|shown(-\d+)?|version-\d+")


@dataclass(frozen=True, slots=True)
class HeldForm:
    """A form as it was sent: the address it went to, its fields in order, its files' names."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """What somebody typed or chose, under the name of its field in words."""
        return tuple(
            (re.sub(r"[-_]\d+$", "", name).replace("_", " ").replace("-", " ").capitalize(), value)
            for name, value in self.fields
            if value.strip() and not _NOT_TYPED.fullmatch(name)
        )


def hold(request: HttpRequest) -> bool:
    """Keep what a form sent until its sender has signed in; whether it could be kept.

    Not what asks for a secret, what is longer than any form here, what another site sent, what
    comes after many others within an hour, and what nobody knows the sender of.
    """
    if request.method != "POST" or not _is_from_here(request):
        return False
    sender = request.user.pk if request.user.is_authenticated else last_here(request)
    if sender is None:
        return False
    try:
        resolve(request.path_info)
    except Resolver404:
        return False
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    if any(_SECRET.search(name) for name, _value in fields):
        return False
    if sum(len(name) + len(value) for name, value in fields) > _AT_MOST:
        return False
    if not _is_among_the_first_of_the_hour():
        return False
    request.session[_HELD] = {
        "sent_at": timezone.now().timestamp(),
        "sender": sender,
        "path": request.get_full_path(),
        "fields": fields,
        "files": [file.name for files in request.FILES.lists() for file in files[1] if file.name],
    }
    return True


def held_form(request: HttpRequest) -> HeldForm | None:
    """The form that is kept for whoever has signed in; ``None`` where none is, or no more.

    One that somebody else sent is kept no longer.
    """
    kept: dict[str, Any] | None = request.session.get(_HELD)
    if not kept or timezone.now().timestamp() - kept["sent_at"] > _KEPT_FOR.total_seconds():
        return None
    if kept.get("sender") != request.user.pk:
        let_go(request)
        return None
    return HeldForm(
        kept["path"],
        tuple((name, value) for name, value in kept["fields"]),
        tuple(kept["files"]),
    )


def let_go(request: HttpRequest) -> None:
    """Keep the form no longer: it was sent again, or thrown away."""
    request.session.pop(_HELD, None)


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser itself says that a page of this site sent it."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _is_among_the_first_of_the_hour() -> bool:
    """Whether this server has kept fewer in this hour than it may; counts this one."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    key = f"held-forms-{hour.timestamp():.0f}"
    cache.add(key, 0, timeout=timedelta(hours=1).total_seconds())
    return cache.incr(key) <= _AN_HOUR
