"""The page that says why a person may not do a thing, and whom to ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.web.accounts.needing import NotAllowed
from goldthread.web.accounts.selectors import administrators_of


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Why not, in the words of the decision, and who gives roles in this authority."""
    told = exception if isinstance(exception, NotAllowed) else None
    context = {
        "refused": told,
        "to_ask": administrators_of(told.authority) if told else (),
    }
    return render(request, "403.html", context, status=403)
