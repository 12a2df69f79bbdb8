"""Differences are taken or left, and a document is taken in, adopted, and undone."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.framework import FrameworkError
from goldthread.framework.revision import ItemKind
from goldthread.framework.wording import counted
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.selectors import names_of
from goldthread.web.collection.views.frame import me, tell
from goldthread.web.drafting.actions.choose_changes import AllUndecided, choose_changes
from goldthread.web.drafting.actions.name_edition import name_edition
from goldthread.web.drafting.actions.settle_pairs import settle_pairs
from goldthread.web.drafting.actions.take_in_import import require_ready
from goldthread.web.drafting.actions.undo_import import undo_import
from goldthread.web.drafting.actions.unsettle_pair import unsettle_pair
from goldthread.web.drafting.models import DocumentImport, ImportState
from goldthread.web.drafting.selectors.checking import checked
from goldthread.web.drafting.selectors.differing import Sort, changed_since, compared
from goldthread.web.drafting.selectors.imports import put_right
from goldthread.web.drafting.selectors.line_words import lines_shown
from goldthread.web.drafting.selectors.pairing import settled_now
from goldthread.web.drafting.selectors.summing_up import in_force, summed_up
from goldthread.web.drafting.selectors.under_way import TAKE_IN, job_under_way
from goldthread.web.drafting.views.frame import found_read, of_import, page_of, to
from goldthread.web.jobs.actions.start_job import start_job
from goldthread.web.jobs.selectors import job_at
from goldthread.web.records.models import Authority, Framework, FrameworkStatus
from goldthread.web.refusal import ActionRefusedError

_ON_A_PAGE = 40


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def differences(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """What a revised document says otherwise, to be taken or left line by line."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    if here.base is None:
        raise Http404("This document is compared with no edition.")
    if request.method == "POST":
        return _chosen(request, here)
    found = compared(here)
    sort = request.GET.get("sort", "")
    open_only = request.GET.get("show") == "open"
    chosen = [
        line
        for line in found.lines
        if sort in ("", line.sort) and not (open_only and line.taken is not None)
    ]
    page = Paginator(chosen, _ON_A_PAGE).get_page(request.GET.get("page"))
    counts = found.counts()
    return render(
        request,
        "drafting/import_differences.html",
        of_import(
            request,
            here,
            "differences",
            compared=found,
            settled=settled_now(found),
            changed_since=changed_since(here),
            page=page,
            shown=lines_shown(found, page.object_list),
            sorts=[(one.value, counts[one]) for one in Sort if counts[one]],
            sort=sort,
            open_only=open_only,
            on_page=[line.key for line in page.object_list],
        ),
    )


def _chosen(request: HttpRequest, here: DocumentImport) -> HttpResponse:
    """Take or leave one line, or all of a sort."""
    back = f"{page_of(here, 'differences')}?{request.POST.get('query', '')}"
    do, _colon, key = request.POST.get("do", "").partition(":")
    try:
        if do == "unsettle":
            _unsettled(request, here, key)
            messages.success(request, "They are compared by their words again.")
            return redirect(back)
        if do == "apart":
            _parted(request, here, key)
            messages.success(request, "They are taken for different things from now on.")
            return redirect(back)
        if do not in ("take", "leave", "open"):
            raise ActionRefusedError("Say what is to be done with the differences.")
        chosen = choose_changes(
            document_import=here,
            changes={key} if key else AllUndecided(request.POST.get("sort", "")),
            taken={"take": True, "leave": False, "open": None}[do],
            by=me(request).get_username(),
        )
    except ActionRefusedError as refused:
        tell(request, refused)
        return redirect(back)
    words = {"take": "taken", "leave": "left as it was", "open": "open again"}[do]
    more, count = chosen.belonging, counted(chosen.decided, "difference")
    needed = f" ({more} of them because they belong together)" if more > 0 else ""
    messages.success(request, f"{count} {words}{needed}.")
    return redirect(f"{back}#{key[:12]}" if key else back)


