"""One's own page: roles, colleagues who act for one, and how one signs in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldthread.web.accounts import actions
from goldthread.web.accounts.forms import AwayForm
from goldthread.web.accounts.models import Delegation, User
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import authorities_of, may, person_there
from goldthread.web.accounts.views.doing import done, done_or_told
from goldthread.web.records.models import Authority

_FACTORS = {
    Authenticator.Type.TOTP: "authenticator app",
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Who I am here and what I may do."""
    return _page(request)


@needs(Permission.READ)
@require_POST
def away(request: HttpRequest, authority: Authority) -> HttpResponse:
    """I am away: a colleague acts for me."""
    user = _me(request)
    form = AwayForm(request.POST, authority=authority, away=user)
    if not done(
        form,
        lambda: actions.delegate(
            authority=authority, from_user=user, by=user.username, **form.cleaned_data
        ),
    ):
        return _page(request, going=form, where=authority)
    return redirect("accounts:mine")


@needs(Permission.READ)
@require_POST
def back(request: HttpRequest, authority: Authority) -> HttpResponse:
    """I am back, before the day."""
    user, key = _me(request), request.POST.get("delegation", "")
    given = Delegation.objects.for_authority(authority).filter(from_user=user)
    delegation = given.filter(pk=key).first() if key.isdecimal() else None
    if delegation is None:
        raise Http404("There is nothing at this address.")
    done_or_told(
        request,
        lambda: actions.end_delegation(delegation=delegation, by=user.username),
        f"{delegation.to_user.name} acts for you no longer.",
    )
    return redirect("accounts:mine")


def _page(
    request: HttpRequest, *, going: AwayForm | None = None, where: Authority | None = None
) -> HttpResponse:
    user = _me(request)
    places = []
    for authority in authorities_of(user):
        form = going if going and authority == where else AwayForm(authority=authority, away=user)
        form.auto_id = f"{authority.code}-%s"
        form.fields["to_user"].label = "Who acts for me"
        places.append(
            {
                "authority": authority,
                "there": person_there(authority, user),
                "form": form,
                "manages": may(user, Permission.MANAGE_PEOPLE, authority),
            }
        )
    context = {
        "places": places,
        "going": going,
        "factors": [
            words
            for kind, words in _FACTORS.items()
            if Authenticator.objects.filter(user=user, type=kind).exists()
        ],
    }
    return render(request, "accounts/mine.html", context)


def _me(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404("Nobody is signed in.")
    return request.user
