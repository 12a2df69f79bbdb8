"""What the pages of returns share: who is asking, which parts they may go to, one return."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldthread.web.accounts.models import User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import decide_for_a_part
from goldthread.web.collection.models import Return
from goldthread.web.collection.refusals import SomebodyElseChangedItError
from goldthread.web.collection.selectors.one_return import return_at
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def me(request: HttpRequest) -> User:
    """Who is signed in. Raises ``Http404`` for nobody."""
    if not isinstance(request.user, User):
        raise Http404("Nobody is signed in.")
    return request.user


def frame(request: HttpRequest, authority: Authority, current: str) -> dict[str, Any]:
    """What every page of returns is given: its authority, and the pages beside it."""

    def may_here(permission: Permission) -> bool:
        return decide_for_a_part(request.user, permission, authority).allowed

    return {
        "authority": authority,
        "current": current,
        "chases": may_here(Permission.CHASE),
        "sees_returns": may_here(Permission.SEE_RETURNS),
        "sees_audit": may_here(Permission.SEE_AUDIT),
        "manages": may_here(Permission.MANAGE_FRAMEWORK),
    }


def found(authority: Authority, measure: str, period: str) -> Return:
    """The return at an address. Raises ``Http404`` where there is none."""
    here = return_at(authority, measure, period)
    if here is None:
        raise Http404("There is no return at this address.")
    return here


def back_to(here: Return) -> HttpResponse:
    """The way to the page of a return."""
    return redirect("collection:return", *address_of(here))


def address_of(here: Return) -> tuple[str, str, str]:
    """The parts of a return's address."""
    return here.measure.authority.code, here.measure.code, here.period_code


def tell(request: HttpRequest, refused: ActionRefusedError) -> None:
    """Say on the next page why something was not done."""
    if isinstance(refused, SomebodyElseChangedItError):
        messages.error(
            request,
            f"{refused.now.measure} was changed while you had the page open, so nothing was "
            "done. Look at it again.",
        )
        return
    for reason in refused.reasons:
        messages.error(request, reason)


def version_in(request: HttpRequest) -> int:
    """The version of the return that the person saw; -1, which never was, for nonsense."""
    told = request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else -1
