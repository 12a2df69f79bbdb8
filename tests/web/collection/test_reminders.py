"""People hear once a day, in one message, of what waits for them, and never twice of the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core import mail
from small_returns import signed_off, submitted

from goldthread.framework.returns import Reminding
from goldthread.web.accounts.models import Delegation, RoleAssignment, User
from goldthread.web.accounts.roles import DataOwner
from goldthread.web.accounts.selectors.holders import holders_of
from goldthread.web.audit.selectors import verified_chain
from goldthread.web.collection import actions, models
from goldthread.web.collection.selectors.reminders import Due, reminders_on
from goldthread.web.records import models as records
from goldthread.web.running.auditing import _kept_heads
from goldthread.web.running.reminding import remind
from goldthread.web.running.working import queue_with_tasks

pytestmark = pytest.mark.django_db

BEFORE, ON_THE_DAY, LATE = date(2021, 4, 13), date(2021, 4, 16), date(2021, 4, 26)


def person(name: str, role: str, authority: records.Authority, **scope: object) -> User:
    user = User.objects.create(username=f"{name}@example.org", email=f"{name}@example.org")
    RoleAssignment.objects.create(
        user=user,
        role=role,
        authority=authority,
        starts_on=date(2021, 1, 1),
        given_by="a test",
        **scope,
    )
    return user


@pytest.fixture
def ana(due: models.Return) -> User:
    return person("ana", "data_owner", due.measure.authority, measure=due.measure)


@pytest.fixture
def ben(due: models.Return) -> User:
    return person("ben", "lead_officer", due.measure.authority, measure=due.measure)


def write(
    authority: records.Authority, user: User, due: Sequence[Due], _milestones: object
) -> tuple[str, str]:
    return f"{len(due)} for {user.email}", "\n".join(one.reminder.why for one in due)


def digest(authority: records.Authority, on: date) -> list[models.Message]:
    return actions.make_digests(authority=authority, on=on, write=write, by="goldthread")


def test_the_owner_is_written_to_and_nobody_else(due: models.Return, ana: User, ben: User) -> None:
    messages = digest(due.measure.authority, BEFORE)
    assert [(one.address, one.text) for one in messages] == [("ana@example.org", "due soon")]


def test_the_same_day_again_writes_to_nobody(due: models.Return, ana: User) -> None:
    assert len(digest(due.measure.authority, BEFORE)) == 1
    assert digest(due.measure.authority, BEFORE) == []


def test_another_day_with_nothing_new_writes_to_nobody(due: models.Return, ana: User) -> None:
    digest(due.measure.authority, BEFORE)
    assert digest(due.measure.authority, date(2021, 4, 14)) == []
    assert len(digest(due.measure.authority, ON_THE_DAY)) == 1


def test_when_the_owner_is_five_days_late_the_lead_officer_hears(
    due: models.Return, ana: User, ben: User
) -> None:
    found = reminders_on(due.measure.authority, LATE)
    assert [one.reminder.why for one in found[ana]] == [Reminding.LATE]
    assert [one.reminder.why for one in found[ben]] == [Reminding.OWNER_IS_LATE]


def test_what_was_sent_back_is_told_to_the_owner(due: models.Return, ana: User, ben: User) -> None:
    now = submitted(due)
    now = actions.send_back(period_return=now, version=now.version, reason="Why?", by="ben")
    whys = [one.reminder.why for one in reminders_on(now.measure.authority, BEFORE)[ana]]
    assert Reminding.SENT_BACK in whys


def test_nobody_hears_of_what_is_signed_off(due: models.Return, ana: User, ben: User) -> None:
    signed_off(due)
    assert reminders_on(due.measure.authority, LATE) == {}


def test_whoever_acts_for_somebody_away_hears_too(due: models.Return, ana: User) -> None:
    authority = due.measure.authority
    dora = User.objects.create(username="dora@example.org", email="dora@example.org")
    Delegation.objects.create(
        authority=authority,
        from_user=ana,
        to_user=dora,
        starts_on=date(2021, 4, 1),
        ends_on=date(2021, 4, 20),
        reason="on leave",
        given_by="ana",
    )
    assert set(holders_of(DataOwner, authority, BEFORE)[due.measure_id]) == {ana, dora}
    assert set(holders_of(DataOwner, authority, LATE)[due.measure_id]) == {ana}


def test_a_role_for_everything_counts_where_nobody_has_the_measure(due: models.Return) -> None:
    authority = due.measure.authority
    everybody = person("eve", "data_owner", authority)
    assert holders_of(DataOwner, authority, BEFORE)[due.measure_id] == [everybody]
    own = person("ana", "data_owner", authority, measure=due.measure)
    assert holders_of(DataOwner, authority, BEFORE)[due.measure_id] == [own]


def test_a_leaver_hears_nothing(due: models.Return, ana: User) -> None:
    ana.is_active = False
    ana.save()
    assert reminders_on(due.measure.authority, LATE) == {}


# Sending


def test_every_message_is_sent_once(due: models.Return, ana: User) -> None:
    authority = due.measure.authority
    digest(authority, BEFORE)
    went: list[str] = []
    told = {"authority": authority, "by": "goldthread"}
    assert actions.send_messages(send=lambda one: went.append(one.address), **told).sent == 1
    assert actions.send_messages(send=lambda one: went.append(one.address), **told).sent == 0
    assert went == ["ana@example.org"]


def test_one_that_cannot_be_sent_says_why_and_holds_up_no_other(
    due: models.Return, ana: User
) -> None:
    authority = due.measure.authority
    person("abe", "data_owner", authority, measure=due.measure)
    digest(authority, BEFORE)

    def refuse_abe(message: models.Message) -> None:
        if message.address.startswith("abe"):
            raise actions.MessageNotSentError("the server would not take it")

    done = actions.send_messages(authority=authority, send=refuse_abe, by="goldthread")
    assert (done.sent, done.failed) == (1, 1)
    failed = models.Message.objects.get(state=models.MessageState.FAILED)
    assert failed.trouble == "the server would not take it"


def test_one_that_was_being_sent_when_the_process_ended_is_left_to_a_person(
    due: models.Return, ana: User
) -> None:
    authority = due.measure.authority
    digest(authority, BEFORE)

    def power_cut(_message: models.Message) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.send_messages(authority=authority, send=power_cut, by="goldthread")
    went: list[models.Message] = []
    actions.send_messages(authority=authority, send=went.append, by="goldthread")
    assert went == []
    assert models.Message.objects.get().state == models.MessageState.SENDING


# The day's work as a whole


@pytest.fixture
def prepared_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the tests stands; there is no installation to prepare."""
    monkeypatch.setattr("goldthread.web.running.reminding.prepare", lambda: None)


