"""A person's due dates for their own calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

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
from goldthread.web.collection.selectors.dates_ahead import by_day, dates_ahead
from goldthread.web.collection.selectors.due_dates import DueDate, due_dates_of, feed_at
from goldthread.web.collection.selectors.groups import left_late_on_purpose, shown_at_once
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
    for together in by_day(due_dates_of(found.user, entered, timezone.localdate())):
        # A day with a hundred entries cannot be read: many are one, which names each.
        if shown_at_once(len(together)) < len(together):
            written.add_component(_one_event_of(entered, together))
        else:
            for due in together:
                written.add_component(_event(entered, due))
    response = HttpResponse(written.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response


def _page(request: HttpRequest, authority: Authority, link: str = "") -> HttpResponse:
    user, today = me(request), timezone.localdate()
    due = due_dates_of(user, authority, today)
    dates = dates_ahead(due, authority, today)
    context = frame(request, authority, "work") | {
        "any": bool(due),
        "dates": dates,
        "on_purpose": left_late_on_purpose(one for group in dates.late for one in group.all),
        "feed": CalendarFeed.objects.for_authority(authority).filter(user=user).first(),
        "link": link,
    }
    return render(request, "collection/calendar.html", context)


def _event(authority: Authority, due: DueDate) -> Event:
    parts = [authority.code, due.measure.code, due.period.code]
    path = (
        reverse("collection:return", args=parts)
        if due.opened
        else reverse("collection:work", args=[authority.code])
    )
    asked = "figures" if due.asked is Asked.FIGURES else "a narrative"
    return _all_day(
        # The same return keeps its name, so that a calendar changes its entry and adds none.
        "-".join(parts),
        due.due_on,
        f"Due: {due.measure.title}, {due.period.label}",
        f"Asks for {asked}; it is {_stands(due)}.",
        path,
    )


def _one_event_of(authority: Authority, together: Sequence[DueDate]) -> Event:
    """The entry of many returns of one period that are due on one day."""
    period, due_on = together[0].period, together[0].due_on
    return _all_day(
        f"{authority.code}-{period.code}-{due_on.isoformat()}",
        due_on,
        f"Due: {len(together)} returns, {period.label}",
        "\n".join(f"{one.measure.title}: {_stands(one)}" for one in together),
        reverse("collection:work", args=[authority.code]),
    )


def _stands(due: DueDate) -> str:
    return due.state.value.replace("_", " ") if due.state else "not open yet"


def _all_day(name: str, on: date, summary: str, told: str, path: str) -> Event:
    event = Event()
    event.add("uid", f"{name}@goldthread")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", f"{told}\n{settings.SITE_ADDRESS}{path}")
    event.add("url", f"{settings.SITE_ADDRESS}{path}")
    event.add("transp", "TRANSPARENT")
    return event
