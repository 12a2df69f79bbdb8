"""What was not understood is looked at, and put right."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.documents.review import Asks, Cell, ItemKind, item_at
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.selectors import names_of
from goldthread.web.collection.views.frame import me, tell
from goldthread.web.drafting.actions.fix_cell import fix_cell
from goldthread.web.drafting.actions.undo_fix import undo_fix
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.asking import (
    CellAsked,
    answered,
    asked,
    fix_given,
    questions_shown,
)
from goldthread.web.drafting.selectors.beside import item_shown, section_of
from goldthread.web.drafting.selectors.imports import PutRight, put_right
from goldthread.web.drafting.selectors.wording import field_name, fix_in_words
from goldthread.web.drafting.views.frame import found_read, of_import, page_of, to
from goldthread.web.drafting.views.going_on import after, way_back
from goldthread.web.drafting.views.import_rows import row_page
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

_ON_A_PAGE = 25


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def look_at(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Everything that should be looked at, with the answers that one click can give."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    right = put_right(here)
    if request.method == "POST":
        return _answer(request, here, right)
    kind = request.GET.get("kind", "")
    every = request.GET.get("show") == "all"
    chosen = [one for one in (right.questions if every else right.open) if kind in ("", one.asks)]
    page = Paginator(chosen, _ON_A_PAGE).get_page(request.GET.get("page"))
    counts = Counter(one.asks for one in right.open)
    return render(
        request,
        "drafting/import_look_at.html",
        of_import(
            request,
            here,
            "look-at",
            right=right,
            page=page,
            shown=questions_shown(right, page.object_list),
            kinds=[(one.value, counts[one]) for one in Asks if counts[one]],
            kind=kind,
            every=every,
        ),
    )


def _answer(request: HttpRequest, here: DocumentImport, right: PutRight) -> HttpResponse:
    """Keep the answers given on one page of the list."""
    back = f"{page_of(here, 'look-at')}?{request.POST.get('query', '')}"
    try:
        given = answered(right, request.POST)
        if given:
            fix_cell(document_import=here, fixes=given, by=me(request).get_username())
    except ActionRefusedError as refused:
        tell(request, refused)
        return redirect(back)
    if not given:
        messages.error(request, "Nothing was answered on this page.")
        return redirect(back)
    now = put_right(here)
    messages.success(
        request,
        f"{len(given)} looked at. {now.looked_at} of {len(now.questions)} are done now.",
    )
    return redirect(back if now.open else page_of(here, "look-at"))


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def cell(
    request: HttpRequest, authority: Authority, number: str, kind: str, item: str, field: str
) -> HttpResponse:
    """One cell: what is printed, what was understood, and what a person says it means."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    right = put_right(here)
    about = _cell(right, kind, item, field)
    if about.kind is ItemKind.ROW:
        return row_page(request, here, right, about)
    problems: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            fix = fix_given(right, about, request.POST)
            seen = request.POST.get("seen", "")
            fix_cell(
                document_import=here,
                fixes=[(fix, int(seen) if seen.isdecimal() else None)],
                by=me(request).get_username(),
            )
        except ActionRefusedError as refused:
            problems = refused.reasons
        else:
            now = put_right(here)
            messages.success(
                request,
                f"{field_name(about)}: {fix_in_words(now.framework, fix)} "
                f"{now.looked_at} of {len(now.questions)} are looked at.",
            )
            return redirect(after(request, here, now, about))
    shown: CellAsked = asked(right, about, request.POST if problems else request.GET)
    section = section_of(right, about)
    return render(
        request,
        "drafting/import_cell.html",
        of_import(
            request,
            here,
            "look-at",
            right=right,
            asked=shown,
            item=item_shown(right, about),
            section=section,
            back=way_back(request, here, section),
            problems=problems,
        ),
        status=422 if problems else 200,
    )


def _cell(right: PutRight, kind: str, item: str, field: str) -> Cell:
    if kind not in set(ItemKind):
        raise Http404("There is nothing of that kind in a framework.")
    about = Cell(ItemKind(kind), item, field)
    for framework in (right.framework, right.read.framework):
        try:
            item_at(framework, about)
        except LookupError:
            continue
        return about
    raise Http404("The document has no such cell.")


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def fixes(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Everything that was put right, by whom, and the way to undo it."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    if request.method == "POST":
        key = request.POST.get("fix", "")
        row = here.fixes.filter(pk=int(key)).first() if key.isdecimal() else None
        if row is None:
            raise Http404("Nothing of that was put right here.")
        try:
            undo_fix(fix=row, by=me(request).get_username())
        except ActionRefusedError as refused:
            tell(request, refused)
        else:
            messages.success(request, "It means what was read again.")
        return to(here, "fixes")
    right = put_right(here)
    held = sorted(right.said.values(), key=lambda one: one[0].at, reverse=True)
    page = Paginator(held, _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "drafting/import_fixes.html",
        of_import(
            request,
            here,
            "look-at",
            page=page,
            shown=[
                (row, fix, field_name(fix.cell), fix_in_words(right.framework, fix))
                for row, fix in page.object_list
            ],
            names=names_of([row.by for row, _fix in page.object_list]),
        ),
    )