@pytest.mark.usefixtures("prepared_already")
def test_the_day_opens_returns_writes_and_sends_once(
    quarterly: records.Measure,
) -> None:
    authority = quarterly.authority
    actions.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by="a test")
    person("ana", "data_owner", authority, measure=quarterly)
    (first,) = remind(by="a test", authority=authority.code, on=BEFORE)
    assert (first.opened, first.written, first.sent, first.failed) == (1, 1, 1, 0)
    (sent,) = mail.outbox
    assert sent.subject == "1 return for you"
    assert "Repairs done on time, Q4 2020-21: due 16 April 2021" in sent.body
    assert f"http://localhost:8000/{authority.code}/returns/q1/2020-Q4/" in sent.body
    (again,) = remind(by="a test", authority=authority.code, on=BEFORE)
    assert (again.opened, again.written, again.sent) == (0, 0, 0)


@pytest.mark.usefixtures("prepared_already")
def test_the_end_of_the_record_goes_outside_once_a_day(
    due: models.Return, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = due.measure.authority
    monkeypatch.setenv("GOLDTHREAD_HEADS_TO", "keeper@example.net")
    for _again in range(2):
        remind(by="a test", authority=authority.code, on=BEFORE)
    (sent,) = mail.outbox
    assert sent.to == ["keeper@example.net"]
    kept = tmp_path / "heads.csv"
    kept.write_text(sent.body[sent.body.index("kept_at") :])
    assert verified_chain(authority, heads=_kept_heads(kept)).broken is None


def test_background_work_has_its_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    due_at = {
        task.name: [
            (day, hour, minute)
            for day in (5, 6)  # a Friday and a Saturday of March 2021
            for hour in (5, 6, 7)
            for minute in (0, 15, 30)
            if task.validate_datetime(datetime(2021, 3, day, hour, minute))  # noqa: DTZ001 - local
        ]
        for task in queue_with_tasks()._registry.periodic_tasks
    }
    assert due_at["reminders"] == [(5, 6, 30)]
    assert len(due_at["judging"]) == 18
