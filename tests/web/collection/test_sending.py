"""How a message leaves, and what it says."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from goldthread.web.collection import models
from goldthread.web.collection.actions import MessageNotSentError
from goldthread.web.collection.sending import chosen_way
from goldthread.web.collection.sending.mail import by_mail
from goldthread.web.collection.sending.notify import by_notify
from goldthread.web.config.mail import mail as mail_settings
from goldthread.web.records import models as records


@pytest.fixture
def message(authority: records.Authority) -> models.Message:
    return models.Message(
        authority=authority,
        address="ana@example.org",
        key="digest-1",
        subject="2 returns for you",
        text="Late\n- Repairs",
        made_at=timezone.now(),
    )


def test_a_message_goes_out_as_plain_mail(message: models.Message) -> None:
    by_mail(message)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (
        ["ana@example.org"],
        "2 returns for you",
        "Late\n- Repairs",
    )


def test_a_server_that_refuses_is_quoted(
    message: models.Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object) -> None:
        raise SMTPRecipientsRefused({"ana@example.org": (550, b"no such user")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with pytest.raises(MessageNotSentError, match="no such user"):
        by_mail(message)


def test_notify_is_handed_the_subject_and_the_text(message: models.Message) -> None:
    pytest.importorskip("notifications_python_client")

    class Service:
        def send_email_notification(self, **given: Any) -> None:
            self.given = given

    service = Service()
    by_notify(service, "template-1")(message)
    assert service.given == {
        "email_address": "ana@example.org",
        "template_id": "template-1",
        "personalisation": {"subject": "2 returns for you", "text": "Late\n- Repairs"},
        "reference": "anyborough/digest-1",
    }


def test_notify_without_its_template_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_NOTIFY_KEY", "a-key")
    with pytest.raises(ImproperlyConfigured, match="GOLDTHREAD_NOTIFY_TEMPLATE"):
        chosen_way()


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp+tls://u:p%40ss@mail.example.org", 587, True, False),
        ("smtps://u:p%40ss@mail.example.org:4650", 4650, False, True),
        ("smtp://u:p%40ss@mail.example.org", 25, False, False),
    ],
)
def test_a_mail_server_is_named_by_one_address(url: str, port: int, tls: bool, ssl: bool) -> None:
    told = mail_settings(url)
    assert told["EMAIL_HOST"] == "mail.example.org"
    assert told["EMAIL_HOST_PASSWORD"].partition("@") == ("p", "@", "ss")
    assert (told["EMAIL_PORT"], told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (port, tls, ssl)


@pytest.mark.parametrize("url", ["mail.example.org", "http://h", "smtp://", "smtp://h:x"])
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="smtp") as refused:
        mail_settings(url.replace("//", "//user:secret@") if "//" in url else url)
    assert "secret" not in str(refused.value)


def test_without_a_mail_server_letters_are_shown_and_answers_stay_by_themselves(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = mail_settings("")["EMAIL_BACKEND"]
    mail.send_mail("2 returns for you", "Late: repairs", None, ["ana@example.org"])
    out, errors = capsys.readouterr()
    assert out == ""
    assert "Late: repairs" in errors
