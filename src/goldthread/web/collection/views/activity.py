"""What has happened in an authority's returns."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.actions.look_at_notices import look_at_notices
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.activity import activity_of, activity_told, notices_of
from goldthread.web.collection.views.frame import frame, me
from goldthread.web.records.models import Authority

EVENTS_A_PAGE = 50


@needs(Permission.SEE_RETURNS)
@require_safe
def activity(request: HttpRequest, authority: Authority) -> HttpResponse:
    """What happened, as far as the person may see it, and what of it they should notice."""
    user = me(request)
    shown = Paginator(activity_of(user, authority), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = frame(request, authority, "activity") | {
        "shown": shown,
        "events": activity_told(list(shown.object_list)),
        "notices": notices_of(user, authority),
        "made_up": Return.objects.for_authority(authority).filter(illustrative=True).exists(),
    }
    return render(request, "collection/activity.html", context)


@needs(Permission.SEE_RETURNS)
@require_POST
def looked(request: HttpRequest, authority: Authority) -> HttpResponse:
    """The person has looked at their notices."""
    user = me(request)
    look_at_notices(authority=authority, user=user, by=user.get_username())
    return redirect("collecting:activity", authority.code)
