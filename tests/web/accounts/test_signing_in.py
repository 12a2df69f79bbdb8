"""Signing in by password, with a second factor, and being locked out."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from authenticator import code_shown
from django.core import mail, signing
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django.fixtures import Settings

from goldthread.web.accounts.actions import (
    accept_invitation,
    give_role,
    invite_person,
    leave,
)
from goldthread.web.accounts.actions.note_credentials import Credentials
from goldthread.web.accounts.models import User
from goldthread.web.accounts.signing_in.reminded import KNOWN_FOR, reminder_token
from goldthread.web.accounts.signing_in.secrets import opened, sealed
from goldthread.web.audit.selectors import history_of
from goldthread.web.audit.wording import DID
from goldthread.web.config import signing_in
from goldthread.web.records import models

pytestmark = pytest.mark.django_db

PASSWORD = "four words in a row"  # noqa: S105 - made up


@pytest.fixture(autouse=True)
def _nobody_is_counted_from_before() -> None:
    cache.clear()


@pytest.fixture
def ana(authority: models.Authority) -> User:
    made = invite_person(
        authority=authority, email="Ana@Example.org", role="viewer", by="the shell"
    )
    return accept_invitation(
        invitation=made.invitation,
        by="ana@example.org",
        first_name="Ana",
        last_name="Example",
        password=PASSWORD,
    )


@pytest.fixture
def sign_in(client: Client) -> Callable[..., object]:
    def tried(email: str = "ana@example.org", password: str = PASSWORD, **more: str) -> object:
        return client.post("/sign-in", {"login": email, "password": password, **more})

    return tried


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_an_address_is_the_same_in_capitals(client: Client, ana: User, sign_in: Callable) -> None:
    assert sign_in("ANA@example.ORG")["Location"] == "/my-work/"
    assert is_in(client)


def test_nobody_signs_up(client: Client, ana: User) -> None:
    told = {"email": "new@example.org", "password1": PASSWORD}
    assert "by invitation only" in client.post("/account/invited-only", told).content.decode()
    assert User.objects.count() == 1


def test_who_has_left_is_out_at_the_next_click_and_stays_out(
    client: Client, ana: User, sign_in: Callable, authority: models.Authority
) -> None:
    sign_in()
    assert is_in(client)
    leave(authority=authority, user=ana, by="an administrator")
    assert not is_in(client)
    sign_in()
    assert not is_in(client)


def test_five_wrong_passwords_lock_out_even_the_right_one(
    client: Client, ana: User, sign_in: Callable
) -> None:
    answers = [sign_in(password="wrong") for _ in range(signing_in.FAILURES_ALLOWED)]  # noqa: S106
    assert [one.status_code for one in answers] == [200, 200, 200, 200, 429]
    locked = sign_in()
    assert locked.status_code == 429
    assert "Wait 15 minutes" in locked.content.decode()
    assert not is_in(client)


def test_a_lock_is_for_one_person_from_one_address(
    client: Client, ana: User, sign_in: Callable, authority: models.Authority
) -> None:
    for _ in range(signing_in.FAILURES_ALLOWED):
        sign_in(password="wrong")  # noqa: S106
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    told = {"login": "ana@example.org", "password": PASSWORD}
    assert elsewhere.post("/sign-in", told).status_code == 302
    assert sign_in("ben@example.org").status_code == 200


def test_a_wrong_password_does_not_say_whether_there_is_such_a_person(
    ana: User, sign_in: Callable
) -> None:
    known, unknown = sign_in(password="wrong"), sign_in("nobody@example.org")  # noqa: S106
    said = [
        re.findall(r"error-summary.*?</ul>", r.content.decode(), re.S) for r in (known, unknown)
    ]
    assert said[0] == said[1] != []


def test_a_forgotten_password_is_chosen_anew_by_a_letter(client: Client, ana: User) -> None:
    client.post("/account/password/forgotten", {"email": "ana@example.org"})
    client.post("/account/password/forgotten", {"email": "nobody@example.org"})
    (letter,) = mail.outbox
    link = re.search(r"http://testserver(/account/password/new/\S+)", letter.body)
    assert link
    page = client.get(link[1])
    told = {"password1": "another row of words", "password2": "another row of words"}
    assert client.post(page["Location"], told).status_code == 302
    ana.refresh_from_db()
    assert ana.check_password("another row of words")
    assert recorded(ana) == [("ana@example.org", "reset password", "")]


# The record of changes


def recorded(ana: User) -> list[tuple[str, str, str]]:
    """What the record of changes has of her, the latest first."""
    events = history_of(ana).filter(action__in=[one.value for one in Credentials])
    return [(one.by, one.action, (one.after or one.before or {}).get("way", "")) for one in events]


def test_a_changed_password_and_second_factor_stand_in_the_record_of_every_authority(
    client: Client,
    ana: User,
    sign_in: Callable,
    required: None,
    other_authority: models.Authority,
    authority: models.Authority,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    give_role(authority=other_authority, user=ana, role="viewer", by="the shell")
    sign_in()
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
    told = {
        "oldpassword": PASSWORD,
        "password1": "another row of words",
        "password2": "another row of words",
    }
    assert client.post("/account/password", told).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/recovery-codes/new")
    here = [
        ("ana@example.org", "renew recovery codes", "recovery codes"),
        ("ana@example.org", "change password", ""),
        ("ana@example.org", "add second factor", "recovery codes"),
        ("ana@example.org", "add second factor", "an authenticator app"),
    ]
    assert sorted(recorded(ana)) == sorted(here * 2)
    assert {one.authority for one in history_of(ana).filter(action="change password")} == {
        authority,
        other_authority,
    }
    assert {one.value for one in Credentials} <= set(DID)


def test_a_refused_sign_in_is_recorded_once_for_as_long_as_the_lock_lasts(
    client: Client, ana: User, sign_in: Callable
) -> None:
    for _ in range(signing_in.FAILURES_ALLOWED + 3):
        sign_in(password="wrong")  # noqa: S106
    assert recorded(ana) == [("somebody not signed in", "refuse sign-in", "")]
    assert history_of(ana).filter(action="refuse sign-in")[0].from_where == "127.0.0.1"
    for _ in range(signing_in.FAILURES_ALLOWED):
        sign_in("nobody@example.org")  # nobody's record: there is no such person


# The link of a reminder


def signs_in_by(client: Client, token: str) -> str:
    """The sign-in page that the link of a reminder leads to, for somebody not signed in."""
    answer = client.get(f"/anyborough/returns/q1/2020-Q4/?for={token}&tried=check")
    told = parse_qs(urlsplit(answer["Location"]).query)
    assert answer["Location"].startswith("/sign-in?")
    # Whoever shares the address of the page they end on does not share the token.
    assert told["next"] == ["/anyborough/returns/q1/2020-Q4/?tried=check"]
    return client.get(answer["Location"]).content.decode()


def test_a_reminder_s_link_fills_in_the_address_and_begins_at_the_password(
    client: Client, ana: User
) -> None:
    page = signs_in_by(client, reminder_token(ana))
    assert 'value="ana@example.org"' in page
    assert re.search(r'<input type="password"[^>]* autofocus', page)
    assert 'name="next" value="/anyborough/returns/q1/2020-Q4/?tried=check"' in page


@pytest.mark.parametrize("token", ["1", "1.1", "", "ana@example.org"])
def test_a_link_that_is_not_signed_tells_nothing(client: Client, ana: User, token: str) -> None:
    assert "ana@example.org" not in signs_in_by(client, token or "%20")
    forged = reminder_token(ana).replace(str(ana.pk), str(ana.pk + 1), 1)
    assert "ana@example.org" not in signs_in_by(client, forged)


def test_an_old_link_and_that_of_somebody_who_left_fill_in_nothing(
    client: Client, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    then_it_was = time.time() - KNOWN_FOR.total_seconds() - 60
    with monkeypatch.context() as then:
        then.setattr(signing.time, "time", lambda: then_it_was)
        old = reminder_token(ana)
    assert "ana@example.org" not in signs_in_by(client, old)
    User.objects.filter(pk=ana.pk).update(is_active=False)
    assert "ana@example.org" not in signs_in_by(client, reminder_token(ana))


def test_whoever_has_a_passkey_is_offered_it_first(client: Client, ana: User) -> None:
    assert signs_in_by(client, reminder_token(ana)).index("passkey_login") > 0
    Authenticator.objects.create(user=ana, type="webauthn", data={})
    page = signs_in_by(client, reminder_token(ana))
    assert page.index('id="passkey_login"') < page.index('type="password"')
    assert client.get("/sign-in").content.decode().index('type="password"') > 0


@pytest.mark.parametrize(("days", "hours"), [(14, 14 * 24), (0, 12)])
def test_one_is_kept_signed_in_for_as_many_days_as_the_council_allows(
    client: Client, ana: User, sign_in: Callable, settings: Settings, days: int, hours: int
) -> None:
    settings.DAYS_SIGNED_IN = days
    offered = "Keep me signed in on this device" in client.get("/sign-in").content.decode()
    assert offered == bool(days)
    sign_in(keep="on")
    assert client.session.get_expiry_age() == pytest.approx(hours * 3600, abs=60)


def test_whoever_does_not_ask_is_signed_out_after_half_a_day(
    client: Client, ana: User, sign_in: Callable
) -> None:
    sign_in()
    assert client.session.get_expiry_age() == 12 * 3600


# The second factor


def code_of(user: User) -> str:
    kept = Authenticator.objects.get(user=user, type="totp")
    return code_shown(opened(kept.data["secret"]))


@pytest.fixture
def required(settings: Settings) -> None:
    settings.TWO_FACTOR_REQUIRED = True


def set_up_app(client: Client) -> object:
    page = client.get("/account/app/add")
    secret = page.context["form"].secret
    return client.post("/account/app/add", {"code": code_shown(secret)})


def test_a_password_alone_opens_nothing_but_the_way_to_a_second_factor(
    client: Client, ana: User, sign_in: Callable, required: None
) -> None:
    sign_in()
    for address in ("/", "/account/", "/anyborough/", "/anyborough/people/", "/account/password"):
        assert client.get(address)["Location"] == "/account/second-factor", address
    assert client.get("/account/second-factor").status_code == 200
    assert client.get("/account/app/add").status_code == 200
    assert client.post("/sign-out").status_code == 302


def test_an_authenticator_app_is_set_up_and_asked_for(
    client: Client, ana: User, sign_in: Callable, required: None
) -> None:
    sign_in()
    assert set_up_app(client)["Location"] == "/account/recovery-codes"
    codes = client.get("/account/recovery-codes").context["unused_codes"]
    assert len(codes) == 10
    assert is_in(client)
    client.post("/sign-out")

    assert sign_in()["Location"] == "/account/second-factor/code"
    assert not is_in(client)
    assert client.post("/account/second-factor/code", {"code": "000000"}).status_code == 200
    assert not is_in(client)
    cache.clear()  # a code counts once, also the one it was set up with; the clock has not moved
    assert client.post("/account/second-factor/code", {"code": code_of(ana)}).status_code == 302
    assert is_in(client)

    client.post("/sign-out")
    sign_in()
    assert client.post("/account/second-factor/code", {"code": codes[0]}).status_code == 302
    assert is_in(client)
    client.post("/sign-out")
    sign_in()
    client.post("/account/second-factor/code", {"code": codes[0]})
    assert not is_in(client), "a recovery code was taken twice"


def test_the_last_second_factor_stays_where_one_is_required(
    client: Client, ana: User, sign_in: Callable, required: None
) -> None:
    sign_in()
    set_up_app(client)
    client.post("/account/app/remove")
    assert Authenticator.objects.filter(user=ana, type="totp").exists()


def test_codes_cannot_be_tried_through(
    client: Client, ana: User, sign_in: Callable, required: None
) -> None:
    sign_in()
    set_up_app(client)
    client.post("/sign-out")
    sign_in()
    cache.clear()
    for wrong in range(10):
        client.post("/account/second-factor/code", {"code": f"{wrong:06}"})
    client.post("/account/second-factor/code", {"code": code_of(ana)})
    assert not is_in(client)


def test_a_secret_in_a_copy_of_the_database_is_of_no_use(
    client: Client, ana: User, sign_in: Callable, settings: Settings
) -> None:
    sign_in()
    secret = client.get("/account/app/add").context["form"].secret
    kept = sealed(secret)
    assert secret not in kept
    settings.SECRET_KEY, old = "another" * 10, settings.SECRET_KEY
    assert opened(kept) not in {secret, opened(kept)}, "something fixed fits everybody's codes"
    settings.SECRET_KEY_FALLBACKS = [old]
    assert opened(kept) == secret


# What the environment may say


def test_two_factors_are_asked_for_in_production_unless_said_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert signing_in.two_factor_required(in_production=True)
    assert not signing_in.two_factor_required(in_production=False)
    monkeypatch.setenv("GOLDTHREAD_TWO_FACTOR", "optional")
    assert not signing_in.two_factor_required(in_production=True)
    monkeypatch.setenv("GOLDTHREAD_TWO_FACTOR", "required")
    assert signing_in.two_factor_required(in_production=False)


def test_an_identity_provider_is_named_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert signing_in.openid_connect() == signing_in.saml() == {}
    monkeypatch.setenv("GOLDTHREAD_OIDC_SERVER", "https://login.example")
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_ID and GOLDTHREAD_OIDC_CLIENT_SEC"):
        signing_in.openid_connect()
    monkeypatch.setenv("GOLDTHREAD_SAML_ENTITY_ID", "https://login.example")
    monkeypatch.setenv("GOLDTHREAD_SAML_SIGN_ON_URL", "https://login.example/sso")
    monkeypatch.setenv("GOLDTHREAD_SAML_CERTIFICATE", "/nowhere.pem")
    with pytest.raises(ImproperlyConfigured, match=r"/nowhere\.pem, which cannot be read"):
        signing_in.saml()
    monkeypatch.setattr(signing_in, "find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match=r"pip install 'goldthread\[saml\]'"):
        signing_in.saml()
