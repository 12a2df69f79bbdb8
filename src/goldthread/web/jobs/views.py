"""The page of a job: how far it is, and the way to cancel it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.views.frame import frame, me, tell
from goldthread.web.jobs.actions import cancel_job
from goldthread.web.jobs.kinds import kind_of
from goldthread.web.jobs.models import Job, JobState
from goldthread.web.jobs.selectors import job_at
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

_SECONDS_BETWEEN_LOOKS = 2
_LONG_TO_WAIT = timedelta(seconds=30)


@needs(Permission.READ)
@never_cache
@require_safe
def job(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """How far a job is; once it is done, the way to what came of it."""
    here = _job(request, authority, key)
    kind = kind_of(here.kind)
    if here.state == JobState.DONE and kind.outcome_at is not None:
        if kind.told is not None and here.asked_by == me(request).get_username():
            messages.success(request, kind.told(here))
        return redirect(kind.outcome_at(here))
    by_itself = not here.is_over and "still" not in request.GET
    context = frame(request, authority, "") | {
        "job": here,
        "by_itself": by_itself,
        "waits_long": here.state == JobState.WAITING
        and here.asked_at < timezone.now() - _LONG_TO_WAIT,
        "keeps_parts": kind.keeps_parts,
        "begin_at": kind.begin_at(here) if kind.begin_at else "",
    }
    response = render(request, "jobs/job.html", context)
    if by_itself:
        # A header and not an element: both need no script, and this one can be left out.
        response["Refresh"] = str(_SECONDS_BETWEEN_LOOKS)
    return response


@needs(Permission.READ)
@require_POST
def cancel(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """Cancel a job."""
    here = _job(request, authority, key)
    try:
        cancel_job(job=here, by=me(request).get_username())
    except ActionRefusedError as refused:
        tell(request, refused)
    else:
        messages.success(request, "Cancelled.")
    return redirect(here)


def _job(request: HttpRequest, authority: Authority, key: str) -> Job:
    """The job at an address, for whoever asked for it and for those who may do its kind of work."""
    here = job_at(authority, key)
    if here is None:
        raise Http404("There is no job at this address.")
    if here.asked_by != me(request).get_username():
        require(request, kind_of(here.kind).permission, here)
    return here
