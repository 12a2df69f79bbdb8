"""An authority's people: who they are, their roles, invitations, leavers and who acts for whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.web.accounts import actions
from goldthread.web.accounts.forms import AwayForm, GiveRoleForm, InviteForm
from goldthread.web.accounts.letters import send_invitation
from goldthread.web.accounts.models import Delegation, Invitation, RoleAssignment
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import ROLES
from goldthread.web.accounts.selectors import PersonThere, people_of, person_in
from goldthread.web.accounts.views.doing import done, done_or_told
from goldthread.web.integrity.keeping import Owned
from goldthread.web.records.models import Authority


@needs(Permission.MANAGE_PEOPLE)
@require_safe
def people(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Everybody of an authority."""
    context = {"authority": authority, "people": people_of(authority), "roles": ROLES.values()}
    return render(request, "accounts/people.html", context)


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Invite somebody; the link is shown this once, in case the letter does not arrive."""
    form = InviteForm(request.POST or None, authority=authority)
    made: list[actions.Invited] = []

    def asked() -> None:
        told = form.cleaned_data
        made.append(
            actions.invite_person(
                authority=authority,
                email=told["email"],
                role=told["role"],
                part=told["part"],
                by=_who(request),
            )
        )

    if request.method == "POST" and done(form, asked):
        link = request.build_absolute_uri(f"/invitation/{made[0].token}/")
        sent = send_invitation(made[0].invitation, link)
        context = {
            "authority": authority,
            "invitation": made[0].invitation,
            "link": link,
            "sent": sent,
        }
        return render(request, "accounts/invited_them.html", context)
    context = {"authority": authority, "form": form, "roles": ROLES.values()}
    return render(request, "accounts/invite.html", context)


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def withdraw(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Take an invitation back."""
    invitation = _one_of(Invitation, authority, request.POST.get("invitation"))
    done_or_told(
        request,
        lambda: actions.withdraw_invitation(invitation=invitation, by=_who(request)),
        f"The invitation of {invitation.email} is taken back.",
    )
    return redirect("accounts:people", authority.code)


@needs(Permission.MANAGE_PEOPLE)
@require_safe
def person(request: HttpRequest, authority: Authority, person: str) -> HttpResponse:
    """One person: their roles, who acts for them, and what can be done about it."""
    return _page_of(request, authority, _found(authority, person))


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def give(request: HttpRequest, authority: Authority, person: str) -> HttpResponse:
    """Give a person another role."""
    there = _found(authority, person)
    form = GiveRoleForm(request.POST, authority=authority)
    if not done(
        form,
        lambda: actions.give_role(
            authority=authority, user=there.user, by=_who(request), **form.cleaned_data
        ),
    ):
        return _page_of(request, authority, there, giving=form)
    return _back(request, authority, there, "The role is given.")


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def end(request: HttpRequest, authority: Authority, person: str) -> HttpResponse:
    """End a role of a person."""
    there = _found(authority, person)
    assignment = _one_of(RoleAssignment, authority, request.POST.get("role"), user=there.user)
    done_or_told(
        request,
        lambda: actions.end_role(assignment=assignment, by=_who(request)),
        f"{there.user.name} is {assignment.in_words} no longer.",
    )
    return redirect("accounts:person", authority.code, person)


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def leaves(request: HttpRequest, authority: Authority, person: str) -> HttpResponse:
    """A person leaves."""
    there = _found(authority, person)
    done_or_told(
        request,
        lambda: actions.leave(
            authority=authority,
            user=there.user,
            by=_who(request),
            reason=request.POST.get("reason", ""),
        ),
        f"{there.user.name} has left. Nothing they did is lost.",
    )
    return redirect("accounts:people", authority.code)


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def delegates(request: HttpRequest, authority: Authority, person: str) -> HttpResponse:
    """Let a colleague act for a person who is away."""
    there = _found(authority, person)
    form = AwayForm(request.POST, authority=authority, away=there.user)
    if not done(
        form,
        lambda: actions.delegate(
            authority=authority, from_user=there.user, by=_who(request), **form.cleaned_data
        ),
    ):
        return _page_of(request, authority, there, going=form)
    return _back(request, authority, there, "A colleague acts for them on those days.")


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def ends_delegation(request: HttpRequest, authority: Authority, person: str) -> HttpResponse:
    """A person is back before the day."""
    there = _found(authority, person)
    delegation = _one_of(
        Delegation, authority, request.POST.get("delegation"), from_user=there.user
    )
    done_or_told(
        request,
        lambda: actions.end_delegation(delegation=delegation, by=_who(request)),
        f"{delegation.to_user.name} acts for {there.user.name} no longer.",
    )
    return redirect("accounts:person", authority.code, person)


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def loses_second_factor(request: HttpRequest, authority: Authority, person: str) -> HttpResponse:
    """A person has lost their second factor."""
    there = _found(authority, person)
    done_or_told(
        request,
        lambda: actions.reset_second_factor(
            authority=authority,
            user=there.user,
            by=_who(request),
            reason=request.POST.get("reason", ""),
        ),
        f"{there.user.name} sets up another second factor when they next sign in.",
    )
    return redirect("accounts:person", authority.code, person)


def _found(authority: Authority, person: str) -> PersonThere:
    there = person_in(authority, person)
    if there is None:
        raise Http404("There is nobody at this address.")
    return there


def _one_of(model: type[Owned], authority: Authority, key: str | None, **more: Any) -> Any:
    """A record that a button names, of this authority and no other."""
    owned = model.objects.for_authority(authority)
    found = owned.filter(pk=key, **more).first() if key and key.isdecimal() else None
    if found is None:
        raise Http404("There is nothing at this address.")
    return found


def _page_of(
    request: HttpRequest,
    authority: Authority,
    there: PersonThere,
    *,
    giving: GiveRoleForm | None = None,
    going: AwayForm | None = None,
) -> HttpResponse:
    context = {
        "authority": authority,
        "person": there,
        "giving": giving or GiveRoleForm(authority=authority),
        "going": going or AwayForm(authority=authority, away=there.user),
        "wrong": giving or going,
    }
    return render(request, "accounts/person.html", context)


def _back(
    request: HttpRequest, authority: Authority, there: PersonThere, said: str
) -> HttpResponse:
    messages.success(request, said)
    return redirect("accounts:person", authority.code, there.user.username)


def _who(request: HttpRequest) -> str:
    return request.user.get_username()
