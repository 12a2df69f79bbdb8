"""A pack as its readers meet it: its page, its files, and what was corrected since."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldthread.reports.pack.composing import Frozen
from goldthread.reports.pack.report import Report
from goldthread.web.accounts.admission import reading
from goldthread.web.accounts.models import User
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.selectors.one_return import names_of
from goldthread.web.collection.views.frame import me
from goldthread.web.jobs.actions import start_job
from goldthread.web.packs.actions import note_opening
from goldthread.web.packs.models import Pack, PackState
from goldthread.web.packs.rendering import FORMATS, Format, kept_rendering
from goldthread.web.packs.selectors.drafts import frozen_report, frozen_with_corrections
from goldthread.web.packs.selectors.listing import frozen_of
from goldthread.web.packs.views.frame import as_a_page_of_its_own, authority_at, found, frame
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class Offered:
    """A format of a pack: its file, and how large it is; ``None`` where it was not made yet."""

    format: Format
    kilobytes: int | None


@reading
@require_safe
def pack(request: HttpRequest, authority: str, number: str) -> HttpResponse:
    """A pack: how far it is, its files, its fingerprint, and what was corrected since."""
    here = found(request, authority_at(authority), number)
    told = frame(request, here.authority, here=here)
    if not here.is_frozen or here.state == PackState.WITHDRAWN:
        return render(request, "packs/pack.html", told)
    report, frozen = _frozen(here)
    if here.state == PackState.ISSUED:
        _opened(request, here, "page")
    told |= {
        "report": report,
        "frozen": frozen,
        "offered": [_offered(one, frozen) for one in FORMATS.values()],
    }
    told["to_make"] = [one.format.ending for one in told["offered"] if one.kilobytes is None]
    if told["makes"]:
        openings = list(here.openings.all())
        names = names_of(one.by for one in openings)
        told["openings"] = [
            (
                names.get(one.by, one.by),
                FORMATS[one.form].words if one.form in FORMATS else "",
                one.at,
            )
            for one in openings
        ]
    return render(request, "packs/pack.html", told)


@reading
@require_safe
def file(request: HttpRequest, authority: str, number: str, form: str) -> HttpResponseBase:
    """A file of a pack: the web page to be read at once, any other to be saved."""
    here = found(request, authority_at(authority), number)
    if here.state not in (PackState.FROZEN, PackState.ISSUED) or form not in FORMATS:
        raise Http404("There is no such file.")
    _report, frozen = _frozen(here)
    path = kept_rendering(frozen, form)
    if not path.is_file():
        messages.info(request, f"The {FORMATS[form].words} file is not made yet.")
        return redirect(here)
    if here.state == PackState.ISSUED:
        _opened(request, here, form)
    if form == "html":
        page = FileResponse(path.open("rb"), content_type=FORMATS[form].content_type)
        return as_a_page_of_its_own(request, page)
    return _saved(here, path, form)


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


def _frozen(here: Pack) -> tuple[Report, Frozen]:
    kept = frozen_of(here)
    if kept is None:
        raise Http404("This pack is not frozen.")
    try:
        report = frozen_report(kept)
    except ActionRefusedError as refused:
        raise Http404(str(refused)) from refused
    return report, frozen_with_corrections(kept, report)


def _offered(one: Format, frozen: Frozen) -> Offered:
    path = kept_rendering(frozen, one.ending)
    return Offered(one, -(-path.stat().st_size // 1000) if path.is_file() else None)


def _opened(request: HttpRequest, here: Pack, form: str) -> None:
    if isinstance(request.user, User):
        note_opening(pack=here, by=request.user.get_username(), form=form)


def _saved(here: Pack, path: Path, form: str) -> HttpResponseBase:
    answer = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=f"{here.authority.code}-{here.period_code}-{here.number}.{form}",
        content_type=FORMATS[form].content_type,
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
