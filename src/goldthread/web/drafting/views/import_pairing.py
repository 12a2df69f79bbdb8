"""Somebody says which thing of the edition before a thing of a revised document is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goldthread.framework.revision import ItemKind
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.views.frame import me
from goldthread.web.drafting.actions.settle_pairs import settle_pairs
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.differing import Compared, compared
from goldthread.web.drafting.selectors.pairing import (
    NEW,
    OLD,
    PairAsked,
    id_in_document,
    pair_asked,
)
from goldthread.web.drafting.views.frame import found_read, of_import, to
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def pair(
    request: HttpRequest, authority: Authority, number: str, kind: str, side: str, item: str
) -> HttpResponse:
    """One thing of one side, and the things of the other side that it may be."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    if here.base is None or kind not in set(ItemKind) or side not in (NEW, OLD):
        raise Http404("There is no such pair.")
    found, about = compared(here), ItemKind(kind)
    try:
        asked = pair_asked(found, about, side, item)
    except LookupError as error:
        raise Http404(str(error)) from None
    problems: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            said = _said(request, here, found, about, item, asked)
        except ActionRefusedError as refused:
            problems = refused.reasons
        else:
            messages.success(request, said)
            return to(here, "differences")
    return render(
        request,
        "drafting/import_pair.html",
        of_import(request, here, "differences", asked=asked, problems=problems),
        status=422 if problems else 200,
    )


def _said(
    request: HttpRequest,
    here: DocumentImport,
    found: Compared,
    kind: ItemKind,
    item: str,
    asked: PairAsked,
) -> str:
    """Keep which thing it is, or that it is none of them."""
    chosen = request.POST.get("same", "")
    titles = {one.item: one.title for one in asked.candidates}
    if chosen not in (*titles, "none"):
        raise ActionRefusedError("Say which one it is, or that it is none of them.")
    other = "" if chosen == "none" else chosen
    new, old = (item, other) if asked.is_new else (other or asked.now, item if other else "")
    if new:
        settle_pairs(
            document_import=here,
            kind=kind,
            new_id=id_in_document(found, kind, new),
            old_id=old or None,
            by=me(request).get_username(),
        )
    if other:
        return f"“{asked.title}” and “{titles[other]}” are the same {asked.kind} from now on."
    return f"“{asked.title}” is {'a new one' if asked.is_new else 'gone'} from now on."
