"""A draft on its way: changed, previewed, checked, frozen, issued, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done
from goldthread.web.collection.views.frame import me
from goldthread.web.jobs.actions import start_job
from goldthread.web.packs.actions import change_pack, withdraw_pack
from goldthread.web.packs.forms import IssueForm, WithdrawForm, filled_with
from goldthread.web.packs.models import Pack, PackState
from goldthread.web.packs.rendering import DRAFT, FORMATS, Manner
from goldthread.web.packs.selectors.drafts import draft_report
from goldthread.web.packs.selectors.readers import recipients_of
from goldthread.web.packs.views.frame import as_a_page_of_its_own, found, frame
from goldthread.web.packs.views.listing import pack_form
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

_ASKED = ["GET", "HEAD", "POST"]
_SORTS = {
    "missing_figure": "Figures that are missing",
    "missing_reason": "Off target without a reason",
    "not_signed_off": "Handed in, not signed off",
    "not_published": "Signed off, not published",
}


def _draft(request: HttpRequest, authority: Authority, number: str) -> Pack:
    here = found(request, authority, number)
    require(request, Permission.PUBLISH, authority)
    if here.is_frozen:
        raise Http404("This pack is a draft no longer.")
    return here


@needs(Permission.PUBLISH)
@require_http_methods(_ASKED)
def change(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Change what a draft is to be."""
    here = _draft(request, authority, number)
    form = pack_form(request, authority, filled_with(here))

    def act() -> None:
        change_pack(pack=here, words=form.told(), by=me(request).get_username())

    return _form(request, here, form, act, "Change the draft", "Keep the changes")


@needs(Permission.PUBLISH)
@require_safe
def preview(request: HttpRequest, authority: Authority, number: str) -> HttpResponseBase:
    """What the draft would say if it were frozen now, marked as a draft on every page."""
    here = _draft(request, authority, number)
    try:
        report = draft_report(here)
    except ActionRefusedError as refused:
        return _refused(request, here, refused)
    made = FORMATS["html"].made(report, Manner(mark=DRAFT))
    answer = HttpResponse(made, content_type=FORMATS["html"].content_type)
    return as_a_page_of_its_own(request, answer)


@needs(Permission.PUBLISH)
@require_safe
def check(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """What the pack would be made without."""
    here = _draft(request, authority, number)
    try:
        report = draft_report(here)
    except ActionRefusedError as refused:
        return _refused(request, here, refused)
    ordered = sorted(report.shortcomings, key=lambda one: list(_SORTS).index(one.sort))
    found_of = [
        (_SORTS[sort], tuple(some)) for sort, some in groupby(ordered, key=lambda one: one.sort)
    ]
    whole = next((one for one in report.completeness if not one.service), None)
    told = frame(request, authority, here=here, report=report, groups=found_of, whole=whole)
    return render(request, "packs/check.html", told)


@needs(Permission.PUBLISH)
@require_http_methods(_ASKED)
def freeze(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Freeze the draft, after saying what that means."""
    here = _draft(request, authority, number)
    if request.method != "POST":
        return render(request, "packs/freeze.html", frame(request, authority, here=here))
    job = start_job(
        kind="freeze pack",
        authority=authority,
        by=me(request).get_username(),
        arguments={"number": here.number},
        title=f"Freezing {here}",
    )
    return redirect(job)


@needs(Permission.PUBLISH)
@require_http_methods(_ASKED)
def issue(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Issue what is frozen."""
    here = found(request, authority, number)
    require(request, Permission.PUBLISH, authority)
    if here.state != PackState.FROZEN:
        raise Http404("Only a frozen pack is issued.")
    form = IssueForm(request.POST or None)

    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["embargo_until"]
        job = start_job(
            kind="issue pack",
            authority=authority,
            by=me(request).get_username(),
            arguments={
                "number": here.number,
                "embargo_until": until.isoformat() if until else None,
            },
            title=f"Issuing {here}",
        )
        return redirect(job)
    told = frame(
        request,
        authority,
        here=here,
        form=form,
        title="Issue the pack",
        button="Issue it",
        reached=recipients_of(here.definition, timezone.localdate()),
    )
    return render(request, "packs/form.html", told, status=422 if form.errors else 200)


@needs(Permission.PUBLISH)
@require_http_methods(_ASKED)
def withdraw(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Withdraw a pack, or throw a draft away."""
    here = found(request, authority, number)
    require(request, Permission.PUBLISH, authority)
    form = WithdrawForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        withdraw_pack(pack=here, reason=reason, by=me(request).get_username())

    title = "Withdraw the pack" if here.is_frozen else "Throw the draft away"
    return _form(request, here, form, act, title, title)


def _form(
    request: HttpRequest,
    here: Pack,
    form: Any,
    act: Callable[[], None],
    title: str,
    button: str,
) -> HttpResponse:
    if request.method == "POST" and done(form, act):
        return redirect(here)
    told = frame(request, here.authority, here=here, form=form, title=title, button=button)
    return render(request, "packs/form.html", told, status=422 if form.errors else 200)


def _refused(request: HttpRequest, here: Pack, refused: ActionRefusedError) -> HttpResponse:
    for reason in refused.reasons:
        messages.error(request, reason)
    return redirect(here)
