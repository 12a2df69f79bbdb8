"""Spreadsheets of a whole service: taken out, filled in, looked over, taken in, and undone."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.utils.text import get_valid_filename, slugify
from django.views.decorators.http import require_POST, require_safe

from goldthread.documents import Limits, UnreadableDocument, read_document
from goldthread.documents.observations import FiguresError
from goldthread.documents.returns_sheet import returns_in, write_returns_sheet
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.actions.take_in_spreadsheet import (
    SheetFile,
    TakenIn,
    take_in_spreadsheet,
)
from goldthread.web.collection.actions.undo_spreadsheet import undo_spreadsheet
from goldthread.web.collection.mapping import given_from_json
from goldthread.web.collection.models import SpreadsheetImport
from goldthread.web.collection.selectors.spreadsheet import (
    SheetScope,
    asked_rows,
    open_returns_of,
    returns_given_by,
    rows_by_key,
    sheet_scopes,
)
from goldthread.web.collection.selectors.spreadsheet_imports import (
    import_told,
    imports_seen_by,
)
from goldthread.web.collection.selectors.spreadsheet_preview import Preview, preview_of
from goldthread.web.collection.views.frame import frame, me, tell
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

LARGEST_FILE = 5_000_000
"""Bytes: a hundred times what two hundred returns take."""
_LIMITS = Limits(cpu_seconds=20, wall_seconds=40.0, input_bytes=LARGEST_FILE)
_PREVIEW_LASTS = timedelta(hours=12)
_PROBLEMS_SHOWN = 100
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Permission.GIVE_FIGURES)
@require_safe
def spreadsheet(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Take the spreadsheet out, give it back, and see what was taken in before."""
    return _start(request, authority)


@needs(Permission.GIVE_FIGURES)
@require_safe
def out(request: HttpRequest, authority: Authority) -> HttpResponse:
    """The spreadsheet itself, to fill in."""
    scope = _scope(request, authority)
    rows = asked_rows(authority, open_returns_of(me(request), authority, scope.measures))
    if not rows:
        raise Http404("There are no open returns in this spreadsheet.")
    response = HttpResponse(
        write_returns_sheet(rows, authority=authority.code), content_type=_EXCEL
    )
    name = slugify(f"returns {authority.code} {scope.words}")[:100]
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@needs(Permission.GIVE_FIGURES)
@require_POST
def give(request: HttpRequest, authority: Authority) -> HttpResponse:
    """What a filled-in spreadsheet would change; nothing is changed yet."""
    file = request.FILES.get("file")
    if file is None or file.size is None:
        return _start(request, authority, ["Choose the spreadsheet that you have filled in."])
    if file.size > LARGEST_FILE:
        told = f"{file.name} is larger than {LARGEST_FILE // 1_000_000} MB. Take out fewer returns."
        return _start(request, authority, [told])
    returns = list(returns_given_by(me(request), authority))
    name = get_valid_filename(file.name or "returns.xlsx")[:150]
    try:
        digest, read = _read(file, name, authority, rows_by_key(asked_rows(authority, returns)))
    except FiguresError as wrong:
        return _start(request, authority, wrong.problems)
    except UnreadableDocument as wrong:
        told = f"{wrong.name or 'The file'} cannot be read: {wrong.wrong}."
        return _start(request, authority, [f"{told} Give the .xlsx file that you took out here."])
    preview = preview_of(authority, read, returns)
    context = frame(request, authority, "returns") | {
        "preview": preview,
        "name": name,
        "kept": _kept(request, authority, preview, name, digest),
    }
    return render(request, "collection/spreadsheet_preview.html", context)


