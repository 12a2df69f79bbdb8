"""The page of one return: what is asked, what is given, and every step of its way."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from goldthread.framework.returns import Asked, why_not_sign_off
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.collection import actions
from goldthread.web.collection.evidence import MEGABYTES
from goldthread.web.collection.forms import GivenForm
from goldthread.web.collection.mapping import Doubt, Given, confirmed_in
from goldthread.web.collection.models import Return
from goldthread.web.collection.refusals import SomebodyElseChangedItError
from goldthread.web.collection.selectors import ReturnReading, lock_on, reading_of
from goldthread.web.collection.selectors.asked import asked_lines, mark_of
from goldthread.web.collection.selectors.history import history_of_return
from goldthread.web.collection.selectors.one_return import (
    confirmed_before,
    given_in,
    last_submissions,
    names_of,
    period_of,
)
from goldthread.web.collection.selectors.versions import differences
from goldthread.web.collection.selectors.work import work_of
from goldthread.web.collection.views.frame import address_of, back_to, found, frame, me
from goldthread.web.records.models import Authority
from goldthread.web.records.selectors import ToleranceHeld, tolerance_of
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.selectors.facts import is_a_target


@needs(Permission.SEE_RETURNS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_return(
    request: HttpRequest, authority: Authority, measure: str, period: str
) -> HttpResponse:
    """One return; sent back to it, what was typed is checked, kept or handed in."""
    here = found(authority, measure, period)
    require(request, Permission.SEE_RETURNS, here)
    if request.method == "POST":
        require(request, Permission.GIVE_FIGURES, here)
        return _given(request, here)
    return _page(request, here)


def _given(request: HttpRequest, here: Return) -> HttpResponse:
    reading = reading_of(here, given_in(here))
    form = GivenForm(request.POST, lines=_lines(here, reading), draft=given_in(here))
    # Files are kept whatever else is wrong: a browser would not send them again by itself.
    in_trouble = _keep_files(request, here)
    if request.POST.get("do") == "edit" or not form.is_valid() or in_trouble:
        return _page(request, here, form=form, in_trouble=in_trouble)
    given, version = form.given(), form.cleaned_data["version"]
    try:
        return _done(request, here, given, version, form.cleaned_data["key"])
    except SomebodyElseChangedItError as refused:
        return _two_versions(request, refused.now, given, form)
    except ActionRefusedError as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return _page(request, here, form=form)


def _done(request: HttpRequest, here: Return, given: Given, version: int, key: str) -> HttpResponse:
    """Hand the return in where nothing is missing or unlikely, else keep it as a draft."""
    doing, by = request.POST.get("do", "submit"), me(request).get_username()
    sure = set(request.POST.getlist("sure"))
    if doing == "submit":
        reading = reading_of(here, given)
        doubts = reading.doubts if reading is not None else frozenset()
        before = confirmed_before([here]).get(here.pk, frozenset())
        confirmed = {one for one in doubts if one.token in sure or one in before}
        sure |= {one.token for one in confirmed}
        if reading is None or (not reading.missing and confirmed == doubts):
            actions.submit_return(
                period_return=here,
                given=given,
                version=version,
                key=key,
                by=by,
                confirmed=confirmed,
            )
            messages.success(request, f"{here.measure}, {period_of(here).label}: handed in.")
            return back_to(here)
    if doing == "take back":
        taken = actions.withdraw_return(period_return=here, version=version, by=by)
        version = taken.version
    actions.save_draft(period_return=here, given=given, version=version, by=by)
    if doing in ("submit", "check"):
        query = urlencode([("tried", doing), *(("sure", one) for one in sorted(sure))])
        return redirect(f"{reverse('collection:return', args=address_of(here))}?{query}")
    messages.success(request, "Your draft is saved. It is not handed in yet.")
    return back_to(here)


def _page(
    request: HttpRequest,
    here: Return,
    *,
    form: GivenForm | None = None,
    in_trouble: list[str] | None = None,
) -> HttpResponse:
    user, today = me(request), timezone.localdate()
    given, tried = given_in(here), request.GET.get("tried", "")
    reading = reading_of(here, given)
    gives = (
        reading is not None
        and here.stands_at.is_with_the_data_owner
        and may(user, Permission.GIVE_FIGURES, here)
    )
    lock = lock_on(here, today)
    # What somebody typed is shown to them again, even where it is no longer taken.
    shows_form = form is not None or (gives and lock is None)
    if form is None and reading is not None:
        form = GivenForm.of_draft(given, lines=_lines(here, reading), version=here.version)
        if tried == "submit":
            form.say_what_is_missing(reading.missing)
        elif not tried:
            form.begin()
    last = last_submissions([here]).get(here.pk)
    lines = _asked(reading, confirmed_in(last.given) if last else frozenset())
    close = _what_is_close(here, reading)
    told = (
        here.draft_by,
        here.signed_off_by,
        last.by if last else "",
        close.row.set_by if close and close.row else "",
    )
    people = names_of(name for name in told if name)
    context: dict[str, Any] = frame(request, here.measure.authority, "returns") | {
        "here": here,
        "period": period_of(here),
        "reading": reading,
        "lines": lines,
        "close": close,
        "read": [line for line in lines if line.mark],
        "unsure": [line for line in lines if line.questions],
        "form": form if shows_form else None,
        "lock": lock,
        "given": given,
        "narrative": here.asked == Asked.NARRATIVE,
        "tried": tried,
        "sure": request.GET.getlist("sure") or request.POST.getlist("sure"),
        "in_trouble": in_trouble or [],
        "largest": MEGABYTES,
        "days_late": max(0, (today - here.due_on).days),
        "last": last,
        "last_mark": mark_of(last.status) if last else None,
        "people": people,
        "history": history_of_return(here),
        "comments": [
            {"by": names.get(one.by, one.by), "at": one.at, "text": one.text}
            for comments in [list(here.comments.all())]
            for names in [names_of(one.by for one in comments)]
            for one in comments
        ],
        "evidence": list(here.evidence.filter(taken_away_at=None)),
        "may_give": may(user, Permission.GIVE_FIGURES, here),
        "may_sign": may(user, Permission.SIGN_OFF, here),
        "why_not_sign": why_not_sign_off(
            person=user.get_username(),
            gave_figures=[here.draft_by, *([last.by] if last else [])],
        ),
        "may_publish": may(user, Permission.PUBLISH, here),
        "may_reopen": may(user, Permission.REOPEN, here),
        "may_comment": may(user, Permission.COMMENT, here),
        "next": _next(request, here) if not gives else None,
    }
    return render(request, "collection/one_return.html", context)


def _two_versions(request: HttpRequest, now: Return, mine: Given, form: GivenForm) -> HttpResponse:
    """Somebody else was quicker: both versions side by side, and a choice."""
    reading = reading_of(now, given_in(now))
    series = [one.series for one in reading.series] if reading else []
    context = frame(request, now.measure.authority, "returns") | {
        "now": now,
        "period": period_of(now),
        "theirs_by": names_of([now.draft_by]).get(now.draft_by, now.draft_by),
        "by_me": now.draft_by == me(request).get_username(),
        "rows": differences(given_in(now), mine, series),
        "typed": list(form.typed()),
        "key": form.cleaned_data["key"],
        "do": request.POST.get("do", "submit"),
    }
    return render(request, "collection/two_versions.html", context, status=409)


def _lines(here: Return, reading: ReturnReading | None) -> tuple[Any, ...]:
    """The lines that a return asks figures of: none where it asks for words only."""
    if reading is None or here.asked == Asked.NARRATIVE:
        return ()
    return reading.series


def _what_is_close(here: Return, reading: ReturnReading | None) -> ToleranceHeld | None:
    """What counts as close at the end of the period, where there is a target to be close to."""
    if reading is None or not any(
        one.target and is_a_target(one.target.rule) for one in reading.series
    ):
        return None
    return tolerance_of(reading.stated, period_of(here).last)


def _asked(reading: ReturnReading | None, confirmed: frozenset[Doubt]) -> tuple[Any, ...]:
    return asked_lines(reading, confirmed) if reading is not None else ()


def _keep_files(request: HttpRequest, here: Return) -> list[str]:
    """Keep the files that came with a form, and say what is wrong with those that are not."""
    wrong: list[str] = []
    for file in request.FILES.getlist("evidence"):
        if not isinstance(file, UploadedFile):
            continue
        # One byte more than is allowed is enough to know that it is too large.
        content = file.read(MEGABYTES * 1_000_000 + 1)
        try:
            actions.give_evidence(
                period_return=here,
                name=file.name or "",
                content=content,
                by=me(request).get_username(),
            )
        except ActionRefusedError as refused:
            wrong += refused.reasons
    return wrong


def _next(request: HttpRequest, here: Return) -> Any:
    """What else waits for this person, so that they need not go back to the list."""
    work = work_of(me(request), here.measure.authority, timezone.localdate())
    waiting = (*work.sent_back, *work.late, *work.due)
    return next((one for one in waiting if one.period_return.pk != here.pk), None)
