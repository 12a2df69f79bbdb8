"""What happens to a form whose sender is not signed in any more, and to an address for forms only."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html

from goldthread.web.accounts import held_form
from goldthread.web.accounts.models import User
from goldthread.web.records import models

pytestmark = pytest.mark.django_db

HERE = {"HTTP_ORIGIN": "http://testserver"}
AWAY = "/anyborough/people/away/"
HELD = "/account/not-sent/"


@pytest.fixture
def ana(authority: models.Authority) -> User:
    user = User.objects.create_user("ana", "ana@example.org", password="four words in a row")  # noqa: S106 - made up
    authority.role_assignments.create(
        user=user, role="viewer", starts_on="2020-01-01", given_by="a test"
    )
    return user


@pytest.fixture
def browser(ana: User) -> Client:
    """A browser in which ana was signed in last, and her session is over."""
    browser = Client()
    browser.force_login(ana)
    browser.get("/account/")
    del browser.cookies["sessionid"]
    return browser


def words(page: bytes) -> str:
    return " ".join(html.fromstring(page.decode()).xpath("string(//main)").split())


def test_what_was_sent_signed_out_is_kept_until_its_sender_has_signed_in(browser: Client) -> None:
    told = {"reason": "مرحبا 🎉 & <b>", "version": "3", "starts_on": ""}
    sent = browser.post(AWAY, told, **HERE)
    assert sent["Location"] == "/sign-in?next=%2Faccount%2Fnot-sent%2F"
    assert "What you wrote is kept" in words(browser.get(sent["Location"]).content)
    arrived = browser.post(
        sent["Location"],
        {"login": "ana@example.org", "password": "four words in a row", "next": HELD},
    )
    assert arrived["Location"] == HELD
    shown = html.fromstring(browser.get(HELD).content.decode())
    (again,) = shown.xpath("//form[@id='again']")
    assert again.get("action") == AWAY
    fields = {one.get("name"): one.get("value") for one in again.xpath(".//input")}
    assert fields.items() >= told.items()
    assert shown.xpath("//dd/text()") == [told["reason"]]
    browser.post(AWAY, told)
    assert browser.get(HELD).status_code == 302


def test_what_somebody_else_sent_is_never_shown_and_nobody_s_is_not_kept(
    browser: Client, ana: User, authority: models.Authority
) -> None:
    ben = User.objects.create_user("ben", "ben@example.org")
    authority.role_assignments.create(
        user=ben, role="viewer", starts_on="2020-01-01", given_by="a test"
    )
    browser.post(AWAY, {"reason": "Not for ben"}, **HERE)
    browser.force_login(ben)
    assert browser.get(HELD)["Location"] == "/my-work/"
    assert "held_form" not in browser.session
    # The cookie says ben from now on; one that somebody wrote themselves says nobody.
    browser.post("/sign-out")
    browser.post(AWAY, {"reason": "Of ben"}, **HERE)
    browser.force_login(ana)
    assert browser.get(HELD)["Location"] == "/my-work/"
    forged = Client()
    forged.cookies["last-here"] = str(ana.pk)
    assert forged.post(AWAY, {"reason": "x"}, **HERE)["Location"] == f"/sign-in?next={AWAY}"


def test_what_is_thrown_away_is_gone(browser: Client, ana: User) -> None:
    browser.post(AWAY, {"reason": "Leave"}, **HERE)
    browser.force_login(ana)
    assert "thrown away" in words(browser.post(HELD, follow=True).content)
    assert browser.get(HELD).status_code == 302


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ({"reason": "Sent by another site"}, {"HTTP_ORIGIN": "https://elsewhere.example"}),
        ({"reason": "No site says so"}, {}),
        ({"new_password": "four words in a row"}, HERE),
        ({"reason": "x" * 100_001}, HERE),
    ],
)
def test_what_another_site_sent_a_secret_and_a_flood_are_not_kept(
    browser: Client, told: dict[str, str], origin: dict[str, str]
) -> None:
    assert browser.post(AWAY, told, **origin)["Location"] == f"/sign-in?next={AWAY}"
    assert "sessionid" not in browser.cookies


def test_a_form_opened_before_signing_in_anew_is_kept_and_a_forged_one_refused(ana: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ana)
    assert browser.post(AWAY, {"reason": "Leave"}, **HERE)["Location"] == HELD
    assert "Leave" in words(browser.get(HELD).content)
    forged = browser.post(AWAY, {"reason": "x"}, HTTP_ORIGIN="https://elsewhere.example")
    assert forged.status_code == 403
    assert "Nothing was changed" in words(forged.content)


def test_an_address_for_forms_only_says_so_in_a_page_and_leads_on(ana: User) -> None:
    browser = Client()
    browser.force_login(ana)
    answer = browser.get(AWAY)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "There is nothing to read at this address" in words(answer.content)
    page = html.fromstring(answer.content.decode())
    assert "/anyborough/people/" in page.xpath("//main//a/@href")
    assert browser.get(AWAY, headers={"accept": "application/json"}).content == b""


def test_what_was_sent_an_hour_ago_is_shown_to_nobody(browser: Client, ana: User) -> None:
    browser.post(AWAY, {"reason": "Leave"}, **HERE)
    session = browser.session
    session["held_form"] = session["held_form"] | {
        "sent_at": session["held_form"]["sent_at"] - 3601
    }
    session.save()
    browser.force_login(ana)
    assert browser.get(HELD).status_code == 302


def test_a_flood_of_forms_is_not_stored(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_form, "_AN_HOUR", 2)
    cache.clear()
    places = [browser.post(AWAY, {"reason": "x"}, **HERE)["Location"] for _ in range(3)]
    assert ["not-sent" in place for place in places] == [True, True, False]
