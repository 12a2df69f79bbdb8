"""What the checks find in an imported document, and what is accepted as it is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.selectors import names_of
from goldthread.web.collection.views.frame import me, tell
from goldthread.web.drafting.actions.set_aside_in_import import set_aside_in_import
from goldthread.web.drafting.actions.take_up_in_import import take_up_in_import
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.checking import checked
from goldthread.web.drafting.selectors.imports import put_right
from goldthread.web.drafting.views.frame import found_read, of_import, page_of
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def checks(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """What to put right before anyone is measured by the framework."""
    here = found_read(authority, number)
    require(request, Permission.MANAGE_FRAMEWORK, here)
    if request.method == "POST":
        return _decided(request, here)
    told = checked(here, put_right(here))
    rule = request.GET.get("rule", "")
    return render(
        request,
        "drafting/import_checks.html",
        of_import(
            request,
            here,
            "checks",
            checked=told,
            rule=next((one for one in told.rules if one.code == rule), None),
            names=names_of([one.row.by for one in told.asides]),
        ),
    )


def _decided(request: HttpRequest, here: DocumentImport) -> HttpResponse:
    rule = request.POST.get("rule", "")
    try:
        if key := request.POST.get("aside", ""):
            row = here.asides.filter(pk=int(key)).first() if key.isdecimal() else None
            if row is None:
                raise Http404("That was not set aside here.")
            take_up_in_import(aside=row, by=me(request).get_username())
            messages.success(request, "It counts again.")
        else:
            kind, _slash, item = request.POST.get("about", "").partition("/")
            known = {
                (one.code, subject.cell.kind.value, subject.cell.item)
                for one in checked(here, put_right(here)).rules
                for found in one.found
                for subject in found.subjects
            }
            if (rule, kind, item) not in known:
                raise ActionRefusedError("The checks do not say that any more.")
            set_aside_in_import(
                document_import=here,
                rule=rule,
                kind=kind,
                item=item,
                reason=request.POST.get("reason", ""),
                by=me(request).get_username(),
            )
            messages.success(request, "It is set aside, and the reason is kept.")
    except ActionRefusedError as refused:
        tell(request, refused)
    return redirect(f"{page_of(here, 'checks')}{f'?rule={rule}#{rule}' if rule.isalnum() else ''}")
