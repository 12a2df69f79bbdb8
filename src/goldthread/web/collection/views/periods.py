"""The pages of the performance team: how far a period has come, and its end."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.framework.periods import Period
from goldthread.framework.wording import counted
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.collection import actions
from goldthread.web.collection.forms import day_or_none
from goldthread.web.collection.models import PeriodLock
from goldthread.web.collection.selectors import rules_of
from goldthread.web.collection.selectors.completeness import progress_of
from goldthread.web.collection.selectors.groups import grouped, left_late_on_purpose
from goldthread.web.collection.selectors.periods import (
    late_returns,
    messages_in_trouble,
    period_at,
    periods_of,
    to_open,
    to_publish,
)
from goldthread.web.collection.views.frame import frame, me, tell
from goldthread.web.collection.views.steps import chosen_returns
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@needs(Permission.CHASE)
@require_safe
def periods(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Every period that is collected."""
    context = frame(request, authority, "periods") | {
        "periods": periods_of(authority, timezone.localdate()),
        "rules": rules_of(authority),
        "trouble": list(messages_in_trouble(authority)[:50]),
        "manages": may(request.user, Permission.MANAGE_FRAMEWORK, authority),
    }
    return render(request, "collection/periods.html", context)


@needs(Permission.CHASE)
@require_safe
def period(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """One period: how complete it is, who is late, what can be published; its lock."""
    here, today = _found(authority, code), timezone.localdate()
    late = sorted(late_returns(authority, here, today), key=lambda one: one.item.period != here)
    signed = sorted(to_publish(authority, here, today), key=lambda one: one.item.period != here)
    context = frame(request, authority, "periods") | {
        "period": here,
        "progress": progress_of(authority, here, today),
        "late": late,
        "late_groups": grouped(late, authority),
        "on_purpose": left_late_on_purpose(late),
        "to_publish": signed,
        "publish_groups": grouped(signed, authority),
        "may_publish": may(request.user, Permission.PUBLISH, authority),
        "may_reopen": may(request.user, Permission.REOPEN, authority),
    }
    return render(request, "collection/period.html", context)


@needs(Permission.PUBLISH)
@require_POST
def publish(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Publish the returns that were ticked, or all that were shown: all of them or none.

    All that were shown of one group where its button was pressed: of one period and day due.
    """
    which = request.POST.get("which", "")
    names = {"all": "shown", "ticked": "return", "": "return"}
    chosen = chosen_returns(request, authority, names.get(which, f"shown-{which}"))
    if not chosen:
        messages.error(request, "Tick the returns that you publish.")
    else:
        try:
            done = actions.publish_returns(
                authority=authority, returns=chosen, by=me(request).get_username()
            )
        except ActionRefusedError as refused:
            tell(request, refused)
        else:
            told = counted(len(done), "return")
            messages.success(request, f"You published {told}. The scorecards show them now.")
    then = request.POST.get("then", "")
    if then and url_has_allowed_host_and_scheme(then, allowed_hosts=None):
        return redirect(then)
    return redirect("collection:periods", authority.code)


@needs(Permission.PUBLISH)
@require_POST
def lock(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Close a period, from now or after a day of grace."""
    here = _found(authority, code)
    told = request.POST.get("grace_until", "").strip()
    grace = day_or_none(told)
    if told and grace is None:
        messages.error(request, f"“{told}” is no day. Write it as 2026-04-30, or leave it empty.")
        return redirect("collection:period", authority.code, code)
    try:
        actions.lock_period(
            authority=authority, period=here, by=me(request).get_username(), grace_until=grace
        )
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(request, f"{here.label} is locked.")
    return redirect("collection:period", authority.code, code)


@needs(Permission.REOPEN)
@require_POST
def unlock(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Open a closed period again, with the reason."""
    here = _found(authority, code)
    own = PeriodLock.objects.for_authority(authority)
    held = own.filter(period_code=here.code, lifted_at=None).select_related("authority").first()
    if held is None:
        messages.error(request, f"{here.label} is not locked.")
        return redirect("collection:period", authority.code, code)
    try:
        actions.lift_lock(
            lock=held, reason=request.POST.get("reason", ""), by=me(request).get_username()
        )
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(request, f"{here.label} takes figures again.")
    return redirect("collection:period", authority.code, code)


@needs(Permission.CHASE)
@require_http_methods(["GET", "HEAD", "POST"])
def open_now(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Open every return that has come due, without waiting for the night; first it is asked."""
    today = timezone.localdate()
    if request.method == "POST":
        opened = actions.open_returns(
            authority=authority, until=today, by=me(request).get_username()
        )
        told = counted(len(opened), "return")
        messages.success(
            request, f"{told} opened." if opened else "Every return due is open already."
        )
        return redirect("collection:periods", authority.code)
    waiting = to_open(authority, today)
    context = frame(request, authority, "periods") | {
        "waiting": waiting,
        "returns": sum(one.returns for one in waiting),
    }
    return render(request, "collection/open_now.html", context)


def _found(authority: Authority, code: str) -> Period:
    here = period_at(authority, code)
    if here is None:
        raise Http404("No returns are asked for this period.")
    return here
