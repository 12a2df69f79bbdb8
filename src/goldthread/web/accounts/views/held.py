"""The form that somebody sent when they were not signed in any more."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from goldthread.web.accounts.held_form import held_form, hold, let_go


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest) -> HttpResponse:
    """What was sent and not taken, to be sent now or thrown away."""
    if request.method == "POST":
        let_go(request)
        messages.success(request, "It is thrown away. Nothing was changed.")
        return redirect("collection:start")
    kept = held_form(request)
    if kept is None:
        return redirect("collection:start")
    return render(request, "accounts/held.html", {"kept": kept})


def not_from_this_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is of no use: opened before its sender signed in anew, or not from here."""
    if hold(request):
        return redirect("accounts:held")
    return render(request, "accounts/not_from_this_page.html", {"reason": reason}, status=403)
