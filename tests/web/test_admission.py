"""Who may see what."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from small_records import in_force

from goldthread.web.accounts.models import User
from goldthread.web.records import models

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(record: models.Framework) -> str:
    """The address of a page that is for reading."""
    return f"/{in_force(record).authority.code}/"


def test_without_anonymous_reading_a_page_asks_for_signing_in(
    client: Client, page: str, settings: Settings
) -> None:
    settings.ANONYMOUS_READING = False
    response = client.get(page)
    assert response.status_code == 302
    assert response["Location"] == f"/sign-in?next={page}"


def test_with_anonymous_reading_anybody_may_read_and_nobody_may_post(
    client: Client, page: str, settings: Settings
) -> None:
    settings.ANONYMOUS_READING = True
    assert client.get(page).status_code == 200
    refused = client.post(page)
    assert refused.status_code == 302
    assert refused["Location"].startswith("/sign-in")


def test_a_person_signs_in_reads_and_signs_out(
    client: Client, page: str, settings: Settings
) -> None:
    settings.ANONYMOUS_READING = False
    user = User.objects.create_user("officer", "officer@example.org", password="a long pass phrase")  # noqa: S106 - made up
    models.Authority.objects.get().role_assignments.create(
        user=user, role="viewer", starts_on=timezone.localdate(), given_by="a test"
    )
    form = client.get("/sign-in", {"next": page})
    assert form.status_code == 200
    answer = client.post(
        "/sign-in", {"login": "officer@example.org", "password": "a long pass phrase", "next": page}
    )
    assert answer["Location"] == page
    assert client.get(page).status_code == 200
    client.post("/sign-out")
    assert client.get(page).status_code == 302


def test_a_wrong_password_is_said_and_lets_nobody_in(client: Client, page: str) -> None:
    answer = client.post(
        "/sign-in", {"login": "officer@example.org", "password": "guess", "next": page}
    )
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert "<title>Error: Sign in" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_in_leads_to_no_other_site(client: Client, db: None) -> None:
    User.objects.create_user("officer", "officer@example.org", password="a long pass phrase")  # noqa: S106 - made up
    told = {"login": "officer@example.org", "password": "a long pass phrase"}
    answer = client.post("/sign-in", {**told, "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/my-work/"


def test_an_address_of_another_authority_s_measure_is_not_found(
    client: Client,
    record: models.Framework,
    other_authority: models.Authority,
    settings: Settings,
) -> None:
    settings.ANONYMOUS_READING = True
    assert client.get(f"/{in_force(record).authority.code}/measures/m1/").status_code == 200
    assert client.get(f"/{other_authority.code}/measures/m1/").status_code == 404


def test_the_health_page_is_for_anybody_and_tells_of_the_database(client: Client) -> None:
    response = client.get("/health")
    assert (response.status_code, response.content) == (200, b"ok")


def test_every_answer_forbids_scripts_and_frames_of_others(client: Client) -> None:
    policy = client.get("/sign-in")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
