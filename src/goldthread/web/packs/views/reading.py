"""A pack as its readers meet it: its page, its files, and what was corrected since."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from goldthread.reports.pack.composing import Frozen
from goldthread.reports.pack.report import Report
from goldthread.reports.pack.sentences.summary import in_short
from goldthread.web.accounts.admission import reading
from goldthread.web.accounts.models import User
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.selectors.one_return import names_of
from goldthread.web.collection.views.frame import me, tell
from goldthread.web.jobs.actions import start_job
from goldthread.web.packs.actions import note_opening
from goldthread.web.packs.letters import console_only
from goldthread.web.packs.models import Pack, PackOpening, PackState
from goldthread.web.packs.rendering import FORMATS
from goldthread.web.packs.selectors.drafts import frozen_report, frozen_with_corrections
from goldthread.web.packs.selectors.files import files_of, issued_file, rendering_of
from goldthread.web.packs.selectors.listing import frozen_of
from goldthread.web.packs.selectors.readers import told_of
from goldthread.web.packs.views.frame import as_a_page_of_its_own, authority_at, found, frame
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@reading
@require_safe
def pack(request: HttpRequest, authority: str, number: str) -> HttpResponse:
    """A pack: how far it is, its files, its fingerprint, and what was corrected since."""
    here = found(request, authority_at(authority), number)
    told = frame(request, here.authority, here=here)
    if not here.is_frozen or here.state == PackState.WITHDRAWN:
        return render(request, "packs/pack.html", told)
    report, frozen = what_is_frozen(here)
    if here.state == PackState.ISSUED:
        _opened(request, here, "page")
    files = files_of(here, frozen)
    told |= {"report": report, "frozen": frozen, "files": files, "answer": in_short(report)}
    if told["makes"] and here.state == PackState.ISSUED:
        now = timezone.now()
        readers = told_of(here, now)
        told |= {
            "told": readers,
            "others": _named(readers.others),
            "open_now": here.is_open_at(now),
            "console_only": console_only(),
        }
    return render(request, "packs/pack.html", told)


@reading
@require_safe
def file(request: HttpRequest, authority: str, number: str, form: str) -> HttpResponseBase:
    """A file of a pack as it was issued: the web page to be read at once, others to be saved."""
    here = _with_files(request, authority, number, form)
    try:
        path = issued_file(here, form)
    except ActionRefusedError as refused:
        tell(request, refused)
        return redirect(here)
    return _given(request, here, path or _made(here, form), form)


@reading
@require_safe
def corrected(request: HttpRequest, authority: str, number: str, form: str) -> HttpResponseBase:
    """A file of an issued pack with what was corrected up to now in its addendum."""
    here = _with_files(request, authority, number, form)
    return _given(request, here, _made(here, form), form)


@needs(Permission.READ)
@require_POST
def make(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Have files of a pack made that are not there yet."""
    here = found(request, authority, number)
    require(request, Permission.READ, authority)
    if here.state not in (PackState.FROZEN, PackState.ISSUED):
        raise Http404("Only what is frozen has files.")
    wanted = [one for one in request.POST.getlist("form") if one in FORMATS] or list(FORMATS)
    job = start_job(
        kind="render pack",
        authority=authority,
        by=me(request).get_username(),
        arguments={"number": here.number, "formats": wanted},
        title=f"Making the files of {here}",
    )
    return redirect(job)


def what_is_frozen(here: Pack) -> tuple[Report, Frozen]:
    """The facts of a frozen pack and what is known of it. Raises ``Http404`` for a draft."""
    kept = frozen_of(here)
    if kept is None:
        raise Http404("This pack is not frozen.")
    try:
        report = frozen_report(kept)
    except ActionRefusedError as refused:
        raise Http404(str(refused)) from refused
    return report, frozen_with_corrections(kept, report)


def as_file(here: Pack, path: Path, form: str) -> HttpResponseBase:
    """The answer that gives a reader a file: a web page is shown, any other is saved."""
    known = f"-as-known-on-{here.as_known_on}" if here.as_known_on else ""
    answer = FileResponse(
        path.open("rb"),
        as_attachment=form != "html",
        filename=f"{here.authority.code}-{here.period_code}{known}-{here.number}.{form}",
        content_type=FORMATS[form].content_type,
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def _with_files(request: HttpRequest, authority: str, number: str, form: str) -> Pack:
    here = found(request, authority_at(authority), number)
    if here.state not in (PackState.FROZEN, PackState.ISSUED) or form not in FORMATS:
        raise Http404("There is no such file.")
    return here


def _made(here: Pack, form: str) -> Path | None:
    _report, frozen = what_is_frozen(here)
    path = rendering_of(here, frozen, form)
    return path if path.is_file() else None


def _given(request: HttpRequest, here: Pack, path: Path | None, form: str) -> HttpResponseBase:
    if path is None:
        messages.info(request, f"The {FORMATS[form].words} file is not made yet.")
        return redirect(here)
    if here.state == PackState.ISSUED:
        _opened(request, here, form)
    answer = as_file(here, path, form)
    return as_a_page_of_its_own(request, answer) if form == "html" else answer


def _opened(request: HttpRequest, here: Pack, form: str) -> None:
    if isinstance(request.user, User):
        note_opening(pack=here, by=request.user.get_username(), form=form)


def _named(openings: Iterable[PackOpening]) -> list[tuple[str, str, object]]:
    names = names_of(one.by for one in openings)
    return [
        (names.get(one.by, one.by), FORMATS[one.form].words if one.form in FORMATS else "", one.at)
        for one in openings
    ]
