"""Drafts that are made by themselves, on the day that was chosen and once."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from small_people import person

from goldthread.framework.pack_schedule import DraftDay
from goldthread.framework.periods import PeriodKind
from goldthread.web.accounts.models import User
from goldthread.web.collection.models import Message
from goldthread.web.packs import actions
from goldthread.web.packs.models import Pack, PackSchedule, PackState
from goldthread.web.packs.selectors.kinds import next_draft
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.running.packs import PacksTended, tend_all_packs, tend_packs

pytestmark = pytest.mark.django_db
BY = "goldthread"
TENTH = DraftDay(PeriodKind.QUARTER, working_days=10)
"""After Q1 2021-22, which ends on Wednesday 30 June 2021: Wednesday 14 July."""


def on(day: int, month: int = 7) -> date:
    return date(2021, month, day)


@pytest.fixture
def owner(draft: Pack) -> User:
    return person("ana", "performance_team", draft.authority)


@pytest.fixture
def schedule(draft: Pack, owner: User) -> PackSchedule:
    actions.schedule_pack(definition=draft.definition, day=TENTH, owner=owner, by="ana")
    PackSchedule.objects.update(starts_on=date(2021, 7, 1))
    return PackSchedule.objects.get()


def test_a_draft_is_made_on_its_day_and_once_and_its_owner_is_told_what_it_lacks(
    schedule: PackSchedule, draft: Pack
) -> None:
    authority = draft.authority
    assert tend_packs(authority, on=on(13), at=timezone.now(), by=BY) == PacksTended(0, 0)
    assert next_draft(schedule, date(2021, 7, 13)).on == date(2021, 7, 14)
    assert tend_packs(authority, on=on(14), at=timezone.now(), by=BY) == PacksTended(1, 0)
    made = Pack.objects.get(period_code="2021-Q1")
    assert (made.state, made.definition, made.decisions) == (
        PackState.DRAFT,
        draft.definition,
        ["Note it."],
    )
    (letter,) = Message.objects.all()
    assert letter.address == "ana@example.org"
    assert "It is neither frozen nor issued" in letter.text
    # The latest figure, of the quarter before, is off target, and nobody has said why.
    assert "1 measure off target without a reason" in letter.text
    assert f"/anyborough/packs/{made.number}/?for=" in letter.text
    assert tend_packs(authority, on=on(15), at=timezone.now(), by=BY) == PacksTended(0, 0)
    actions.withdraw_pack(pack=made, reason="Not wanted.", by="ana")
    assert tend_packs(authority, on=on(16), at=timezone.now(), by=BY) == PacksTended(0, 0)


def test_a_draft_that_became_another_kind_of_pack_is_not_made_again(
    schedule: PackSchedule, draft: Pack
) -> None:
    assert tend_packs(draft.authority, on=on(14), at=timezone.now(), by=BY).drafts == 1
    made = Pack.objects.get(period_code="2021-Q1")
    words = actions.PackWords("Report for the press", "2021-Q1")
    actions.change_pack(pack=made, words=words, by="ana")
    assert tend_packs(draft.authority, on=on(15), at=timezone.now(), by=BY).drafts == 0


def test_paused_it_makes_nothing_and_resumed_it_makes_up_for_nothing(
    schedule: PackSchedule, draft: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.pause_schedule(schedule=schedule, by="ana")
    assert tend_packs(draft.authority, on=on(14), at=timezone.now(), by=BY).drafts == 0
    with monkeypatch.context() as then:
        then.setattr("django.utils.timezone.localdate", lambda: date(2021, 7, 20))
        actions.resume_schedule(schedule=schedule, by="ana")
    assert tend_packs(draft.authority, on=on(20), at=timezone.now(), by=BY).drafts == 0
    assert tend_packs(draft.authority, on=on(14, 10), at=timezone.now(), by=BY).drafts == 1
    assert Pack.objects.filter(period_code="2021-Q2").exists()
    with pytest.raises(ActionRefusedError, match="not paused"):
        actions.resume_schedule(schedule=schedule, by="ana")


def test_an_owner_who_may_not_make_packs_is_refused_and_no_more_written_to(
    schedule: PackSchedule, draft: Pack
) -> None:
    viewer = person("vi", "viewer", draft.authority)
    with pytest.raises(ActionRefusedError, match="may not make packs"):
        actions.schedule_pack(definition=draft.definition, day=TENTH, owner=viewer, by="ana")
    PackSchedule.objects.update(owner=viewer)
    assert tend_packs(draft.authority, on=on(14), at=timezone.now(), by=BY).drafts == 1
    assert not Message.objects.exists()


def test_the_scheduler_sends_what_it_wrote(schedule: PackSchedule, settings: Settings) -> None:
    assert schedule.starts_on < date(2022, 1, 1)  # so that the last quarter's is due
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert tend_all_packs(by=BY) == [("anyborough", PacksTended(1, 0))]
    assert [one.to for one in mail.outbox] == [["ana@example.org"]]
    assert tend_all_packs(by=BY) == []


def test_a_schedule_is_made_paused_and_resumed_on_its_page(client: Client, draft: Pack) -> None:
    client.force_login(person("ana", "performance_team", draft.authority))
    page = f"/anyborough/packs/kinds/{draft.definition_id}/"
    assert b"Drafts are made by hand" in client.get(page).content
    form = {"every": "quarter", "way": "day_of_month", "number": "31", "owner": "ana"}
    refused = client.post(f"{page}schedule/", form)
    assert refused.status_code == 422
    assert b"from 1 to 28" in refused.content
    assert client.post(f"{page}schedule/", form | {"number": "15"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "A draft is made on the 15th of the month after each quarter ends." in shown
    client.post(f"{page}pause/")
    assert "<strong>Paused</strong>" in client.get(page).content.decode()
    assert "Paused. A draft" in client.get("/anyborough/packs/kinds/").content.decode()
    client.post(f"{page}resume/")
    assert PackSchedule.objects.get().paused_at is None
    assert client.get("/anyborough/packs/kinds/999/").status_code == 404
