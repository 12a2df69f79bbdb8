"""What was read from a document: counts, and section by section beside its own text."""

from __future__ import annotations

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldthread.framework.wording import edition_in_words
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.selectors import names_of
from goldthread.web.drafting.models import ImportState
from goldthread.web.drafting.selectors.beside import contents, section_shown
from goldthread.web.drafting.selectors.imports import put_right, was_read
from goldthread.web.drafting.selectors.placing_rows import levels_of
from goldthread.web.drafting.views.frame import found, found_read, of_import
from goldthread.web.drafting.views.import_giving import job_over
from goldthread.web.records.models import Authority


@needs(Permission.MANAGE_FRAMEWORK)
@require_safe
def document_import(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """How far an import has come; what was read, and every row accounted for."""
    here = found(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    if here.state == ImportState.READING and not (trouble := job_over(here)):
        return redirect("jobs:job", authority.code, here.job_key)
    names = names_of([here.given_by, here.taken_by, here.ended_by])
    if not was_read(here):
        told = here.trouble or (trouble if here.state == ImportState.READING else "")
        return render(
            request,
            "drafting/import_not_read.html",
            of_import(request, here, "import", trouble=told, names=names),
        )
    right = put_right(here)
    rows = right.framework.rows
    return render(
        request,
        "drafting/import.html",
        of_import(
            request,
            here,
            "import",
            right=right,
            read=right.read,
            called=edition_in_words(right.read.framework.title, right.read.framework.edition),
            rows=rows,
            account=(
                ("begin a measure", rows.measure),
                ("begin a deliverable", rows.deliverable),
                ("go on with the row above", rows.continuation),
                ("head columns, or name places", rows.header),
                ("are notes", rows.note),
                ("have no place yet", rows.unaccounted),
            ),
            levels=[
                levels_of(here).counted(kind, count)
                for kind, count in Counter(node.kind for node in right.framework.nodes).items()
            ],
            sections=contents(right),
            carried=here.fixes.filter(undone_at=None, carried_from__isnull=False).count(),
            names=names,
        ),
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_safe
def section(request: HttpRequest, authority: Authority, number: str, section: str) -> HttpResponse:
    """One section of the document: its own text on the left, what was understood on the right."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    right = put_right(here)
    shown = section_shown(right, int(section)) if section.isdecimal() else None
    if shown is None:
        raise Http404("The document has no such section.")
    listed = contents(right)
    following = next((one for one in listed[shown.number :] if one.open), None)
    ahead = section_shown(right, following.number) if following else None
    return render(
        request,
        "drafting/import_section.html",
        of_import(
            request,
            here,
            "import",
            right=right,
            section=shown,
            before=listed[shown.number - 2] if shown.number > 1 else None,
            after=listed[shown.number] if shown.number < len(listed) else None,
            following=ahead,
        ),
    )