@needs(Permission.GIVE_FIGURES)
@require_POST
def take_in(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Take in what was looked over: as drafts, or handing in what is complete."""
    try:
        kept = signing.loads(
            request.POST.get("kept", ""),
            salt=_salt(request, authority),
            max_age=_PREVIEW_LASTS,
        )
    except signing.BadSignature:
        told = "What you looked over is too old, or not yours. Give the spreadsheet once more."
        return _start(request, authority, [told])
    chosen = set(request.POST.getlist("take"))
    wanted = [one for one in kept["rows"] if not one["asks"] or str(one["return"]) in chosen]
    permitted = set(returns_given_by(me(request), authority).values_list("pk", flat=True))
    if any(one["return"] not in permitted for one in wanted):
        raise Http404("There is no return of this spreadsheet here.")
    try:
        taken = take_in_spreadsheet(
            authority=authority,
            file=SheetFile(kept["name"], kept["sha256"], kept["key"]),
            rows=[
                TakenIn(one["return"], one["version"], given_from_json(one["given"]))
                for one in wanted
            ],
            submit=request.POST.get("do") == "submit",
            by=me(request).get_username(),
        )
    except ActionRefusedError as refused:
        return _start(request, authority, refused.reasons)
    return redirect("collecting:taken-in", authority.code, taken.key)


@needs(Permission.GIVE_FIGURES)
@require_safe
def taken_in(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """What a spreadsheet changed, and how to undo it."""
    taken = _taken(request, authority, key)
    context = frame(request, authority, "returns") | {"told": import_told(taken)}
    return render(request, "collection/spreadsheet_taken_in.html", context)


@needs(Permission.GIVE_FIGURES)
@require_POST
def undo(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """Put the returns back as they were before a spreadsheet."""
    taken = _taken(request, authority, key)
    try:
        undone = undo_spreadsheet(
            taken=taken, reason=request.POST.get("reason", ""), by=me(request).get_username()
        )
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(request, f"Put back as they were: {undone.put_back}.")
        for here in undone.left:
            messages.error(
                request, f"{here.told_as} has been changed since, or is locked: it stays as it is."
            )
    return redirect("collecting:taken-in", authority.code, key)


def _start(
    request: HttpRequest, authority: Authority, problems: Sequence[str] = ()
) -> HttpResponse:
    user = me(request)
    context = frame(request, authority, "returns") | {
        "scopes": sheet_scopes(user, authority),
        "imports": imports_seen_by(user, authority),
        "problems": problems[:_PROBLEMS_SHOWN],
        "more_problems": max(0, len(problems) - _PROBLEMS_SHOWN),
    }
    return render(request, "collection/spreadsheet.html", context, status=422 if problems else 200)


def _scope(request: HttpRequest, authority: Authority) -> SheetScope:
    wanted = request.GET.get("of", "")
    for scope in sheet_scopes(me(request), authority):
        if scope.code == wanted:
            return scope
    raise Http404("There is no spreadsheet of that.")


def _read(file: UploadedFile, name: str, authority: Authority, asked: Any) -> tuple[str, Any]:
    """The digest of an uploaded file and what it gives; opened in the capped child only."""
    digest = hashlib.sha256()
    with tempfile.TemporaryDirectory(prefix="goldthread-") as folder:
        path = Path(folder) / name
        with path.open("wb") as copy:
            for chunk in file.chunks():
                digest.update(chunk)
                copy.write(chunk)
        document = read_document(path, limits=_LIMITS)
    return digest.hexdigest(), returns_in(document, asked, authority=authority.code)


def _kept(
    request: HttpRequest, authority: Authority, preview: Preview, name: str, digest: str
) -> str:
    """What was looked over, signed: what is taken in later is this and nothing else."""
    rows = [
        {
            "return": row.period_return.pk,
            "version": row.period_return.version,
            "given": row.given.to_json(),
            "asks": bool(row.conflict),
        }
        for row in (*preview.changing, *preview.conflicts)
    ]
    kept = {"name": name, "sha256": digest, "key": get_random_string(32), "rows": rows}
    return signing.dumps(kept, salt=_salt(request, authority), compress=True)


def _salt(request: HttpRequest, authority: Authority) -> str:
    return f"spreadsheet of {authority.pk} by {me(request).pk}"


def _taken(request: HttpRequest, authority: Authority, key: str) -> SpreadsheetImport:
    found = imports_seen_by(me(request), authority).filter(key=key).first()
    if found is None:
        raise Http404("No spreadsheet was taken in at this address.")
    return found
