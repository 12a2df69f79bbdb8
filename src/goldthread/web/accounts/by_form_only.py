"""What somebody sees at an address that only takes what a form sends."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve


class ByFormOnlyMiddleware:
    """Puts a page that can be read in the place of the empty answer "method not allowed"."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        answer = self.get_response(request)
        is_empty = answer.status_code == 405 and not getattr(answer, "content", b"-")
        if not is_empty or not request.accepts("text/html"):
            return answer
        page = render(request, "405.html", {"belongs_to": _page_above(request.path)}, status=405)
        page["Allow"] = answer["Allow"]
        return page


def _page_above(path: str) -> str:
    """The nearest address above this one at which there is anything; blank where there is none."""
    while path.count("/") > 2:
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return ""
