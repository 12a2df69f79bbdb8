"""A finding is set aside with its reason, and taken up again."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done
from goldthread.web.records import actions
from goldthread.web.records.models import Authority
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.scopes import periods_to_look_back_to, scope_for
from goldthread.web.scorecards.selectors.setting_aside import standing_of

_LONGEST_REASON = 1000


class ReasonForm(forms.Form):
    """Why a finding is set aside or taken up again."""

    reason = forms.CharField(
        label="Why",
        max_length=_LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="It stays on record with your name and the date, and everybody who can see this "
        "framework can read it.",
        error_messages={"required": "Say why, so that somebody else can review it later."},
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Let a finding about one item no longer count among the things to put right."""
    return _decide(request, authority, taking_up=False)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Let a finding that was set aside count again."""
    return _decide(request, authority, taking_up=True)


def _decide(request: HttpRequest, authority: Authority, *, taking_up: bool) -> HttpResponse:
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    scope = _scope(request, authority)
    rule, kind, item = (request.GET.get(name, "") for name in ("rule", "kind", "item"))
    standing = standing_of(scope, rule, kind, item)
    if standing is None:
        raise Http404("The current check of this framework says no such thing.")
    if (standing.aside is not None) is not taking_up:
        # Somebody has decided the same since the page with the link was opened.
        messages.info(
            request,
            "It is set aside already." if standing.aside else "It is not set aside any more.",
        )
        return redirect("scorecards:health", authority.code)
    form = ReasonForm(request.POST or None)
    action = actions.take_up_finding if taking_up else actions.set_aside_finding
    if request.method == "POST" and done(
        form,
        lambda: action(
            framework=scope.framework,
            rule=rule,
            kind=kind,
            item=item,
            reason=form.cleaned_data["reason"],
            by=request.user.get_username(),
        ),
    ):
        said = "counts again" if taking_up else "is set aside"
        messages.success(
            request, f"“{standing.finding.title}” of “{standing.subject.title}” {said}."
        )
        return redirect("scorecards:health", authority.code)
    context = {
        "scope": scope,
        "periods": periods_to_look_back_to(scope),
        "current": "health",
        "standing": standing,
        "taking_up": taking_up,
        "form": form,
    }
    return render(request, "scorecards/set_aside.html", context)


def _scope(request: HttpRequest, authority: Authority) -> Scope:
    scope = scope_for(authority.code, at=None, today=timezone.localdate(), reader=request.user)
    if scope is None:
        raise Http404("There is no framework here yet.")
    return scope
