"""What is asked of people's roles once while a page is read, however many of its parts ask.

A page asks a dozen times what its reader may do: for the page itself, for each link in its frame
and for each button. Roles do not change under a request that only reads, so the first answer
holds for the rest of it. A request that may write asks afresh each time: it could give the role.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answer = TypeVar("Answer")

_known: ContextVar[dict[tuple[Any, ...], Any] | None] = ContextVar("known", default=None)


def known_while_reading(key: tuple[Any, ...], ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` says, asked once for each key while a page is read, and else every time."""
    known = _known.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    answer: Answer = known[key]
    return answer


class WhileReadingMiddleware:
    """Remembers answers for as long as one request that only reads is being answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        token = _known.set({})
        try:
            return self.get_response(request)
        finally:
            _known.reset(token)
