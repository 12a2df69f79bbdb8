"""The page that an invitation's link opens."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.socialaccount.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goldthread.web.accounts.actions import accept_invitation
from goldthread.web.accounts.admission import public
from goldthread.web.accounts.forms import AcceptForm
from goldthread.web.accounts.models import Invitation, User
from goldthread.web.accounts.selectors import invitation_for
from goldthread.web.accounts.views.doing import done, done_or_told


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation: say who one is, or sign in if one is known already."""
    invitation = invitation_for(token)
    if invitation is None:
        raise Http404(
            "This invitation is used, taken back or more than a fortnight old. "
            "Ask whoever invited you for a new one."
        )
    known = User.objects.filter(email__iexact=invitation.email, is_active=True).first()
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and known is not None and request.user == known:
        done_or_told(
            request,
            lambda: accept_invitation(invitation=invitation, by=known.username),
            f"You are {invitation.in_words} of {invitation.authority.name}.",
        )
        return redirect(_at(invitation))
    if (
        request.method == "POST"
        and known is None
        and done(
            form,
            lambda: accept_invitation(
                invitation=invitation, by=invitation.email, **form.cleaned_data
            ),
        )
    ):
        user = User.objects.get(email__iexact=invitation.email)
        # The password was given this moment: nothing that follows asks for it again.
        record_authentication(request, user, method="password")
        answer: HttpResponse = perform_login(
            request, user, email_verification="none", redirect_url=_at(invitation)
        )
        return answer
    context = {
        "invitation": invitation,
        "known": known,
        "form": form,
        "providers": get_adapter().list_providers(request),
    }
    return render(request, "accounts/invited.html", context)


def _at(invitation: Invitation) -> str:
    """The way to what somebody was invited for."""
    return f"{reverse('collection:start')}?{urlencode({'at': invitation.authority.code})}"
