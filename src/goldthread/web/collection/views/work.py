"""My work: what waits for the person who is signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.framework.wording import counted, name_without_stop
from goldthread.web.accounts.models import User
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import authorities_of, decide_for_a_part
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.activity import notices_of
from goldthread.web.collection.selectors.groups import grouped, left_late_on_purpose
from goldthread.web.collection.selectors.signing import to_sign
from goldthread.web.collection.selectors.team_work import TeamWork, team_work
from goldthread.web.collection.selectors.work import Work, WorkItem, work_of
from goldthread.web.collection.views.frame import frame, me
from goldthread.web.delivery.selectors.own_milestones import own_milestones
from goldthread.web.records.models import Authority
from goldthread.web.records.selectors import framework_in_force

_WORK = (Permission.GIVE_FIGURES, Permission.SIGN_OFF, Permission.CHASE)
"""Whoever may do any of these has work that comes round."""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Where somebody goes from signing in: to their work, or what else they are there for.

    With ``at`` to that of one authority. Whoever is at several goes where work waits, and where
    none does chooses; ``work`` goes to the page of their work all the same.
    """
    user, today = me(request), timezone.localdate()
    theirs = list(authorities_of(user))
    chosen = [one for one in theirs if one.code == request.GET.get("at")]
    if chosen or len(theirs) == 1:
        return _own_page(user, (chosen or theirs)[0])
    here = [
        authority
        for authority in theirs
        if decide_for_a_part(user, Permission.SEE_RETURNS, authority).allowed
    ]
    for authority in here:
        if work_of(user, authority, today).to_do:
            return redirect("collection:work", authority.code)
    if "work" in request.GET and here:
        return redirect("collection:work", here[0].code)
    return redirect("scorecards:front")


def _own_page(user: User, authority: Authority) -> HttpResponse:
    """What somebody is in one authority for: their work, its people, or how it stands."""

    def may_here(permission: Permission) -> bool:
        return decide_for_a_part(user, permission, authority).allowed

    if any(may_here(one) for one in _WORK):
        return redirect("collection:work", authority.code)
    if may_here(Permission.MANAGE_PEOPLE):
        return redirect("accounts:people", authority.code)
    if framework_in_force(authority) is None:
        return redirect("scorecards:front")
    return redirect("scorecards:framework", authority.code)


@needs(Permission.SEE_RETURNS)
@require_safe
def work(request: HttpRequest, authority: Authority) -> HttpResponse:
    """What was sent back, is late, waits to be signed off, is due, and is handed in.

    Of whoever runs the periods also what waits for them there.
    """
    today = timezone.localdate()
    waiting = work_of(me(request), authority, today)
    signing = to_sign(authority, waiting.to_sign_off)
    context = frame(request, authority, "work")
    team = team_work(authority, today) if context["chases"] else None
    context |= {
        "work": waiting,
        "late": grouped(waiting.late, authority),
        "on_purpose": left_late_on_purpose(waiting.late),
        "to_sign": signing,
        "to_sign_groups": grouped(signing, authority),
        "due": grouped(waiting.due, authority),
        "handed_in": grouped(waiting.handed_in, authority),
        "team": team,
        "first": _first(waiting, team),
        "notices": notices_of(me(request), authority, work=waiting, beside_work=True),
        "milestones": own_milestones(me(request), authority, today),
        "asked": waiting.to_do or _is_asked(me(request), authority),
        "collects": Return.objects.for_authority(authority).exists(),
    }
    return render(request, "collection/work.html", context)


def _is_asked(user: User, authority: Authority) -> bool:
    """Whether returns can come to somebody: to give, or to sign off."""
    return any(
        decide_for_a_part(user, one, authority).allowed
        for one in (Permission.GIVE_FIGURES, Permission.SIGN_OFF)
    )


def _first(work: Work, team: TeamWork | None) -> tuple[str, str] | None:
    """The one thing to begin with in words, and where; ``None`` where there is not one more."""
    for does, items in (("put right", work.sent_back), ("give", work.late)):
        if items:
            return _about(does, items[0]) if work.to_do > 1 else None
    if work.to_sign_off:
        told = counted(len(work.to_sign_off), "return")
        return (f"look at {told} handed in to you", "#to-sign-off") if work.to_do > 1 else None
    if team is not None and team.first is not None:
        return team.first
    return _about("give", work.due[0]) if len(work.due) > 1 else None


def _about(does: str, one: WorkItem) -> tuple[str, str]:
    here = one.period_return
    title = name_without_stop(here.measure.title)
    return f"{does} “{title}”, {one.period.label}", here.get_absolute_url()
