"""What a page needs of its visitor: found, told why not, or let in."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, include, path
from django.utils import timezone
from django.views.decorators.http import require_POST
from pytest_django.fixtures import Settings

from goldthread.web.accounts.admission import Admission, admission
from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.accounts.needing import needed_permission, needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.acting import acting
from goldthread.web.records import models

pytestmark = pytest.mark.django_db


@needs(Permission.PUBLISH)
@require_POST
def publish(_request: HttpRequest, authority: models.Authority) -> HttpResponse:
    """A page for those who publish."""
    return HttpResponse(f"{authority.name} as {acting().role}")


@needs(Permission.GIVE_FIGURES)
def give(request: HttpRequest, authority: models.Authority, code: str) -> HttpResponse:
    """A page about one measure, wherever it may come from."""
    require(request, Permission.GIVE_FIGURES, models.Measure.objects.get(code=code))
    return HttpResponse(acting().role)


class Addresses:
    """The addresses of these tests beside those of the site."""

    urlpatterns: ClassVar[list[URLPattern | URLResolver]] = [
        path("<slug:authority>/publish", publish),
        path("<slug:authority>/give/<str:code>", give),
        path("", include("goldthread.web.config.urls")),
    ]
    handler403 = "goldthread.web.accounts.views.refusing.not_allowed"


@pytest.fixture(autouse=True)
def _these_addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = Addresses


def person(client: Client, role: str, authority: models.Authority, **scope: Any) -> User:
    user = User.objects.create(username=f"{role}@example.org")
    RoleAssignment.objects.create(
        user=user,
        role=role,
        authority=authority,
        starts_on=timezone.localdate() - timedelta(days=1),
        given_by="a test",
        **scope,
    )
    client.force_login(user)
    return user


def test_another_authority_and_none_look_alike(
    client: Client, authority: models.Authority, other_authority: models.Authority
) -> None:
    person(client, "performance_team", authority)
    other, none = (client.post(f"/{code}/publish") for code in ("elsewhere", "nowhere"))
    assert other.status_code == none.status_code == 404
    said = [
        re.sub(r'(?<=csrfmiddlewaretoken" value=")\w+', "", p.content.decode())
        for p in (other, none)
    ]
    assert said[0] == said[1]
    assert "Elsewhere" not in said[0]


def test_nobody_signed_in_is_sent_to_sign_in(client: Client, authority: models.Authority) -> None:
    for code in ("anyborough", "nowhere"):
        answer = client.get(f"/{code}/publish")
        assert answer["Location"].startswith("/sign-in")


def test_without_the_permission_a_person_is_told_why_and_whom_to_ask(
    client: Client, authority: models.Authority
) -> None:
    administrator = person(client, "administrator", authority)
    User.objects.filter(pk=administrator.pk).update(email="head@example.org", first_name="Ana")
    person(client, "viewer", authority)
    answer = client.post("/anyborough/publish")
    assert answer.status_code == 403
    said = answer.content.decode()
    assert "To publish returns and lock periods takes the role of performance team." in said
    assert "mailto:head@example.org" in said


def test_who_is_let_in_acts_in_the_role_that_allows_it(
    client: Client, authority: models.Authority
) -> None:
    person(client, "performance_team", authority)
    assert client.post("/anyborough/publish").content == b"Anyborough as performance team"
    assert acting().role == ""
    assert client.get("/anyborough/publish").status_code == 405


def test_a_role_for_one_measure_opens_the_page_of_that_measure_only(
    client: Client, series: models.Series, authority: models.Authority
) -> None:
    person(client, "data_owner", authority, measure=series.measure)
    assert client.get("/anyborough/give/m2").content == b"data owner"
    assert client.get("/anyborough/give/m1").status_code == 403


def test_a_record_of_another_authority_is_not_found_even_by_those_who_may_there(
    client: Client,
    series: models.Series,
    authority: models.Authority,
    other_authority: models.Authority,
) -> None:
    user = person(client, "performance_team", authority)
    RoleAssignment.objects.create(
        user=user,
        role="performance_team",
        authority=other_authority,
        starts_on=timezone.localdate(),
        given_by="a test",
    )
    models.Measure.objects.create(authority=other_authority, code="theirs", title="Theirs")
    assert client.get("/anyborough/give/theirs").status_code == 404
    assert client.get("/elsewhere/give/theirs").status_code == 200


def test_a_view_is_marked_with_what_it_needs() -> None:
    assert admission(publish) is Admission.NEEDS
    assert needed_permission(publish) is Permission.PUBLISH
    assert needed_permission(lambda: None) is None


def test_reading_without_anonymous_reading_takes_a_role_there(
    client: Client,
    record: models.Framework,
    other_authority: models.Authority,
    settings: Settings,
) -> None:
    settings.ANONYMOUS_READING = False
    person(client, "viewer", other_authority)
    assert client.get("/anyborough/").status_code == 404
    assert "Anyborough" not in client.get("/").content.decode()
    client.force_login(User.objects.create(username="new"))
    assert client.get("/anyborough/").status_code == 404
    person(client, "data_owner", record.authority, measure=models.Measure.objects.get(code="m1"))
    assert client.get("/anyborough/").status_code == 200
    assert "Anyborough" in client.get("/").content.decode()
