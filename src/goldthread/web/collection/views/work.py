"""My work: what waits for the person who is signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import authorities_of, decide_for_a_part
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.activity import notices_of
from goldthread.web.collection.selectors.signing import to_sign
from goldthread.web.collection.selectors.work import work_of
from goldthread.web.collection.views.frame import frame, me
from goldthread.web.delivery.selectors.own_milestones import own_milestones
from goldthread.web.records.models import Authority


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Where somebody goes from signing in: to their work where some waits, else to the start."""
    user, today = me(request), timezone.localdate()
    here = [
        authority
        for authority in authorities_of(user)
        if decide_for_a_part(user, Permission.SEE_RETURNS, authority).allowed
    ]
    for authority in here:
        if work_of(user, authority, today).to_do:
            return redirect("collection:work", authority.code)
    if "work" in request.GET and here:
        return redirect("collection:work", here[0].code)
    return redirect("scorecards:front")


@needs(Permission.SEE_RETURNS)
@require_safe
def work(request: HttpRequest, authority: Authority) -> HttpResponse:
    """What was sent back, is late, waits to be signed off, is due, and is handed in."""
    waiting = work_of(me(request), authority, timezone.localdate())
    context = frame(request, authority, "work") | {
        "work": waiting,
        "to_sign": to_sign(authority, waiting.to_sign_off),
        "notices": notices_of(me(request), authority, work=waiting, beside_work=True),
        "milestones": own_milestones(me(request), authority, timezone.localdate()),
        "collects": Return.objects.for_authority(authority).exists(),
    }
    return render(request, "collection/work.html", context)
