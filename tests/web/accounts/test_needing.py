"""What a page needs of its visitor: found, told why not, or let in."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
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
from goldthread.web.config.refusals_logged import RefusalInOneLine
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


@needs(Permission.PUBLISH)
def fail(_request: HttpRequest, authority: models.Authority) -> HttpResponse:
    """A page with a fault."""
    raise RuntimeError(authority.name)


class Addresses:
    """The addresses of these tests beside those of the site."""

    urlpatterns: ClassVar[list[URLPattern | URLResolver]] = [
        path("<slug:authority>/publish", publish),
        path("<slug:authority>/give/<str:code>", give),
        path("<slug:authority>/fail", fail),
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


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the server writes to its log."""
    written = io.StringIO()
    (handler,) = [
        one
        for one in logging.getLogger().handlers
        if isinstance(one, logging.StreamHandler)
        and any(isinstance(each, RefusalInOneLine) for each in one.filters)
    ]
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


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
    client: Client, authority: models.Authority, log: io.StringIO
) -> None:
    administrator = person(client, "administrator", authority)
    User.objects.filter(pk=administrator.pk).update(email="head@example.org", first_name="Ana")
    person(client, "viewer", authority)
    answer = client.post("/anyborough/publish?token=secret")
    assert answer.status_code == 403
    said = answer.content.decode()
    assert "To publish returns and lock periods takes the role of performance team." in said
    assert "mailto:head@example.org" in said
    # Signing in writes lines of its own.
    (line,) = [one for one in log.getvalue().splitlines() if " axes." not in one]
    assert line.endswith(
        "WARNING django.request: Refused to viewer@example.org: POST /anyborough/publish. "
        "To publish returns and lock periods takes the role of performance team."
    )


def test_a_host_name_that_is_not_ours_is_one_line_in_the_log(
    client: Client, log: io.StringIO
) -> None:
    assert client.get("/health", headers={"host": "10.0.0.1"}).status_code == 400
    (line,) = log.getvalue().splitlines()
    assert "Refused to nobody: GET /health. Invalid HTTP_HOST header: '10.0.0.1'." in line


def test_a_fault_of_the_program_is_in_the_log_with_its_traceback(
    client: Client, authority: models.Authority, log: io.StringIO
) -> None:
    person(client, "performance_team", authority)
    client.raise_request_exception = False
    assert client.get("/anyborough/fail").status_code == 500
    assert "ERROR django.request: Internal Server Error: /anyborough/fail" in log.getvalue()
    assert "Traceback" in log.getvalue()
    assert log.getvalue().rstrip().endswith("RuntimeError: Anyborough")


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
