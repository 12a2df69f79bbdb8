"""Signing in by password, with a second factor, and being locked out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django.fixtures import Settings

from goldthread.web.accounts.actions import accept_invitation, invite_person, leave
from goldthread.web.accounts.models import User
from goldthread.web.accounts.signing_in.secrets import opened, sealed
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


# The second factor


def code_of(user: User) -> str:
    kept = Authenticator.objects.get(user=user, type="totp")
    secret = opened(kept.data["secret"])
    return totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )


@pytest.fixture
def required(settings: Settings) -> None:
    settings.TWO_FACTOR_REQUIRED = True


def set_up_app(client: Client) -> object:
    page = client.get("/account/app/add")
    secret = page.context["form"].secret
    counter = next(totp.yield_hotp_counters_from_time())
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    return client.post("/account/app/add", {"code": code})


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
