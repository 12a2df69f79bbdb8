"""What has happened in an authority's returns."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.actions.look_at_notices import look_at_notices
from goldthread.web.collection.selectors.activity import activity_of, activity_told, notices_of
from goldthread.web.records.models import Authority

EVENTS_A_PAGE = 50


@needs(Permission.SEE_RETURNS)
@require_safe
def activity(request: HttpRequest, authority: Authority) -> HttpResponse:
    """What happened, as far as the person may see it, and what of it they should notice."""
    user = request.user
    shown = Paginator(activity_of(user, authority), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "authority": authority,
        "shown": shown,
        "events": activity_told(shown.object_list),
        "notices": notices_of(user, authority),
    }
    return render(request, "collection/activity.html", context)


@needs(Permission.SEE_RETURNS)
@require_POST
def looked(request: HttpRequest, authority: Authority) -> HttpResponse:
    """The person has looked at their notices."""
    look_at_notices(authority=authority, user=request.user, by=request.user.get_username())
    return redirect("collecting:activity", authority.code)
