"""The council's own identity provider: OpenID Connect over HTTP, and SAML with a signed answer."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from django.urls import include, path
from openid_provider import CLIENT, SECRET, Provider, provider_running
from pytest_django.fixtures import Settings

from goldthread.web.accounts.actions import accept_invitation, invite_person, leave
from goldthread.web.accounts.models import Invitation, User
from goldthread.web.config import signing_in
from goldthread.web.records import models

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(authority: models.Authority) -> Invitation:
    return invite_person(
        authority=authority, email="ana@example.org", role="viewer", by="the shell"
    ).invitation


@pytest.fixture
def ana(invitation: Invitation) -> User:
    return accept_invitation(invitation=invitation, by="ana@example.org")


def signed_in_as(client: Client) -> str:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).username if key else ""


# OpenID Connect


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Provider]:
    """A provider that the environment names."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with provider_running() as running:
        for name, value in (
            ("SERVER", running.address),
            ("CLIENT_ID", CLIENT),
            ("CLIENT_SECRET", SECRET),
            ("NAME", "Anyborough"),
        ):
            monkeypatch.setenv(f"GOLDTHREAD_OIDC_{name}", value)
        settings.SOCIALACCOUNT_PROVIDERS = signing_in.openid_connect()
        running.claims = {"sub": "77", "email": "Ana@Example.org", "email_verified": True}
        yield running


class _Stay(HTTPRedirectHandler):
    """A browser that says where it is sent, and does not go there."""

    def redirect_request(self, *_args: Any) -> None:
        return None


def come_by_openid(client: Client) -> Any:
    """Go the whole way: to the provider, and back with the code it gives."""
    sent = client.get("/account/oidc/council/login/")
    assert sent.status_code == 302
    with pytest.raises(HTTPError) as back:
        build_opener(_Stay).open(sent["Location"])
    there = urlsplit(back.value.headers["Location"])
    assert there.netloc == "testserver"
    return client.get(f"{there.path}?{there.query}")


def test_the_sign_in_page_offers_the_provider(client: Client, provider: Provider) -> None:
    page = client.get("/sign-in").content.decode()
    assert "Sign in with Anyborough" in page
    assert 'href="/account/oidc/council/login/' in page


def test_whoever_is_known_comes_in_by_a_checked_address(
    client: Client, provider: Provider, ana: User, settings: Settings
) -> None:
    settings.TWO_FACTOR_REQUIRED = True  # the provider's own business
    assert come_by_openid(client)["Location"] == "/my-work/"
    assert signed_in_as(client) == "ana@example.org"
    assert client.get("/account/").status_code == 200
    assert {"/authorize", "/token", "/who"} <= set(provider.asked)


def test_coming_again_is_known_by_the_provider_s_own_number(
    client: Client, provider: Provider, ana: User
) -> None:
    come_by_openid(client)
    client.post("/sign-out")
    provider.claims = {"sub": "77", "email": "ana.married@example.org", "email_verified": True}
    come_by_openid(client)
    assert signed_in_as(client) == "ana@example.org"


def test_whoever_is_invited_accepts_by_coming(
    client: Client, provider: Provider, invitation: Invitation
) -> None:
    provider.claims |= {"given_name": "Ana", "family_name": "Example"}
    come_by_openid(client)
    user = User.objects.get()
    assert (user.username, user.name) == ("ana@example.org", "Ana Example")
    assert not user.has_usable_password()
    assert user.role_assignments.get().role == "viewer"
    invitation.refresh_from_db()
    assert invitation.accepted_by == user


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"email": "ben@example.org"}, "nobody has invited that address"),
        ({"email_verified": False}, "does not say that it has checked"),
        ({"email": None}, "does not say that it has checked"),
    ],
)
def test_anybody_else_is_told_why_not(
    client: Client, provider: Provider, ana: User, claims: dict[str, Any], said: str
) -> None:
    provider.claims |= claims
    answer = come_by_openid(client)
    assert answer.status_code == 403
    assert said in answer.content.decode()
    assert signed_in_as(client) == ""
    assert User.objects.count() == 1


def test_a_provider_that_never_says_checked_can_be_trusted_by_a_setting(
    client: Client,
    provider: Provider,
    ana: User,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    del provider.claims["email_verified"]
    assert come_by_openid(client).status_code == 403
    monkeypatch.setenv("GOLDTHREAD_OIDC_TRUST_EMAIL", "1")
    settings.SOCIALACCOUNT_PROVIDERS = signing_in.openid_connect()
    come_by_openid(client)
    assert signed_in_as(client) == "ana@example.org"


def test_who_has_left_does_not_come_back_by_the_provider(
    client: Client, provider: Provider, ana: User, authority: models.Authority
) -> None:
    come_by_openid(client)
    leave(authority=authority, user=ana, by="an administrator")
    answer = come_by_openid(Client())
    assert answer.status_code == 403
    assert "has been closed" in answer.content.decode()


def test_an_answer_that_nobody_asked_for_lets_nobody_in(
    client: Client, provider: Provider, ana: User
) -> None:
    client.get("/account/oidc/council/login/callback/?code=code-0&state=made-up")
    assert signed_in_as(client) == ""


# SAML

HOST = "performance.example.gov.uk"  # it takes no name without a dot


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST=HOST)


