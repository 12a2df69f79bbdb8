"""Who is locked out after too many wrong passwords, and what they are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.web.config.signing_in import FAILURES_ALLOWED, MINUTES_LOCKED_OUT


def who_tries(request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """Under what name attempts are counted: the e-mail address, however it is written."""
    given = credentials or {}
    told = given.get("email") or given.get("username")
    if not told and request is not None:
        told = request.POST.get("login", "")
    return str(told or "").strip().lower()


def locked_out(
    request: HttpRequest, _answer: HttpResponse, _credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page that says for how long, and what can be done meanwhile."""
    context = {"minutes": MINUTES_LOCKED_OUT, "failures": FAILURES_ALLOWED}
    return render(request, "accounts/locked_out.html", context, status=429)
