"""A person's due dates for their own calendar."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from icalendar import Calendar, Event

from goldthread.framework.returns import Asked
from goldthread.web.accounts.admission import public
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.actions.make_calendar_feed import make_calendar_feed
from goldthread.web.collection.models import CalendarFeed
from goldthread.web.collection.selectors.due_dates import DueDate, due_dates_of, feed_at
from goldthread.web.collection.views.frame import frame, me
from goldthread.web.records import selectors as records
from goldthread.web.records.models import Authority


@needs(Permission.SEE_RETURNS)
@require_safe
def calendar(request: HttpRequest, authority: Authority) -> HttpResponse:
    """One's own due dates, and the address a calendar fetches them from."""
    return _page(request, authority)


@needs(Permission.SEE_RETURNS)
@require_POST
def new_address(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Make a new secret address, shown this once; the one before stops at once."""
    user = me(request)
    token = make_calendar_feed(authority=authority, user=user, by=user.get_username())
    path = reverse("collecting:calendar-feed", args=[authority.code, token])
    return _page(request, authority, link=request.build_absolute_uri(path))


@public
@require_safe
def feed(_request: HttpRequest, authority: str, token: str) -> HttpResponse:
    """The calendar at a secret address. Whoever has the address may read it."""
    try:
        entered = records.authority_by_code(authority)
    except Authority.DoesNotExist as error:
        raise Http404("There is no calendar at this address.") from error
    found = feed_at(entered, token)
    if found is None:
        raise Http404("There is no calendar at this address.")
    written = Calendar()
    written.add("prodid", "-//Goldthread//Returns//EN")
    written.add("version", "2.0")
    written.add("x-wr-calname", f"Returns of {entered.name}")
    written.add("x-published-ttl", "PT6H")
    for due in due_dates_of(found.user, entered, timezone.localdate()):
        written.add_component(_event(entered, due))
    response = HttpResponse(written.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response


def _page(request: HttpRequest, authority: Authority, link: str = "") -> HttpResponse:
    user = me(request)
    context = frame(request, authority, "work") | {
        "due": due_dates_of(user, authority, timezone.localdate()),
        "feed": CalendarFeed.objects.for_authority(authority).filter(user=user).first(),
        "link": link,
        "today": timezone.localdate(),
    }
    return render(request, "collection/calendar.html", context)


def _event(authority: Authority, due: DueDate) -> Event:
    parts = [authority.code, due.measure.code, due.period.code]
    opened = due.state is not None
    path = (
        reverse("collection:return", args=parts)
        if opened
        else reverse("collection:work", args=[authority.code])
    )
    stands = due.state.value.replace("_", " ") if due.state else "not open yet"
    asked = "figures" if due.asked is Asked.FIGURES else "a narrative"
    event = Event()
    # The same return keeps its name, so that a calendar changes its entry and adds none.
    event.add("uid", f"{'-'.join(parts)}@goldthread")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", due.due_on)
    event.add("dtend", due.due_on + timedelta(days=1))
    event.add("summary", f"Due: {due.measure.title}, {due.period.label}")
    event.add("description", f"Asks for {asked}; it is {stands}.\n{settings.SITE_ADDRESS}{path}")
    event.add("url", f"{settings.SITE_ADDRESS}{path}")
    event.add("transp", "TRANSPARENT")
    return event
