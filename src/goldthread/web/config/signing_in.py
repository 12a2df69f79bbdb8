"""What django-allauth and django-axes are told: how people sign in, and when they are locked out."""

from __future__ import annotations

from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from goldthread.web.config import environment

PROVIDER = "council"
"""The one identity provider's part in addresses: there is one of each kind at most."""

APPS = (
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
)


def signing_in(*, in_production: bool) -> dict[str, Any]:
    """What the libraries are told, by the name of the setting.

    Raises ``ImproperlyConfigured`` when an identity provider is named by halves.
    """
    return {
        "AUTHENTICATION_BACKENDS": [
            # First, so that somebody who is locked out is not even tried.
            "axes.backends.AxesStandaloneBackend",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        **_ACCOUNT,
        **_SECOND_FACTOR,
        **_LOCK_OUT,
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if in_production else "http",
        # A browser lets a passkey be made over plain HTTP on this machine only.
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not in_production,
        "SOCIALACCOUNT_ADAPTER": "goldthread.web.accounts.signing_in.adapters.ProviderAdapter",
        # A form would be stopped by our own policy when it is sent on to the provider.
        "SOCIALACCOUNT_LOGIN_ON_GET": True,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
        "SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX": "oidc",
        "SOCIALACCOUNT_PROVIDERS": {**openid_connect(), **saml()},
    }


def two_factor_required(*, in_production: bool) -> bool:
    """Whether a password alone is not enough."""
    asked = environment.TWO_FACTOR.read()
    return asked == "required" or (asked == "in-production" and in_production)


def days_signed_in() -> int:
    """For how many days one may stay signed in; ``ImproperlyConfigured`` for what is no number."""
    told = environment.DAYS_SIGNED_IN.read()
    if not (told.isascii() and told.isdigit() and int(told) <= MOST_DAYS_SIGNED_IN):
        raise ImproperlyConfigured(
            f"{environment.DAYS_SIGNED_IN.name} is {told!r}; it may be a whole number of days from "
            f"0 to {MOST_DAYS_SIGNED_IN}."
        )
    return int(told)


MOST_DAYS_SIGNED_IN = 90


def demonstration(*, in_production: bool) -> bool:
    """Whether anybody may try the made-up people; ``ImproperlyConfigured`` in production."""
    if in_production and environment.DEMONSTRATION.is_on():
        raise ImproperlyConfigured(
            f"{environment.DEMONSTRATION.name} lets anybody in and cannot be 1 in production."
        )
    return environment.DEMONSTRATION.is_on()


FAILURES_ALLOWED = 5
MINUTES_LOCKED_OUT = 15

_ACCOUNT = {
    "ACCOUNT_ADAPTER": "goldthread.web.accounts.signing_in.adapters.AccountAdapter",
    "ACCOUNT_FORMS": {
        "login": "goldthread.web.accounts.signing_in.forms.LoginForm",
        "change_password": "goldthread.web.accounts.signing_in.forms.ChangePasswordForm",
    },
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    # Whoever accepts an invitation shows by its link that the address is theirs.
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    "ACCOUNT_LOGOUT_REDIRECT_URL": "accounts:sign-in",
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    # Passwords are django-axes's, which keeps count in the database; this stops guessed codes.
    "ACCOUNT_RATE_LIMITS": {"login_failed": "30/m/ip,10/5m/key"},
    "SESSION_COOKIE_AGE": 12 * 60 * 60,
}

_SECOND_FACTOR = {
    "MFA_ADAPTER": "goldthread.web.accounts.signing_in.adapters.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_TOTP_ISSUER": "Goldthread",
    "MFA_TOTP_TOLERANCE": 1,
}

_LOCK_OUT = {
    "AXES_FAILURE_LIMIT": FAILURES_ALLOWED,
    "AXES_COOLOFF_TIME": timedelta(minutes=MINUTES_LOCKED_OUT),
    # Together: nobody can lock a colleague out from elsewhere, and a whole office behind one
    # address is not locked out by one of its people.
    "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
    "AXES_RESET_ON_SUCCESS": True,
    "AXES_ENABLE_ADMIN": False,
    "AXES_VERBOSE": False,
    "AXES_DISABLE_ACCESS_LOG": True,
    "AXES_USERNAME_CALLABLE": "goldthread.web.accounts.signing_in.lock_out.who_tries",
    "AXES_CLIENT_IP_CALLABLE": "goldthread.web.audit.acting.address_of",
    "AXES_LOCKOUT_CALLABLE": "goldthread.web.accounts.signing_in.lock_out.locked_out",
}


def openid_connect() -> dict[str, Any]:
    """The council's provider for OpenID Connect, if the environment names one."""
    server = environment.OIDC_SERVER.read()
    if not server:
        return {}
    _need(environment.OIDC_SERVER, environment.OIDC_CLIENT_ID, environment.OIDC_CLIENT_SECRET)
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": PROVIDER,
                    "name": environment.OIDC_NAME.read(),
                    "client_id": environment.OIDC_CLIENT_ID.read(),
                    "secret": environment.OIDC_CLIENT_SECRET.read(),
                    "settings": {
                        "server_url": server,
                        "oauth_pkce_enabled": True,
                        "trust_email": environment.OIDC_TRUST_EMAIL.is_on(),
                    },
                }
            ]
        }
    }


def saml() -> dict[str, Any]:
    """The council's provider for SAML, if the environment names one."""
    entity = environment.SAML_ENTITY_ID.read()
    if not entity:
        return {}
    _need(environment.SAML_ENTITY_ID, environment.SAML_SIGN_ON_URL, environment.SAML_CERTIFICATE)
    if find_spec("onelogin") is None:
        raise ImproperlyConfigured(
            f"{environment.SAML_ENTITY_ID.name} is set, but what SAML needs is not installed. "
            "Install it with: pip install 'goldthread[saml]'"
        )
    return {
        "saml": {
            "APPS": [
                {
                    "provider_id": entity,
                    "name": environment.SAML_NAME.read(),
                    "client_id": PROVIDER,
                    "settings": {
                        "trust_email": True,
                        "attribute_mapping": {"email": environment.SAML_EMAIL.read()},
                        "idp": {
                            "entity_id": entity,
                            "sso_url": environment.SAML_SIGN_ON_URL.read(),
                            "x509cert": _certificate(),
                        },
                        "advanced": {
                            "want_assertion_signed": True,
                            "want_name_id": True,
                            "reject_idp_initiated_sso": True,
                        },
                    },
                }
            ]
        }
    }


def saml_apps() -> tuple[str, ...]:
    """The app that SAML needs; it cannot be imported where its libraries are not installed."""
    return ("allauth.socialaccount.providers.saml",) if environment.SAML_ENTITY_ID.read() else ()


def _certificate() -> str:
    path = Path(environment.SAML_CERTIFICATE.read())
    try:
        text = path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as reason:
        raise ImproperlyConfigured(
            f"{environment.SAML_CERTIFICATE.name} names {path}, which cannot be read as a "
            f"certificate in PEM ({reason})."
        ) from reason
    if "BEGIN CERTIFICATE" not in text:
        raise ImproperlyConfigured(
            f"{environment.SAML_CERTIFICATE.name} names {path}, which holds no certificate in PEM."
        )
    return text


def _need(given: environment.Setting, *settings: environment.Setting) -> None:
    missing = [setting.name for setting in settings if not setting.read()]
    if missing:
        raise ImproperlyConfigured(
            f"{given.name} is set, and so {' and '.join(missing)} must be set too."
        )