def _parted(request: HttpRequest, here: DocumentImport, key: str) -> None:
    """Say that two things only look alike."""
    line = next((one for one in compared(here).lines if one.key == key), None)
    if line is None or line.guessed is None:
        raise ActionRefusedError("That is settled already.")
    settle_pairs(
        document_import=here,
        kind=ItemKind(line.guessed.item),
        new_id=line.guessed.new_id,
        old_id=None,
        by=me(request).get_username(),
    )


def _unsettled(request: HttpRequest, here: DocumentImport, key: str) -> None:
    kind, _slash, new_id = key.partition("/")
    if kind not in set(ItemKind):
        raise ActionRefusedError("That was taken back already.")
    unsettle_pair(
        document_import=here, kind=ItemKind(kind), new_id=new_id, by=me(request).get_username()
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """What taking it in changes for the council; taken in as a draft, or adopted, by a job."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    problems: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            return _taken(request, here)
        except ActionRefusedError as refused:
            problems = refused.reasons
    summary, trouble, right = None, "", put_right(here)
    if here.is_open:
        try:
            summary = summed_up(here, right)
        except FrameworkError as error:
            trouble = str(error)
    return render(
        request,
        "drafting/import_take_in.html",
        of_import(
            request,
            here,
            "take-in",
            summary=summary,
            trouble=trouble,
            checked=checked(here, right) if here.is_open else None,
            in_force=in_force(here),
            names=names_of(filter(None, [here.taken_by, here.ended_by])),
            reason=request.POST.get("reason", ""),
            under_way=job_under_way(here),
            key=get_random_string(32),
            problems=problems,
        ),
        status=422 if problems else 200,
    )


def _taken(request: HttpRequest, here: DocumentImport) -> HttpResponse:
    """Have it taken in, adopted, or both, by a job; what it would refuse is refused at once."""
    reason, adopts = request.POST.get("reason", "").strip(), request.POST.get("do") == "adopt"
    if adopts and not reason:
        raise ActionRefusedError("Say why it is adopted, such as the meeting that decided it.")
    key = request.POST.get("key", "")[:64]
    already = (job_at(here.authority, key) if key else None) or job_under_way(here)
    if already is not None:
        return redirect(already)
    if adopts and here.state == ImportState.TAKEN_IN:
        if here.taken_into is None:
            raise ActionRefusedError("The draft that it became is not there any more.")
    else:
        require_ready(here)
    return redirect(
        start_job(
            kind=TAKE_IN,
            authority=here.authority,
            by=me(request).get_username(),
            arguments={"number": here.number, "adopts": adopts, "reason": reason},
            title=f"Taking in {here.name}" if here.is_open else f"Adopting {here.taken_into}",
            key=key,
        )
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edition(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """What the edition is called, and which edition the document is compared with."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    problems: tuple[str, ...] = ()
    bases = Framework.objects.for_authority(authority).exclude(
        status__in=(FrameworkStatus.SUPERSEDED, FrameworkStatus.ARCHIVED)
    )
    if request.method == "POST":
        key = request.POST.get("base", "")
        base = bases.filter(pk=int(key)).first() if key.isdecimal() else None
        try:
            if key and base is None:
                raise ActionRefusedError("That edition is not there any more.")
            name_edition(
                document_import=here,
                title=request.POST.get("title", ""),
                edition=request.POST.get("edition", ""),
                base=base,
                by=me(request).get_username(),
            )
        except ActionRefusedError as refused:
            problems = refused.reasons
        else:
            messages.success(request, "Kept.")
            return to(here, "take-in")
    return render(
        request,
        "drafting/import_edition.html",
        of_import(request, here, "take-in", bases=bases, problems=problems),
        status=422 if problems else 200,
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def undo(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Take back what an import did."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    try:
        undo_import(
            document_import=here,
            reason=request.POST.get("reason", ""),
            by=me(request).get_username(),
        )
    except ActionRefusedError as refused:
        tell(request, refused)
        return to(here, "take-in")
    messages.success(request, f"The import of {here.name} is undone.")
    return redirect(here)
