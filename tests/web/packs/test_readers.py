"""Who is written to about a pack, once and not before its time, and what their links open."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings
from small_people import person

from goldthread.reports.pack.composing import Frozen
from goldthread.reports.pack.report import Report
from goldthread.web.collection.models import Message, MessageState
from goldthread.web.jobs.models import Job, JobState
from goldthread.web.jobs.worker import run_waiting_jobs
from goldthread.web.packs import actions
from goldthread.web.packs import jobs as pack_jobs
from goldthread.web.packs.actions import opening
from goldthread.web.packs.letters import letter_about
from goldthread.web.packs.models import IssuedFile, Pack, PackLetter, PackOpening, PackState
from goldthread.web.packs.selectors.readers import recipients_of, told_of
from goldthread.web.packs.views import letters as letter_views
from goldthread.web.records import models as records
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.running import reporting
from goldthread.web.running.packs import tend_packs

pytestmark = pytest.mark.django_db
BY = "a test"
PRESS = "press@example.com"


@pytest.fixture(autouse=True)
def letters_are_kept(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def frozen(draft: Pack) -> Pack:
    """Frozen, with the press, a person and all lead members on its list; one is on it twice."""
    actions.freeze_pack(pack=draft, by=BY)
    vi = person("vi", "viewer", draft.authority)
    lee = person("lee", "lead_member", draft.authority)
    for who in ({"address": PRESS}, {"user": vi}, {"user": lee}, {"role": "lead_member"}):
        actions.add_reader(definition=draft.definition, by=BY, **who)
    return Pack.objects.get(pk=draft.pk)


def issued(pack: Pack, until: datetime | None = None) -> Pack:
    """Issued by its page's own job, so that its files are there and its readers written to."""
    client = Client()
    client.force_login(person("ana", "performance_team", pack.authority))
    answer = client.post(
        f"{pack.get_absolute_url()}issue/",
        {"embargo_until": timezone.localtime(until).strftime("%Y-%m-%dT%H:%M") if until else ""},
    )
    assert answer.status_code == 302
    run_waiting_jobs()
    return Pack.objects.get(pk=pack.pk)


def link_of(address: str) -> str:
    """The path of the link that this address was sent."""
    (letter,) = [one for one in mail.outbox if one.to == [address]]
    found = re.search(r"https?://[^/\s]+(/anyborough/packs/\S+)", letter.body)
    assert found is not None
    return found[1]


def test_each_is_written_to_once_with_a_link_and_nothing_attached(frozen: Pack) -> None:
    pack = issued(frozen)
    assert sorted(one.to[0] for one in mail.outbox) == [
        "lee@example.org",
        PRESS,
        "vi@example.org",
    ]
    assert all(not one.attachments for one in mail.outbox)
    assert link_of("vi@example.org").startswith("/anyborough/packs/1/?for=")
    assert link_of(PRESS).startswith("/anyborough/packs/letters/")
    tend_packs(pack.authority, on=timezone.localdate(), at=timezone.now(), by=BY)
    assert actions.tell_readers(pack=pack, write=letter_about, by=BY) == []
    assert len(mail.outbox) == 3


def test_the_secret_of_a_link_is_kept_nowhere(frozen: Pack) -> None:
    issued(frozen)
    secret = link_of(PRESS).rstrip("/").rpartition("/")[2]
    assert not any(secret in one.text for one in Message.objects.all())


