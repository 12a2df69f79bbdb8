"""Why somebody can, or cannot, do a thing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.web.accounts.forms import WhyForm
from goldthread.web.accounts.models import User
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import roles_that_allow
from goldthread.web.accounts.selectors import administrators_of, decide, may
from goldthread.web.records.models import Authority


@needs(Permission.READ)
@require_safe
def why(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Whether a person may do a thing, and the reason in a sentence.

    Those who manage people ask about everybody who has had a role here, others about themselves.
    """
    manages = may(request.user, Permission.MANAGE_PEOPLE, authority)
    people = (
        User.objects.filter(role_assignments__authority=authority).distinct()
        if manages
        else User.objects.filter(username=request.user.get_username())
    )
    asked = request.GET if "to" in request.GET else None
    form = WhyForm(
        asked,
        authority=authority,
        people=people,
        initial={"person": request.user.get_username()},
    )
    context = {"authority": authority, "form": form, "to_ask": administrators_of(authority)}
    if asked is not None and form.is_valid():
        told = form.cleaned_data
        permission = Permission[told["to"].upper()]
        about = told["measure"] or authority
        context |= {
            "person": told["person"],
            "permission": permission,
            "about": about,
            "decision": decide(told["person"], permission, about),
            "roles": roles_that_allow(permission),
            "oneself": told["person"] == request.user,
        }
    return render(request, "accounts/why.html", context)
