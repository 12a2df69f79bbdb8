"""The days returns are due, fetched by a person's own calendar from a secret address."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from small_people import person

from goldthread.web.accounts.models import User
from goldthread.web.audit.models import Event
from goldthread.web.collection import models
from goldthread.web.collection.selectors.due_dates import due_dates_of
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(due: models.Return) -> User:
    """The data owner of the measure."""
    return person("ana", "data_owner", due.measure.authority, due.measure)


def new_address(client: Client, user: User, authority: records.Authority) -> str:
    client.force_login(user)
    page = client.post(f"/{authority.code}/calendar/new/").content.decode()
    found = re.search(r"<code>http://testserver(/\S+\.ics)</code>", page)
    assert found is not None
    return found[1]


def test_a_calendar_fetches_due_dates_with_their_links_and_without_signing_in(
    due: models.Return, ana: User, client: Client
) -> None:
    address = new_address(client, ana, due.measure.authority)
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    late = next(one for one in events if "Q4 2020-21" in one["summary"])
    assert late["summary"] == "Due: Repairs done on time, Q4 2020-21"
    assert late["dtstart"].dt == due.due_on
    assert late["dtend"].dt == due.due_on + timedelta(days=1)
    assert str(late["url"]).endswith("/anyborough/returns/q1/2020-Q4/")
    # A year ahead of a quarterly measure; the first day of each is in the year.
    ahead = [one["dtstart"].dt for one in events if one["dtstart"].dt >= timezone.localdate()]
    assert len(ahead) in (4, 5)
    assert max(ahead) <= timezone.localdate() + timedelta(days=366)
    assert len({one["uid"] for one in events}) == len(events)


def test_a_new_address_stops_the_old_one_and_the_secret_is_not_kept(
    due: models.Return, ana: User, client: Client
) -> None:
    old = new_address(client, ana, due.measure.authority)
    new = new_address(client, ana, due.measure.authority)
    assert old != new
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    token = new.rpartition("/")[2].removesuffix(".ics")
    assert token not in str(list(models.CalendarFeed.objects.values()))
    assert token not in str(list(Event.objects.values()))
    assert Event.objects.filter(action="make calendar feed").count() == 2


def test_a_leaver_s_address_opens_nothing(due: models.Return, ana: User, client: Client) -> None:
    address = new_address(client, ana, due.measure.authority)
    ana.role_assignments.update(ended_at=timezone.now())
    assert Client().get(address).status_code == 404


def test_the_address_of_one_council_opens_nothing_at_another(
    due: models.Return, ana: User, client: Client, other_authority: records.Authority
) -> None:
    address = new_address(client, ana, due.measure.authority)
    assert Client().get(address.replace("anyborough", "elsewhere")).status_code == 404
    assert Client().get("/nowhere/calendar/abc.ics").status_code == 404


def test_only_what_a_person_answers_for_stands_in_it(due: models.Return) -> None:
    authority = due.measure.authority
    other = records.Measure.objects.create(authority=authority, code="q9", title="Another")
    eve = person("eve", "data_owner", authority, other)
    assert due_dates_of(eve, authority, date(2021, 4, 1)) == []


def test_published_returns_stay_for_three_months_and_no_longer(
    due: models.Return, ana: User
) -> None:
    authority = due.measure.authority
    models.Return.objects.filter(pk=due.pk).update(
        state="published",
        signed_off_by="ben",
        signed_off_at=timezone.now(),
        published_at=timezone.now(),
    )
    ana.role_assignments.update(starts_on=date(2020, 1, 1))
    soon = due_dates_of(ana, authority, due.due_on + timedelta(days=92))
    assert soon[0].period.code == "2020-Q4"
    later = due_dates_of(ana, authority, due.due_on + timedelta(days=93))
    assert "2020-Q4" not in [one.period.code for one in later]