def test_nobody_is_told_before_the_embargo_ends(
    frozen: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = timezone.now() + timedelta(hours=2)
    pack = issued(frozen, until)
    assert mail.outbox == []
    assert not Message.objects.exists()
    with pytest.raises(ActionRefusedError, match="may not be read yet"):
        actions.tell_readers(pack=pack, write=letter_about, by=BY)
    assert (
        tend_packs(pack.authority, on=until.date(), at=until - timedelta(minutes=2), by=BY).letters
        == 0
    )
    later = until + timedelta(minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert tend_packs(pack.authority, on=later.date(), at=later, by=BY).letters == 3
    assert tend_packs(pack.authority, on=later.date(), at=later, by=BY).letters == 0


def test_the_link_opens_the_files_of_this_pack_and_nothing_else(
    frozen: Pack, client: Client, settings: Settings
) -> None:
    settings.ANONYMOUS_READING = False
    pack = issued(frozen)
    link = link_of(PRESS)
    page = client.get(link)
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert not PackOpening.objects.filter(by=PRESS).exists()
    read = client.get(f"{link}files/html/")
    assert b"70%" in b"".join(read.streaming_content)
    assert PackOpening.objects.get(by=PRESS).form == "html"
    told = told_of(pack, timezone.now())
    assert (told.sent, told.opened) == (3, 1)
    assert client.get("/anyborough/packs/1/").status_code == 302  # to sign in
    assert client.get(link.replace("anyborough", "elsewhere", 1)).status_code == 404
    assert client.get(link[:-2] + "x/").status_code == 404


@pytest.mark.parametrize("how", ["withdrawn", "revoked", "off the list", "expired", "not yet out"])
def test_a_link_opens_nothing_any_more_where_it_should_not(
    frozen: Pack, client: Client, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = issued(frozen)
    link, letter = link_of(PRESS), PackLetter.objects.get(address=PRESS)
    assert client.get(link).status_code == 200
    if how == "withdrawn":
        actions.withdraw_pack(pack=pack, reason="A wrong figure.", by=BY)
    elif how == "revoked":
        actions.revoke_link(letter=letter, by=BY)
    elif how == "off the list":
        actions.remove_reader(reader=pack.definition.readers.get(address=PRESS), by=BY)
    elif how == "expired":
        later = timezone.now() + timedelta(days=90)
        monkeypatch.setattr(letter_views.timezone, "now", lambda: later)
    else:
        Pack.objects.update(embargo_until=timezone.now() + timedelta(days=1))
    assert client.get(link).status_code == 404
    assert client.get(f"{link}files/pdf/").status_code == 404


def test_a_link_that_is_opened_too_often_waits(
    frozen: Pack, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(frozen)
    monkeypatch.setattr(opening, "TIMES_AN_HOUR", 2)
    link = link_of(PRESS)
    answers = [client.get(link).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    an_hour_ago = timezone.now() - timedelta(hours=1)
    PackLetter.objects.filter(address=PRESS).update(counted_from=an_hour_ago)
    assert client.get(link).status_code == 200


def test_a_letter_that_failed_is_shown_with_its_reason_and_sent_again_once(
    frozen: Pack, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain: Callable[..., int] = EmailMessage.send

    def refused(message: EmailMessage, *_args: object, **_more: object) -> int:
        if message.to == [PRESS]:
            raise SMTPException("Mailbox full")
        return plain(message)

    with monkeypatch.context() as then:
        then.setattr(EmailMessage, "send", refused)
        pack = issued(frozen)
    client.force_login(person("jo", "performance_team", pack.authority))
    shown = client.get(pack.get_absolute_url()).content.decode()
    assert "Sent to 2, opened by 0. 1 could not be sent." in shown
    assert "Not sent: Mailbox full" in shown
    letter = PackLetter.objects.get(address=PRESS)
    again = f"{pack.get_absolute_url()}letters/{letter.pk}/again/"
    assert client.post(again).status_code == 302
    run_waiting_jobs()
    assert [one.to for one in mail.outbox].count([PRESS]) == 1
    client.post(again, follow=True)
    run_waiting_jobs()
    assert [one.to for one in mail.outbox].count([PRESS]) == 1


def test_a_letter_left_half_way_is_sent_again_only_by_who_knows_it_may_be_a_second(
    frozen: Pack, client: Client
) -> None:
    pack = issued(frozen)
    page = pack.get_absolute_url()
    client.force_login(person("jo", "performance_team", pack.authority))
    letter = PackLetter.objects.get(address=PRESS)
    again = f"{page}letters/{letter.pk}/again/"
    of_it = Message.objects.filter(pk=letter.message_id)
    of_it.update(state=MessageState.SENDING, tried_at=timezone.now())
    assert b"Being sent now" in client.get(page).content
    client.post(again, {"may_be_second": "yes"})
    assert of_it.get().state == MessageState.SENDING
    of_it.update(tried_at=timezone.now() - timedelta(hours=1))
    assert b"it may have arrived, or not" in client.get(page).content
    assert b"may have arrived already" in client.post(again).content
    with pytest.raises(ActionRefusedError, match="may be a second one"):
        actions.send_letter_again(letter=letter, by=BY)
    before = len(mail.outbox)
    client.post(again, {"may_be_second": "yes"})
    run_waiting_jobs()
    (second,) = mail.outbox[before:]
    assert second.to == [PRESS]
    assert second.body.startswith("You may have had this letter before")


def test_letters_that_wait_are_not_sent_once_the_pack_is_withdrawn(frozen: Pack) -> None:
    actions.issue_pack(pack=frozen, files={}, by=BY)
    actions.tell_readers(pack=frozen, write=letter_about, by=BY)
    actions.withdraw_pack(pack=frozen, reason="A wrong figure.", by=BY)
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.FAILED}
    letter = PackLetter.objects.select_related("pack").first()
    assert letter is not None
    with pytest.raises(ActionRefusedError, match="may not be read now"):
        actions.send_letter_again(letter=letter, by=BY)


def test_who_joins_the_list_later_is_told_when_somebody_asks_for_it(
    frozen: Pack, client: Client
) -> None:
    pack = issued(frozen)
    actions.add_reader(definition=pack.definition, address="chamber@example.com", by=BY)
    tend_packs(pack.authority, on=timezone.localdate(), at=timezone.now(), by=BY)
    assert len(mail.outbox) == 3
    client.force_login(person("jo", "performance_team", pack.authority))
    assert b"Write to 1 on the list who was not told" in client.get(pack.get_absolute_url()).content
    client.post(f"{pack.get_absolute_url()}letters/")
    run_waiting_jobs()
    assert mail.outbox[-1].to == ["chamber@example.com"]


def test_nobody_gets_on_the_list_who_may_not_read(
    draft: Pack, other_authority: records.Authority
) -> None:
    stranger = person("sam", "viewer", other_authority)
    colleague = person("vi", "viewer", draft.authority)
    kind = draft.definition
    for who, why in (
        ({"user": stranger}, "has no role"),
        ({"address": colleague.email}, "choose them by name"),
        ({"address": "nobody"}, "not an e-mail address"),
        ({"role": "mayor"}, "no role called"),
        ({}, "Choose a person"),
    ):
        with pytest.raises(ActionRefusedError, match=why):
            actions.add_reader(definition=kind, by=BY, **who)
    actions.add_reader(definition=kind, user=colleague, by=BY)
    with pytest.raises(ActionRefusedError, match="on the list already"):
        actions.add_reader(definition=kind, user=colleague, by=BY)
    colleague.is_active = False
    colleague.save()
    assert recipients_of(kind, timezone.localdate()) == ()


def test_what_was_issued_is_given_byte_for_byte_and_not_if_it_was_changed(
    frozen: Pack, client: Client, files_are_kept_elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = issued(frozen)
    client.force_login(person("jo", "viewer", pack.authority))
    kept = IssuedFile.objects.get(pack=pack, form="docx")
    first = b"".join(client.get(f"{pack.get_absolute_url()}files/docx/").streaming_content)
    for made in files_are_kept_elsewhere.glob("packs/**/*.docx"):
        made.unlink()
    assert b"".join(client.get(f"{pack.get_absolute_url()}files/docx/").streaming_content) == first
    assert len(first) == kept.size
    monkeypatch.setattr(reporting, "prepare", lambda: None)
    asked = reporting.PackAsked("anyborough", "2020-Q4", frozen=True)
    (written,) = reporting.report(asked, formats=["docx"], out=files_are_kept_elsewhere / "out")
    assert written.read_bytes() == first
    (path,) = files_are_kept_elsewhere.glob(f"issued-packs/*/{kept.sha256}")
    path.write_bytes(first + b" ")
    told = client.get(f"{pack.get_absolute_url()}files/docx/", follow=True)
    assert b"its fingerprint is another" in told.content


def test_a_list_is_kept_on_its_page(client: Client, draft: Pack) -> None:
    client.force_login(person("ana", "performance_team", draft.authority))
    page = f"/anyborough/packs/kinds/{draft.definition_id}/"
    two = client.post(f"{page}readers/", {"person": "ana", "role": "viewer", "address": ""})
    assert b"Choose one of the three" in two.content
    client.post(f"{page}readers/", {"person": "", "role": "", "address": PRESS})
    line = draft.definition.readers.get()
    assert PRESS in client.get(page).content.decode()
    client.post(f"{page}readers/{line.pk}/remove/")
    assert not draft.definition.readers.exists()
    assert client.post(f"{page}readers/{line.pk}/remove/").status_code == 404


def test_issuing_that_breaks_off_leaves_it_frozen_with_no_file_and_nobody_told(
    frozen: Pack, files_are_kept_elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pack_jobs.render

    def breaks(report: Report, told: Frozen, ending: str, **more: Any) -> Path:
        if ending == "pdf":
            raise OSError("No space left on device")
        return whole(report, told, ending, **more)

    with monkeypatch.context() as then:
        then.setattr(pack_jobs, "render", breaks)
        assert issued(frozen).state == PackState.FROZEN
    assert not IssuedFile.objects.exists()
    assert not (files_are_kept_elsewhere / "issued-packs").exists()
    assert mail.outbox == []
    assert Job.objects.get(kind="issue pack").state == JobState.FAILED


def test_the_questions_of_the_pages_do_not_grow_with_the_readers(
    frozen: Pack, client: Client
) -> None:
    pack = issued(frozen)
    client.force_login(person("jo", "performance_team", pack.authority))
    pages = (pack.get_absolute_url(), f"/anyborough/packs/kinds/{pack.definition_id}/")

    def asked() -> list[int]:
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            found.append(len(captured))
        return found

    asked()  # the first time notes that the page was opened
    before = asked()
    for number in range(5):
        outside, inside = (
            f"reader{number}@example.com",
            person(f"v{number}", "viewer", pack.authority),
        )
        actions.add_reader(definition=pack.definition, address=outside, by=BY)
        actions.add_reader(definition=pack.definition, user=inside, by=BY)
    actions.tell_readers(pack=pack, write=letter_about, by=BY)
    assert asked() == before
    assert max(before) <= 30
