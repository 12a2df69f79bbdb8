"""Documents are given, read, handed out again, and thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.views.frame import me, tell
from goldthread.web.drafting.actions.give_document import give_document
from goldthread.web.drafting.actions.read_again import read_again as read_once_more
from goldthread.web.drafting.actions.throw_import_away import throw_import_away
from goldthread.web.drafting.files import KINDS, MEGABYTES, kept_document
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.imports import imports_of
from goldthread.web.drafting.views.frame import found, frame, of_import
from goldthread.web.jobs.selectors import job_at
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

_ON_A_PAGE = 20


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Give a document, and see what was given before."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    problems: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            given = _given(request, authority)
        except ActionRefusedError as refused:
            problems = refused.reasons
        else:
            return redirect("jobs:job", authority.code, given.job_key)
    return render(
        request,
        "drafting/imports.html",
        {
            **frame(request, authority, "imports"),
            "problems": problems,
            "imports": Paginator(imports_of(authority), _ON_A_PAGE).get_page(
                request.GET.get("page")
            ),
            "key": get_random_string(32),
            "kinds": ",".join(KINDS),
            "megabytes": MEGABYTES,
        },
        status=422 if problems else 200,
    )


def _given(request: HttpRequest, authority: Authority) -> DocumentImport:
    file = request.FILES.get("file")
    if file is None or file.size is None:
        raise ActionRefusedError("Choose the document first.")
    if file.size > MEGABYTES * 1_000_000:
        raise ActionRefusedError(
            f"{file.name} is {file.size / 1_000_000:.0f} MB, and at most {MEGABYTES} MB are "
            "taken. Save it without pictures, or in parts."
        )
    return give_document(
        authority=authority,
        name=file.name or "",
        content=file.read(),
        key=request.POST.get("key", "")[:64] or get_random_string(32),
        by=me(request).get_username(),
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_safe
def document(request: HttpRequest, authority: Authority, number: str) -> HttpResponseBase:
    """The document itself, to be saved and never shown."""
    here = found(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    path = kept_document(here.sha256)
    if not path.is_file():
        raise Http404("The file is not in the data directory. Ask the people who run this site.")
    answer = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=here.name,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def read_again(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Have a document read once more whose reading came to no end."""
    here = found(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    try:
        now = read_once_more(document_import=here, by=me(request).get_username())
    except ActionRefusedError as refused:
        tell(request, refused)
        return redirect(here)
    return redirect("jobs:job", authority.code, now.job_key)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def throw_away(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """End an import that was not taken in."""
    here = found(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    problems: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            throw_import_away(
                document_import=here,
                reason=request.POST.get("reason", ""),
                by=me(request).get_username(),
            )
        except ActionRefusedError as refused:
            problems = refused.reasons
        else:
            messages.success(request, f"{here.name} is thrown away.")
            return redirect("imports:imports", authority.code)
    return render(
        request,
        "drafting/import_throw_away.html",
        of_import(request, here, "", problems=problems),
        status=422 if problems else 200,
    )


def job_over(here: DocumentImport) -> str:
    """Why a document that waits for its reading will not get it; blank while it may."""
    job = job_at(here.authority, here.job_key)
    if job is not None and not job.is_over:
        return ""
    return (job.trouble if job else "") or "It was cancelled."