@pytest.fixture
def keys(tmp_path: Path) -> tuple[str, str]:
    """The identity provider's key and certificate, in PEM."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "login.example")])
    now = datetime.now(tz=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    (tmp_path / "provider.pem").write_text(pem, "ascii")
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    return private.decode(), pem


@pytest.fixture
def saml(
    keys: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> Iterator[None]:
    """SAML as a site has it whose environment names a provider."""
    pytest.importorskip("onelogin", reason="SAML is an extra: pip install 'goldthread[saml]'")
    from allauth.socialaccount.providers import registry
    from allauth.socialaccount.providers.saml.provider import SAMLProvider

    from goldthread.web.accounts.signing_in.urls import for_saml

    for name, value in (
        ("ENTITY_ID", "https://login.example/saml"),
        ("SIGN_ON_URL", "https://login.example/sso"),
        ("CERTIFICATE", str(tmp_path / "provider.pem")),
        ("NAME", "Anyborough"),
    ):
        monkeypatch.setenv(f"GOLDTHREAD_SAML_{name}", value)
    assert signing_in.saml_apps() == ("allauth.socialaccount.providers.saml",)

    class Addresses:
        urlpatterns: ClassVar[list[Any]] = [
            *for_saml(),
            path("", include("goldthread.web.config.urls")),
        ]

    settings.ROOT_URLCONF = Addresses
    settings.ALLOWED_HOSTS = [HOST]
    settings.SOCIALACCOUNT_PROVIDERS = signing_in.saml()
    registry.load()
    registry.register(SAMLProvider)
    yield
    registry.provider_map.pop(SAMLProvider.id)


_ANSWER = """<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
 xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="r1" Version="2.0" IssueInstant="{now}"
 Destination="{acs}" InResponseTo="{request}"><saml:Issuer>https://login.example/saml</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
{assertion}</samlp:Response>"""
_ASSERTION = """<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="a1"
 Version="2.0" IssueInstant="{now}"><saml:Issuer>https://login.example/saml</saml:Issuer>
<saml:Subject><saml:NameID
 Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">77</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<saml:SubjectConfirmationData NotOnOrAfter="{soon}" Recipient="{acs}" InResponseTo="{request}"/>
</saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{before}" NotOnOrAfter="{soon}"><saml:AudienceRestriction>
<saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="{now}" SessionIndex="s1"><saml:AuthnContext>
<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>
</saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement><saml:Attribute
 Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress">
<saml:AttributeValue>{email}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>
</saml:Assertion>"""


@pytest.fixture
def come_by_saml(browser: Client, saml: None, keys: tuple[str, str]) -> Callable[..., Any]:
    """Go to the provider, and come back with the answer that it signs."""
    from onelogin.saml2.utils import OneLogin_Saml2_Utils

    def come(email: str = "ana@example.org", forged: str = "") -> Any:
        sent = urlsplit(browser.get("/account/saml/council/login/")["Location"])
        assert sent.netloc == "login.example"
        asked = zlib.decompress(base64.b64decode(parse_qs(sent.query)["SAMLRequest"][0]), -15)
        request = re.search(rb'\bID="([^"]+)"', asked)
        audience = re.search(rb"<saml:Issuer>([^<]+)<", asked)
        assert request
        assert audience
        now = datetime.now(tz=UTC)
        told = {
            "request": request[1].decode(),
            "audience": audience[1].decode(),
            "acs": f"http://{HOST}/account/saml/council/acs/",
            "email": email,
            "now": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "before": f"{now - timedelta(minutes=2):%Y-%m-%dT%H:%M:%SZ}",
            "soon": f"{now + timedelta(minutes=2):%Y-%m-%dT%H:%M:%SZ}",
        }
        signed = OneLogin_Saml2_Utils.add_sign(_ASSERTION.format(**told), *keys).decode()
        signed = re.sub(r"^<\?xml[^>]*\?>", "", signed)
        if forged:
            signed = signed.replace(email, forged)
        answer = base64.b64encode(_ANSWER.format(assertion=signed, **told).encode()).decode()
        back = browser.post("/account/saml/council/acs/", {"SAMLResponse": answer})
        return browser.get(back["Location"])

    return come


def test_whoever_is_known_comes_in_by_a_signed_answer(
    browser: Client, ana: User, come_by_saml: Callable[..., Any]
) -> None:
    assert come_by_saml()["Location"] == "/my-work/"
    assert signed_in_as(browser) == "ana@example.org"


def test_somebody_who_was_not_invited_is_told_so(
    browser: Client, ana: User, come_by_saml: Callable[..., Any]
) -> None:
    answer = come_by_saml("ben@example.org")
    assert answer.status_code == 403
    assert "nobody has invited that address" in answer.content.decode()


def test_an_answer_that_was_changed_after_signing_lets_nobody_in(
    browser: Client, ana: User, come_by_saml: Callable[..., Any]
) -> None:
    come_by_saml("ben@example.org", forged="ana@example.org")
    assert signed_in_as(browser) == ""


def test_the_provider_is_told_about_this_site(browser: Client, saml: None) -> None:
    metadata = browser.get("/account/saml/council/metadata/")
    assert metadata.status_code == 200
    assert f"http://{HOST}/account/saml/council/acs/" in metadata.content.decode()
