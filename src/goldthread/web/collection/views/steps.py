"""The steps of a return that are one button each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.framework.returns import ReturnState
from goldthread.framework.wording import counted
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may, permitted_measures
from goldthread.web.collection import actions
from goldthread.web.collection.models import Return
from goldthread.web.collection.views.frame import back_to, found, me, tell, version_in
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@needs(Permission.GIVE_FIGURES)
@require_POST
def withdraw(request: HttpRequest, authority: Authority, measure: str, period: str) -> HttpResponse:
    """Take a return back before it is signed off."""
    here = found(authority, measure, period)
    require(request, Permission.GIVE_FIGURES, here)
    try:
        actions.withdraw_return(
            period_return=here, version=version_in(request), by=me(request).get_username()
        )
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(request, "It is with you again. Hand it in when it is right.")
    return back_to(here)


@needs(Permission.SEE_RETURNS)
@require_POST
def send_back(
    request: HttpRequest, authority: Authority, measure: str, period: str
) -> HttpResponse:
    """Give a return back with the reason."""
    here = found(authority, measure, period)
    signed = here.state == ReturnState.SIGNED_OFF
    publishes = signed and may(request.user, Permission.PUBLISH, here)
    require(request, Permission.PUBLISH if publishes else Permission.SIGN_OFF, here)
    try:
        actions.send_back(
            period_return=here,
            version=version_in(request),
            reason=request.POST.get("reason", ""),
            by=me(request).get_username(),
        )
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(request, f"{here.measure} is sent back to its data owner.")
    if request.POST.get("then") == "work":
        return redirect("collection:work", authority.code)
    return back_to(here)


@needs(Permission.REOPEN)
@require_POST
def reopen(request: HttpRequest, authority: Authority, measure: str, period: str) -> HttpResponse:
    """Open a published return to correct it."""
    here = found(authority, measure, period)
    require(request, Permission.REOPEN, here)
    try:
        actions.reopen_return(
            period_return=here,
            version=version_in(request),
            reason=request.POST.get("reason", ""),
            by=me(request).get_username(),
        )
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(
            request, "It is open for correction. What is published stays until that is published."
        )
    return back_to(here)


@needs(Permission.COMMENT)
@require_POST
def comment(request: HttpRequest, authority: Authority, measure: str, period: str) -> HttpResponse:
    """Say something about a return."""
    here = found(authority, measure, period)
    require(request, Permission.COMMENT, here)
    try:
        actions.comment_on_return(
            period_return=here,
            text=request.POST.get("text", ""),
            by=me(request).get_username(),
        )
    except ActionRefusedError as refused:
        tell(request, refused)
    return back_to(here)


@needs(Permission.SIGN_OFF)
@require_POST
def sign_off(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Sign off the returns that were ticked, or all that were shown: all of them or none."""
    which = "shown" if request.POST.get("which") == "all" else "return"
    chosen = chosen_returns(request, authority, which)
    permitted = set(
        permitted_measures(request.user, Permission.SIGN_OFF, authority).values_list(
            "pk", flat=True
        )
    )
    for here, _version in chosen:
        # One of them settles in what role; the others are only looked up in the list.
        if here.measure_id not in permitted or here == chosen[0][0]:
            require(request, Permission.SIGN_OFF, here)
    if not chosen:
        messages.error(request, "Tick the returns that you sign off.")
    else:
        try:
            signed = actions.sign_off_returns(returns=chosen, by=me(request).get_username())
        except ActionRefusedError as refused:
            tell(request, refused)
        else:
            messages.success(request, f"You signed off {counted(len(signed), 'return')}.")
    return redirect("collection:work", authority.code)


def chosen_returns(
    request: HttpRequest, authority: Authority, name: str
) -> list[tuple[Return, int]]:
    """The returns of an authority that a form names as key:version, each with that version.

    Raises ``Http404`` for one that the authority does not have.
    """
    versions: dict[int, int] = {}
    for told in request.POST.getlist(name):
        key, _, version = told.partition(":")
        if not (key.isascii() and key.isdigit() and version.isascii() and version.isdigit()):
            raise Http404("There is no such return.")
        versions[int(key[:18])] = int(version[:9])
    rows = Return.objects.for_authority(authority).filter(pk__in=versions)
    found_ones = {one.pk: one for one in rows.select_related("measure__authority")}
    if set(found_ones) != set(versions):
        raise Http404("There is no such return.")
    return [(found_ones[key], version) for key, version in versions.items()]
