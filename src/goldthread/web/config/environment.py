"""Every setting that is read from the environment, declared once with its meaning.

``docs/reference/settings.md`` is written from these declarations (``settings_page``), so a
setting that is not declared here cannot be read, and one that is declared is documented.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: what it means, what stands when it is not given."""

    name: str
    meaning: str
    default: str = ""
    default_words: str | None = None
    allowed: tuple[str, ...] = ()

    def read(self) -> str:
        """What the environment says, or the default; refuses a word that is not allowed."""
        value = os.environ.get(self.name, "").strip() or self.default
        if self.allowed and value not in self.allowed:
            raise ImproperlyConfigured(
                f"{self.name} is {value!r}; it may be {' or '.join(self.allowed)}."
            )
        return value

    def is_on(self) -> bool:
        """Whether a setting that is either 1 or 0 is 1."""
        return self.read() == "1"

    def read_list(self) -> list[str]:
        """The parts of a setting whose parts are separated by commas, blanks left out."""
        return [part.strip() for part in self.read().split(",") if part.strip()]


_SWITCH: tuple[Literal["0"], Literal["1"]] = ("0", "1")

DATA = Setting(
    "GOLDTHREAD_DATA",
    "The directory that holds everything this installation keeps: the SQLite database, the "
    "secret key made for local use, and the collected style sheets. It is made, readable only "
    "by its owner, when it is not there.",
    default="var",
    default_words="`var` in the directory where the command is run",
)
ENVIRONMENT = Setting(
    "GOLDTHREAD_ENV",
    "Where this runs. `local` is for one person on one machine over plain HTTP. `production` "
    "insists on HTTPS, secure cookies, a secret key and host names given in the environment, "
    "and serves style sheets under names that change with their content.",
    default="local",
    allowed=("local", "production"),
)
SECRET_KEY = Setting(
    "GOLDTHREAD_SECRET_KEY",
    "The secret that signs cookies: at least 50 random characters, the same on every machine "
    "of one installation. Needed in production.",
    default_words="in `local`: made once and kept in the data directory, readable only by its owner",
)
DATABASE_URL = Setting(
    "DATABASE_URL",
    "The database, as `postgresql://user:password@host:port/name`; characters with a meaning of "
    "their own in an address are percent-encoded. `?host=/directory` names the directory of a "
    "Unix socket and `?sslmode=require` insists on encryption.",
    default_words="SQLite, in the data directory",
)
HOSTS = Setting(
    "GOLDTHREAD_HOSTS",
    "The host names people reach this installation by, separated by commas, without `https://`.",
    default="localhost,127.0.0.1,[::1]",
    default_words="in `local`: `localhost`; needed in production",
)
BEHIND_PROXY = Setting(
    "GOLDTHREAD_BEHIND_PROXY",
    "`1` when a proxy that you control ends HTTPS in front of Goldthread and sets "
    "`X-Forwarded-Proto` on every request. Without such a proxy leave it `0`: anybody could "
    "then claim that a plain request was a secure one.",
    default="0",
    allowed=_SWITCH,
)
ANONYMOUS_READING = Setting(
    "GOLDTHREAD_ANONYMOUS_READING",
    "`1` lets anybody who reaches the server read the scorecards of what is in force without "
    "signing in; a draft is not shown. Nothing can be changed without signing in, whatever this "
    "says.",
    default="0",
    allowed=_SWITCH,
)
TWO_FACTOR = Setting(
    "GOLDTHREAD_TWO_FACTOR",
    "Whether a person who signs in with a password must also have a second factor: an "
    "authenticator app or a passkey. `in-production` asks for it there and nowhere else. Whoever "
    "comes through the council’s own identity provider has shown theirs there.",
    default="in-production",
    allowed=("in-production", "required", "optional"),
)
DAYS_SIGNED_IN = Setting(
    "GOLDTHREAD_DAYS_SIGNED_IN",
    "For how many days a person who asks for it is kept signed in on their device; `0` offers it "
    "to nobody. Whoever does not ask is signed out after 12 hours. A second factor is asked for "
    "at each signing in, as ever.",
    default="14",
)
OIDC_SERVER = Setting(
    "GOLDTHREAD_OIDC_SERVER",
    "The address of the council’s identity provider for OpenID Connect, such as "
    "`https://login.microsoftonline.com/TENANT/v2.0`. What is published below it at "
    "`/.well-known/openid-configuration` tells the rest. Register the address "
    "`https://HOST/account/oidc/council/login/callback/` there.",
    default_words="nobody signs in by OpenID Connect",
)
OIDC_CLIENT_ID = Setting(
    "GOLDTHREAD_OIDC_CLIENT_ID", "The name under which the identity provider knows Goldthread."
)
OIDC_CLIENT_SECRET = Setting(
    "GOLDTHREAD_OIDC_CLIENT_SECRET", "The secret that the identity provider gave Goldthread."
)
OIDC_NAME = Setting(
    "GOLDTHREAD_OIDC_NAME",
    "What the button on the sign-in page calls it: “Sign in with …”.",
    default="your council account",
)
OIDC_TRUST_EMAIL = Setting(
    "GOLDTHREAD_OIDC_TRUST_EMAIL",
    "`1` takes every e-mail address that the identity provider gives as checked. Some, Microsoft "
    "Entra ID among them, never say `email_verified`; set it only for a provider where people "
    "cannot change their own address.",
    default="0",
    allowed=_SWITCH,
)
SAML_ENTITY_ID = Setting(
    "GOLDTHREAD_SAML_ENTITY_ID",
    "The entity ID of the council’s identity provider for SAML, which needs "
    "`pip install 'goldthread[saml]'`. Goldthread’s own metadata are at "
    "`/account/saml/council/metadata/`. The e-mail address it asserts is taken as checked.",
    default_words="nobody signs in by SAML",
)
SAML_SIGN_ON_URL = Setting(
    "GOLDTHREAD_SAML_SIGN_ON_URL", "The address at that provider where people sign in."
)
SAML_CERTIFICATE = Setting(
    "GOLDTHREAD_SAML_CERTIFICATE",
    "The file that holds the certificate with which that provider signs, in PEM.",
)
SAML_NAME = Setting(
    "GOLDTHREAD_SAML_NAME",
    "What the button on the sign-in page calls it: “Sign in with …”.",
    default="your council account",
)
SAML_EMAIL = Setting(
    "GOLDTHREAD_SAML_EMAIL",
    "The attribute in which that provider gives the e-mail address.",
    default="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
)
DEMONSTRATION = Setting(
    "GOLDTHREAD_DEMONSTRATION",
    "`1` lets anybody who reaches the server try Goldthread as one of the made-up people of the "
    "demonstration. `goldthread demo` sets it itself; in production it is refused.",
    default="0",
    allowed=_SWITCH,
)
ADDRESS = Setting(
    "GOLDTHREAD_ADDRESS",
    "The address people reach this installation by, such as `https://performance.example.gov.uk`: "
    "what the links in e-mails and packs begin with. Pages served to this machine alone know "
    "their own.",
    default_words="`https://` and the first of `GOLDTHREAD_HOSTS`; without those "
    "`http://localhost:8000`",
)
MAIL = Setting(
    "GOLDTHREAD_MAIL",
    "The mail server, as `smtp+tls://user:password@host:587`, `smtps://user:password@host:465` or "
    "`smtp://host:25`; characters with a meaning of their own in an address are percent-encoded.",
    default_words="e-mails are written to standard error and go nowhere",
)
MAIL_FROM = Setting(
    "GOLDTHREAD_MAIL_FROM",
    "Whom e-mails come from, such as `Performance team <performance@example.gov.uk>`.",
    default="Goldthread <goldthread@localhost>",
)
NOTIFY_KEY = Setting(
    "GOLDTHREAD_NOTIFY_KEY",
    "A key of GOV.UK Notify, which then sends the e-mails in place of a mail server. It needs "
    "`pip install 'goldthread[notify]'`.",
    default_words="GOV.UK Notify is not used",
)
NOTIFY_TEMPLATE = Setting(
    "GOLDTHREAD_NOTIFY_TEMPLATE",
    "The id of the template at GOV.UK Notify, whose subject is `((subject))` and whose message is "
    "`((text))`. Needed with a key.",
)
HEADS_TO = Setting(
    "GOLDTHREAD_HEADS_TO",
    "An e-mail address, best outside the council’s own systems, to which the end of each record of "
    "changes is sent once a day, so that a record written anew would be found.",
    default_words="nobody is sent it",
)
QUEUE = Setting(
    "GOLDTHREAD_QUEUE",
    "Where background work waits, as `redis://host:6379/0`, for an installation on several "
    "machines; it needs `pip install 'goldthread[redis]'`.",
    default_words="a file in the data directory",
)
LOG_LEVEL = Setting(
    "GOLDTHREAD_LOG_LEVEL",
    "How much is written to standard error.",
    default="INFO",
    allowed=("DEBUG", "INFO", "WARNING", "ERROR"),
)

