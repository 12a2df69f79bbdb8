"""The packs of an authority, and a new one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.framework.periods import Period, PeriodKind, containing
from goldthread.web.accounts.admission import reading
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done
from goldthread.web.collection.views.frame import me
from goldthread.web.packs.actions import begin_pack
from goldthread.web.packs.building import AudienceChoice, audiences_of, scope_of_period
from goldthread.web.packs.forms import PackForm, filled_with
from goldthread.web.packs.forms_kinds import filled_with_cover
from goldthread.web.packs.models import Pack
from goldthread.web.packs.selectors.listing import last_asked_for, packs_of
from goldthread.web.packs.selectors.looks import cover_of
from goldthread.web.packs.views.frame import authority_at, found, frame, makes_packs
from goldthread.web.records.models import Authority
from goldthread.web.scorecards.scope import calendar_of
from goldthread.web.scorecards.selectors.deliverables import deliverable_facts
from goldthread.web.scorecards.selectors.facts import measure_facts
from goldthread.web.scorecards.selectors.scopes import periods_to_look_back_to
from goldthread.web.scorecards.selectors.tree import tree_of

_ON_A_PAGE = 20


@reading
@require_safe
def packs(request: HttpRequest, authority: str) -> HttpResponse:
    """Every pack that this reader may know of."""
    here = authority_at(authority)
    shown = packs_of(here, makes=makes_packs(request, here), now=timezone.now())
    told = Paginator(shown, _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "packs/packs.html", frame(request, here, packs=told))


@needs(Permission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Choose what a pack is to be; ``?like=`` begins with what another is."""
    require(request, Permission.PUBLISH, authority)
    made: list[Pack] = []
    like = request.GET.get("like")
    initial: dict[str, Any] = filled_with_cover(cover_of(authority))
    if like:
        initial = filled_with(found(request, authority, like))
        del initial["period"], initial["meeting_on"], initial["as_known_on"]
    form = pack_form(request, authority, initial)

    def act() -> None:
        made.append(
            begin_pack(authority=authority, words=form.told(), by=me(request).get_username())
        )

    if request.method == "POST" and done(form, act):
        return redirect(made[0])
    return asked(request, authority, form, title="Make a pack", button="Make the draft")


def pack_form(request: HttpRequest, authority: Authority, initial: dict[str, Any]) -> PackForm:
    """The form of a pack with what there is to choose from.

    The finished quarter is chosen that returns were asked for last, or else the last of them.
    """
    periods, audiences = _to_choose_from(authority)
    asked = last_asked_for(authority, periods)
    begin = {"period": asked.code, **initial} if asked else initial
    return PackForm(
        request.POST or None, periods=periods, audiences=audiences, initial=begin or None
    )


def _to_choose_from(
    authority: Authority,
) -> tuple[tuple[Period, ...], tuple[AudienceChoice, ...]]:
    today = timezone.localdate()
    calendar = calendar_of(authority.year_start_month)
    last = containing(today, PeriodKind.QUARTER, calendar).moved(-1)
    scope = scope_of_period(authority, last, today=today)
    finished = [one for one in periods_to_look_back_to(scope) if one.last <= last.last]
    audiences = audiences_of(
        tree_of(scope), measure_facts(scope, with_figures=False), deliverable_facts(scope)
    )
    return tuple(finished or [last]), audiences


def asked(
    request: HttpRequest, authority: Authority, form: Any, *, title: str, button: str, **more: Any
) -> HttpResponse:
    """A page with one form, and again with what was wrong in it."""
    told = frame(request, authority, form=form, title=title, button=button, **more)
    return render(request, "packs/form.html", told, status=422 if form.errors else 200)
