"""What was changed in a draft, by whom, and the way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.views.frame import me, tell
from goldthread.web.drafting.selectors.edit_history import revisions_of
from goldthread.web.drafting.views.edit_frame import found_draft, shown, to
from goldthread.web.records.actions.revise_framework import take_back_revision
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD"])
def history(request: HttpRequest, authority: Authority, draft: str) -> HttpResponse:
    """Every change of a draft, the latest first, each to be taken back."""
    here = found_draft(request, authority, draft)
    page, told = revisions_of(here, request.GET.get("page"))
    return shown(request, here, "history.html", page=page, revisions=told)


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def take_back(request: HttpRequest, authority: Authority, draft: str) -> HttpResponse:
    """Take one change back, as a change of its own."""
    here = found_draft(request, authority, draft)
    number = request.POST.get("change", "")
    revision = (
        here.record.revisions.filter(number=int(number)).first() if number.isdecimal() else None
    )
    if revision is None:
        raise Http404("There is no such change of this draft.")
    try:
        take_back_revision(revision=revision, by=me(request).get_username())
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(request, f"Change {revision.number} is taken back.")
    return to(here, "history")