DECLARED: tuple[Setting, ...] = (
    DATA,
    ENVIRONMENT,
    SECRET_KEY,
    DATABASE_URL,
    HOSTS,
    BEHIND_PROXY,
    ANONYMOUS_READING,
    TWO_FACTOR,
    DAYS_SIGNED_IN,
    OIDC_SERVER,
    OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET,
    OIDC_NAME,
    OIDC_TRUST_EMAIL,
    SAML_ENTITY_ID,
    SAML_SIGN_ON_URL,
    SAML_CERTIFICATE,
    SAML_NAME,
    SAML_EMAIL,
    DEMONSTRATION,
    ADDRESS,
    MAIL,
    MAIL_FROM,
    NOTIFY_KEY,
    NOTIFY_TEMPLATE,
    HEADS_TO,
    QUEUE,
    LOG_LEVEL,
)


def site_address() -> str:
    """What links in letters and packs begin with, without a stroke at the end."""
    given = ADDRESS.read().rstrip("/")
    if given:
        return given
    named = [] if HOSTS.read() == HOSTS.default else HOSTS.read_list()
    host = next((one.lstrip(".") for one in named if one != "*"), "")
    return f"https://{host}" if host else "http://localhost:8000"


def settings_page() -> str:
    """The reference page of all settings, as Markdown."""
    introduction = (
        "# Settings\n\n"
        "Goldthread is set up by environment variables. This page is written from their "
        "declarations in `goldthread.web.config.environment`; after changing one, run\n"
        "`python -m goldthread.web.config.environment > docs/reference/settings.md`.\n"
    )
    parts = [introduction]
    for setting in DECLARED:
        lines = [f"## `{setting.name}`\n", f"{setting.meaning}\n"]
        if setting.allowed:
            lines.append("May be: " + ", ".join(f"`{word}`" for word in setting.allowed) + ".\n")
        default = setting.default_words or (f"`{setting.default}`" if setting.default else "none")
        lines.append(f"When it is not given: {default}.\n")
        parts.append("\n".join(lines))
    return "\n".join(parts)


if __name__ == "__main__":
    import sys

    sys.stdout.write(settings_page())
