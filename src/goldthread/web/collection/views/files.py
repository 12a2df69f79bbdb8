"""Files given with a return: handed out as they came, to those who may see the return."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection import actions
from goldthread.web.collection.evidence import kept_file
from goldthread.web.collection.models import Evidence, Return
from goldthread.web.collection.views.frame import back_to, found, me, tell
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@needs(Permission.SEE_RETURNS)
@require_safe
def evidence(
    request: HttpRequest, authority: Authority, measure: str, period: str, digest: str
) -> HttpResponseBase:
    """One file, to be saved and never shown: what it holds is its giver's, not ours."""
    here = found(authority, measure, period)
    require(request, Permission.SEE_RETURNS, here)
    file = _file(here, digest)
    path = kept_file(file.sha256)
    if not path.is_file():
        raise Http404("The file is not in the data directory. Ask the people who run this site.")
    answer = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=file.name,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@needs(Permission.GIVE_FIGURES)
@require_POST
def take_away(
    request: HttpRequest, authority: Authority, measure: str, period: str, digest: str
) -> HttpResponse:
    """Take a file away from a return."""
    here = found(authority, measure, period)
    require(request, Permission.GIVE_FIGURES, here)
    try:
        file = actions.take_evidence_away(
            evidence=_file(here, digest), by=me(request).get_username()
        )
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(request, f"{file.name} is taken away.")
    return back_to(here)


def _file(here: Return, digest: str) -> Evidence:
    file = here.evidence.filter(sha256=digest, taken_away_at=None).first()
    if file is None:
        raise Http404("There is no file at this address.")
    return file
