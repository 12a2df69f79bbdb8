"""Who may see which page: nobody without signing in, unless the view is marked.

A view is marked ``@public`` (anybody), ``@reading`` (everybody when the installation allows
anonymous reading, else those with a role in the authority that the page is about), ``@needs``
(those whose role allows a thing there; see ``needing``) or not at all (signed in only). A
forgotten mark therefore closes a page to the world; a test lists every page and its mark.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import urlencode

from goldthread.web.accounts.held_form import held_form, hold, let_go
from goldthread.web.accounts.last_here import remember_who_is_here
from goldthread.web.accounts.selectors import authority_entered
from goldthread.web.accounts.signing_in.reminded import REMINDED
from goldthread.web.accounts.signing_in.second_factor import has_yet_to_set_up

View = TypeVar("View", bound=Callable[..., Any])

_MARK = "admits"


class Admission(StrEnum):
    """Whom a view lets in."""

    PUBLIC = "public"
    READING = "reading"
    NEEDS = "needs"
    SIGNED_IN = "signed-in"


def public(view: View) -> View:
    """Mark a view that anybody may see."""
    return marked(view, Admission.PUBLIC)


def reading(view: View) -> View:
    """Mark a view that only shows, and that anonymous reading therefore opens."""
    return marked(view, Admission.READING)


def marked(view: View, admits: Admission) -> View:
    """The view with its mark; use the decorators that say it in a word."""
    setattr(view, _MARK, admits)
    return view


def admission(view: Callable[..., Any]) -> Admission:
    """Whom this view lets in; a view without a mark lets in only those who have signed in."""
    mark = getattr(view, _MARK, Admission.SIGNED_IN)
    return Admission(mark)


class AdmissionMiddleware(LoginRequiredMiddleware):
    """Sends a person who is not signed in to the sign-in page, unless the view admits them."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: Any,
        view_kwargs: Any,
    ) -> HttpResponseBase | None:
        """``None`` when the person may see the view, else the way to the sign-in page."""
        admits = admission(view_func)
        if admits is Admission.PUBLIC:
            return None
        may_read = settings.ANONYMOUS_READING and request.method in {"GET", "HEAD", "OPTIONS"}
        if admits is Admission.READING and may_read:
            return None
        if has_yet_to_set_up(request, view_func):
            return redirect("mfa_index")
        if request.method == "POST" and request.user.is_authenticated:
            kept = held_form(request)
            if kept is not None and kept.path == request.get_full_path():
                let_go(request)
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is None and admits is Admission.READING and "authority" in view_kwargs:
            authority_entered(request.user, view_kwargs["authority"])
        return answer

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, with which the browser keeps who is signed in."""
        if request.session.accessed:
            remember_who_is_here(request, response)
        return response

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseRedirect:
        """The way to the sign-in page; whom a reminder was sent to goes there, and no further."""
        if hold(request):
            query = urlencode({self.redirect_field_name: reverse("accounts:held")})
            return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{query}")
        if REMINDED not in request.GET:
            return super().handle_no_permission(request, view_func)
        asked = request.GET.copy()
        token = asked.pop(REMINDED)[-1]
        wanted = f"{request.path}?{asked.urlencode()}" if asked else request.path
        query = urlencode({self.redirect_field_name: wanted, REMINDED: token})
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{query}")
