"""In what role, and from where, the work in hand is done: kept with every audit event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


@dataclass(frozen=True, slots=True)
class Acting:
    """``role`` is the council's word for it, blank where nobody signed in; ``from_where`` an
    internet address, or "the server" for a command run there.
    """

    role: str = ""
    from_where: str = "the server"


_acting: ContextVar[Acting] = ContextVar("acting", default=Acting())  # noqa: B039 - it is frozen


def acting() -> Acting:
    """In what role and from where the work in hand is done."""
    return _acting.get()


@contextmanager
def acting_as(*, role: str | None = None, from_where: str | None = None) -> Iterator[None]:
    """Do the work inside in this role, from there; what is not given stays as it was."""
    before = _acting.get()
    now = replace(
        before,
        role=before.role if role is None else role,
        from_where=before.from_where if from_where is None else from_where,
    )
    token = _acting.set(now)
    try:
        yield
    finally:
        _acting.reset(token)


def now_acting_as(*, role: str) -> None:
    """Do the rest of the work in hand in this role: it has become clear which one allows it."""
    _acting.set(replace(_acting.get(), role=role))


class ActingMiddleware:
    """Says from where a request comes, for the events that it leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; the role is filled in where a permission is decided."""
        with acting_as(role="", from_where=address_of(request)):
            return self.get_response(request)


def address_of(request: HttpRequest) -> str:
    """The internet address a request comes from.

    Behind a proxy that is the last one it passed on: what stands before that in the header was
    written by whoever asked.
    """
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
