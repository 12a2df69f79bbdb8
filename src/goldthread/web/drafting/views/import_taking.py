"""Differences are taken or left, and a document is taken in, adopted, and undone."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.framework import FrameworkError
from goldthread.framework.revision import ItemKind
from goldthread.framework.wording import counted, listed
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.selectors import names_of
from goldthread.web.collection.views.frame import me, tell
from goldthread.web.drafting.actions.adopt_edition import AdoptedEdition, adopt_edition
from goldthread.web.drafting.actions.choose_changes import choose_changes
from goldthread.web.drafting.actions.name_edition import name_edition
from goldthread.web.drafting.actions.settle_pairs import settle_pairs
from goldthread.web.drafting.actions.take_in_import import take_in_import
from goldthread.web.drafting.actions.undo_import import undo_import
from goldthread.web.drafting.actions.unsettle_pair import unsettle_pair
from goldthread.web.drafting.models import DocumentImport, ImportState
from goldthread.web.drafting.selectors.checking import checked
from goldthread.web.drafting.selectors.differing import Sort, changed_since, compared
from goldthread.web.drafting.selectors.editions import what_adopting_does
from goldthread.web.drafting.selectors.imports import put_right
from goldthread.web.drafting.selectors.line_words import lines_shown
from goldthread.web.drafting.selectors.pairing import settled_now
from goldthread.web.drafting.selectors.summing_up import in_force, summed_up
from goldthread.web.drafting.views.frame import found_read, of_import, page_of, to
from goldthread.web.drafting.views.judging import judging_by
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
    found = compared(here)
    do, _colon, key = request.POST.get("do", "").partition(":")
    sort = request.POST.get("sort", "")
    try:
        if do == "unsettle":
            _unsettled(request, here, key)
            messages.success(request, "They are compared by their words again.")
            return redirect(back)
        if do == "apart":
            line = next((one for one in found.lines if one.key == key), None)
            if line is None or line.guessed is None:
                raise ActionRefusedError("That is settled already.")
            settle_pairs(
                document_import=here,
                kind=ItemKind(line.guessed.item),
                new_id=line.guessed.new_id,
                old_id=None,
                by=me(request).get_username(),
            )
            messages.success(request, "They are taken for different things from now on.")
            return redirect(back)
        if do not in ("take", "leave", "open"):
            raise ActionRefusedError("Say what is to be done with the differences.")
        keys = (
            {key}
            if key
            else {
                line.key for line in found.lines if sort in ("", line.sort) and line.taken is None
            }
        )
        taken = {"take": True, "leave": False, "open": None}[do]
        count = choose_changes(
            document_import=here, changes=keys, taken=taken, by=me(request).get_username()
        )
    except ActionRefusedError as refused:
        tell(request, refused)
        return redirect(back)
    words = {"take": "taken", "leave": "left as it was", "open": "open again"}[do]
    more = count - len(keys)
    needed = f" ({more} of them because they belong together)" if more > 0 else ""
    messages.success(request, f"{count} difference{'' if count == 1 else 's'} {words}{needed}.")
    return redirect(f"{back}#{key[:12]}" if key else back)


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
    """What taking it in changes for the council; taken in as a draft, or adopted."""
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
            names=names_of([here.taken_by, here.ended_by]),
            reason=request.POST.get("reason", ""),
            problems=problems,
        ),
        status=422 if problems else 200,
    )


def _taken(request: HttpRequest, here: DocumentImport) -> HttpResponse:
    """Take it in, adopt what it became, or both; both or neither.

    Where it states measures that are retired, it is taken in, and what becomes of them is asked
    where editions are adopted.
    """
    by, reason = me(request).get_username(), request.POST.get("reason", "").strip()
    adopts = request.POST.get("do") == "adopt"
    if adopts and not reason:
        raise ActionRefusedError("Say why it is adopted, such as the meeting that decided it.")
    with transaction.atomic():
        now = here
        if here.state == ImportState.OPEN:
            now = take_in_import(document_import=here, by=by, reason=reason)
        record = now.taken_into
        if adopts:
            if record is None:
                raise ActionRefusedError("The draft that it became is not there any more.")
            if retired := what_adopting_does(here.authority, record).again:
                messages.warning(
                    request,
                    f"{record} is a draft now. It states {counted(len(retired), 'measure')} that "
                    "you retired: say what becomes of them, and adopt it here.",
                )
                return redirect("editions:adopt", here.authority.code, record.number)
            adopted = adopt_edition(framework=record, by=by, reason=reason)
    if adopts:
        messages.success(request, f"{record} is adopted and in force.{_followed(adopted)}")
        return redirect(judging_by(adopted.record, by))
    messages.success(request, f"{record} is a draft now. Nothing is in force before it is adopted.")
    return to(here, "take-in")


def _followed(adopted: AdoptedEdition) -> str:
    """What came of adopting an edition, as a sentence of its own; blank for nothing."""
    told = [
        f"{counted(count, noun)} {what}"
        for count, noun, what in (
            (adopted.retired, "measure", "no longer asked for"),
            (adopted.called_off, "open return", "called off"),
            (adopted.asked_again, "return", "asked for again"),
        )
        if count
    ]
    return f" {listed(told)}." if told else ""


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
