"""A row that found no place is said to be something, with what its own cells say."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.documents.review import BECOMES, Cell, Fix, How
from goldthread.web.collection.views.frame import me
from goldthread.web.drafting.actions.fix_cell import fix_cell
from goldthread.web.drafting.forms_imports import RowForm
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.asking import asked
from goldthread.web.drafting.selectors.beside import section_of
from goldthread.web.drafting.selectors.imports import PutRight, names_of_places, put_right
from goldthread.web.drafting.selectors.placing_rows import (
    BECOMES_WORDS,
    RowRead,
    fix_of_row,
    levels_of,
    row_read,
    understood_of,
)
from goldthread.web.drafting.selectors.wording import fix_in_words
from goldthread.web.drafting.views.frame import of_import
from goldthread.web.drafting.views.going_on import after, way_back
from goldthread.web.refusal import ActionRefusedError


def row_page(
    request: HttpRequest, here: DocumentImport, right: PutRight, about: Cell
) -> HttpResponse:
    """What a row is, where it stands, and what each of its cells says there."""
    sent = request.POST
    read = row_read(right, about, sent if request.method == "POST" else request.GET)
    form = _form(here, right, read, sent if request.method == "POST" and "title" in sent else None)
    problems: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()
    fix = None
    if request.method == "POST":
        if sent.get("how") == How.DROPPED:
            fix = Fix(about, How.DROPPED, words=sent.get("reason", "").strip())
        elif form is not None and form.is_valid():
            fix = fix_of_row(about, read.becomes, form.cleaned_data)
    elif form is not None:
        fix = fix_of_row(about, read.becomes, {**read.said, "title": read.said.get("title", "")})
    if fix is not None and fix.how is How.ADDED:
        understood = understood_of(right, fix)
    if request.method == "POST" and fix is not None and sent.get("do") != "look":
        try:
            return _kept(request, here, fix)
        except ActionRefusedError as refused:
            problems = refused.reasons
    return render(
        request,
        "drafting/import_row.html",
        of_import(
            request,
            here,
            "look-at",
            right=right,
            asked=asked(right, about, {}),
            read=read,
            form=form,
            understood=understood,
            kinds=[(one, BECOMES_WORDS[one]) for one in BECOMES],
            section=section_of(right, about),
            back=way_back(request, here, section_of(right, about)),
            problems=problems,
        ),
        status=422 if problems or (form is not None and form.errors) else 200,
    )


def _form(
    here: DocumentImport, right: PutRight, read: RowRead, sent: Mapping[str, str] | None
) -> RowForm | None:
    """The fields of what the row becomes; ``None`` while nobody has said what that is."""
    if not read.becomes:
        return None
    return RowForm(
        sent,
        becomes=read.becomes,
        places=list(names_of_places(right.framework)),
        levels=levels_of(here),
        said=read.said,
    )


def _kept(request: HttpRequest, here: DocumentImport, fix: Fix) -> HttpResponse:
    seen = request.POST.get("seen", "")
    fix_cell(
        document_import=here,
        fixes=[(fix, int(seen) if seen.isdecimal() else None)],
        by=me(request).get_username(),
    )
    now = put_right(here)
    messages.success(
        request,
        f"{fix_in_words(now.framework, fix)} "
        f"{now.looked_at} of {len(now.questions)} are looked at.",
    )
    return redirect(after(request, here, now, fix.cell))
