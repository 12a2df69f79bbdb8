"""Progress of a deliverable: who may give it, what it needs, and what is made of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django.fixtures import Settings
from small_people import person

from goldthread.framework.delivery import DeliverableStatus
from goldthread.framework.rules import Moment, rule_to_json
from goldthread.framework.rules.schedule import DueBy
from goldthread.web.accounts.models import RoleAssignment
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may, permitted_deliverables
from goldthread.web.collection.actions.make_digests import make_digests
from goldthread.web.collection.models import Return
from goldthread.web.collection.sending import written_digest
from goldthread.web.delivery import models
from goldthread.web.delivery.actions.add_dependency import add_dependency
from goldthread.web.delivery.actions.change_risk import change_risk
from goldthread.web.delivery.actions.open_risk import RiskWords, open_risk
from goldthread.web.delivery.actions.override_status import override_status
from goldthread.web.delivery.actions.report_milestone import (
    GivenFile,
    SomebodyElseReportedError,
    report_milestone,
)
from goldthread.web.delivery.actions.take_back_override import take_back_override
from goldthread.web.delivery.selectors.own_milestones import own_milestones
from goldthread.web.delivery.selectors.promises import promised_by
from goldthread.web.records import actions
from goldthread.web.records import models as records
from goldthread.web.refusal import ActionRefusedError

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def clinic(record: records.Framework) -> records.Deliverable:
    actions.adopt_framework(framework=record, by="a test")
    return records.Deliverable.objects.get(code="d1")


@pytest.fixture
def opened(clinic: records.Deliverable) -> records.Milestone:
    return clinic.milestones.get(text="Opened")


def status_of(clinic: records.Deliverable, on: date = TODAY) -> DeliverableStatus:
    stated = clinic.editions.get()
    return promised_by(stated.framework, on)[stated.pk].standing.status


def test_every_milestone_done_makes_the_deliverable_done(clinic: records.Deliverable) -> None:
    assert status_of(clinic) is DeliverableStatus.CANNOT_JUDGE
    for seen, milestone in enumerate(clinic.milestones.all()):
        report_milestone(
            deliverable=clinic, milestone=milestone, by="ana", seen=seen, done_on=TODAY
        )
    assert status_of(clinic) is DeliverableStatus.DONE
    assert status_of(clinic, TODAY - timedelta(days=1)) is DeliverableStatus.CANNOT_JUDGE


def test_of_two_who_report_at_once_the_second_is_told(
    clinic: records.Deliverable, opened: records.Milestone
) -> None:
    report_milestone(deliverable=clinic, milestone=opened, by="ana", seen=0, done_on=TODAY)
    with pytest.raises(SomebodyElseReportedError, match="look at it again"):
        report_milestone(deliverable=clinic, milestone=opened, by="ben", seen=0, expected_on=TODAY)
    assert models.MilestoneReport.objects.count() == 1


def test_a_later_day_needs_a_reason_and_taking_done_back_does_too(
    clinic: records.Deliverable, opened: records.Milestone
) -> None:
    report_milestone(deliverable=clinic, milestone=opened, by="a", seen=0, expected_on=TODAY)
    later = TODAY + timedelta(days=9)
    with pytest.raises(ActionRefusedError, match="the reason stays on record"):
        report_milestone(deliverable=clinic, milestone=opened, by="a", seen=1, expected_on=later)
    report_milestone(
        deliverable=clinic, milestone=opened, by="a", seen=1, expected_on=later, reason="Rain"
    )
    report_milestone(deliverable=clinic, milestone=opened, by="a", seen=2, done_on=TODAY)
    with pytest.raises(ActionRefusedError, match="no longer so"):
        report_milestone(deliverable=clinic, milestone=opened, by="a", seen=3, expected_on=later)
    with pytest.raises(ActionRefusedError, match="still to come"):
        report_milestone(deliverable=clinic, milestone=opened, by="a", seen=3, done_on=later)


def test_evidence_is_kept_by_the_rules_of_evidence(
    clinic: records.Deliverable, opened: records.Milestone
) -> None:
    with pytest.raises(ActionRefusedError, match="is not the PDF file"):
        report_milestone(
            deliverable=clinic,
            milestone=opened,
            by="a",
            seen=0,
            done_on=TODAY,
            files=[GivenFile("minutes.pdf", b"MZ")],
        )
    report = report_milestone(
        deliverable=clinic,
        milestone=opened,
        by="a",
        seen=0,
        done_on=TODAY,
        files=[GivenFile("minutes.pdf", b"%PDF-1.7")],
    )
    assert report.evidence.get().name == "minutes.pdf"


def test_an_override_has_a_reason_and_an_end_and_can_be_taken_back(
    clinic: records.Deliverable,
) -> None:
    on_track = DeliverableStatus.ON_TRACK
    for until, reason in ((TODAY, " "), (TODAY + timedelta(days=900), "Why"), (date.min, "Why")):
        with pytest.raises(ActionRefusedError):
            override_status(deliverable=clinic, status=on_track, until=until, reason=reason, by="a")
    chosen = override_status(
        deliverable=clinic, status=on_track, until=TODAY, reason="Papers to follow", by="a"
    )
    assert status_of(clinic) is on_track
    assert status_of(clinic, TODAY + timedelta(days=1)) is DeliverableStatus.CANNOT_JUDGE
    take_back_override(override=chosen, reason="They came", by="a")
    assert status_of(clinic) is DeliverableStatus.CANNOT_JUDGE
    with pytest.raises(ActionRefusedError, match="any more"):
        take_back_override(override=chosen, reason="Again", by="a")


def test_nothing_waits_for_itself_however_far_round(
    clinic: records.Deliverable, authority: records.Authority
) -> None:
    two, three = (
        records.Deliverable.objects.create(authority=authority, code=code, title=code)
        for code in ("two", "three")
    )
    add_dependency(deliverable=clinic, waits_for=two, by="a")
    add_dependency(deliverable=two, waits_for=three, by="a")
    with pytest.raises(ActionRefusedError, match="neither could ever begin"):
        add_dependency(deliverable=three, waits_for=clinic, by="a")


def test_of_two_who_change_a_risk_at_once_the_second_is_told(clinic: records.Deliverable) -> None:
    words = RiskWords(models.Concern.RISK, "No bricks", models.Grade.LOW, models.Grade.HIGH)
    risk = open_risk(deliverable=clinic, words=words, by="a")
    change_risk(risk=risk, words=words, seen=1, by="a", closed_for="Bricks came")
    with pytest.raises(ActionRefusedError, match="look at it again"):
        change_risk(risk=risk, words=words, seen=1, by="b")
    assert models.RiskOrIssue.objects.get().closed_for == "Bricks came"


def test_a_post_reports_on_what_it_leads_and_on_nothing_else(
    clinic: records.Deliverable, authority: records.Authority
) -> None:
    post = records.Person.objects.get(name="Cllr Example")
    own = person("ana", "lead_officer", authority)
    RoleAssignment.objects.filter(user=own).update(post=post)
    other = person("ben", "data_owner", authority)
    RoleAssignment.objects.filter(user=other).update(measure=records.Measure.objects.get(code="m1"))
    assert may(own, Permission.REPORT_PROGRESS, clinic)
    assert not may(other, Permission.REPORT_PROGRESS, clinic)
    assert list(permitted_deliverables(own, Permission.REPORT_PROGRESS, authority)) == [clinic]
    assert not permitted_deliverables(other, Permission.REPORT_PROGRESS, authority).exists()
    assert not may(own, Permission.SHAPE_DELIVERY, clinic)


def test_the_pages_say_it_and_take_it(clinic: records.Deliverable, client: Client) -> None:
    client.force_login(person("pat", "performance_team", clinic.authority))
    page = client.get("/anyborough/deliverables/d1/").content.decode()
    assert "Cannot judge" in page
    unsaid = client.post("/anyborough/delivery/of/d1/report/", {"milestone": "whole", "seen": "0"})
    form = html.fromstring(unsaid.content.decode())
    (group,) = form.xpath("//fieldset[legend='Is it done?']")
    assert group.get("id") == form.xpath("//*[@role='alert']//a/@href")[0].removeprefix("#")
    assert (
        form.get_element_by_id(group.get("aria-describedby")).text_content().split()[0] == "Error:"
    )
    choices = group.xpath(".//input[@type='radio'][@class='govuk-radios__input']")
    named = [group.xpath(f".//label[@for='{one.get('id')}']")[0].text for one in choices]
    assert named == ["Yes, it is done", "Not yet, it is expected"]
    answer = client.post(
        "/anyborough/delivery/of/d1/report/",
        {"milestone": "whole", "how": "done", "on": TODAY.isoformat(), "seen": "0"},
    )
    assert answer.status_code == 302
    page = client.get("/anyborough/deliverables/d1/").content.decode()
    assert "“A new clinic” was done on" in page
    whole = client.get("/anyborough/delivery/").content.decode()
    assert "<strong>1</strong> done" in whole
    assert "A new clinic" in client.get("/anyborough/delivery/timeline/").content.decode()
    table = client.get("/anyborough/delivery/?csv=deliverables").content.decode("utf-8-sig")
    assert table.splitlines()[1].startswith("d1,A new clinic,Done,")
    for form in ("status", "waits-for", "moves", "risks", "remark"):
        assert client.get(f"/anyborough/delivery/of/d1/{form}/").status_code == 200


def test_what_others_lead_is_not_changed_from_an_address(
    clinic: records.Deliverable, client: Client
) -> None:
    member = person("mia", "lead_member", clinic.authority)
    client.force_login(member)
    assert client.post("/anyborough/delivery/of/d1/report/", {}).status_code == 403
    answer = client.post("/anyborough/delivery/of/d1/remark/", {"text": "When?"})
    assert answer.status_code == 302
    assert models.Remark.objects.get().text == "When?"


def test_my_work_lists_what_a_post_leads_and_is_due(
    clinic: records.Deliverable, opened: records.Milestone, client: Client
) -> None:
    own = person("ana", "lead_officer", clinic.authority)
    post = records.Person.objects.get(name="Cllr Example")
    RoleAssignment.objects.filter(user=own).update(post=post)
    assert own_milestones(own, clinic.authority, TODAY) == ()
    clinic.editions.get().editionmilestones.filter(milestone=opened).update(
        deadline=rule_to_json(DueBy(by=Moment(TODAY - timedelta(days=3))))
    )
    (waiting,) = own_milestones(own, clinic.authority, TODAY)
    assert (waiting.text, waiting.state.days_late) == ("Opened", 3)
    client.force_login(own)
    page = client.get("/anyborough/my-work/").content.decode()
    assert "Milestones that wait for a word from you" in page
    other = person("pat", "performance_team", clinic.authority)
    assert own_milestones(other, clinic.authority, TODAY) == ()


def digests(clinic: records.Deliverable, on: date) -> list[tuple[str, str]]:
    made = make_digests(authority=clinic.authority, on=on, write=written_digest, by="goldthread")
    return [(one.subject, one.text) for one in made]


def test_whoever_leads_on_a_milestone_is_written_to_before_it_is_due_and_after_and_never_twice(
    clinic: records.Deliverable, opened: records.Milestone
) -> None:
    own = person("ana", "lead_officer", clinic.authority)
    person("pat", "lead_officer", clinic.authority)  # for the whole council: hears of nothing
    RoleAssignment.objects.filter(user=own).update(
        post=records.Person.objects.get(name="Cllr Example"), starts_on=date(2021, 1, 1)
    )
    clinic.editions.get().editionmilestones.filter(milestone=opened).update(
        deadline=rule_to_json(DueBy(by=Moment(TODAY)))
    )
    before = [digests(clinic, TODAY - timedelta(days=days)) for days in (8, 7, 6)]
    assert [len(made) for made in before] == [0, 1, 0]
    ((subject, text),) = before[1]
    assert subject == "1 milestone for you"
    assert "“Opened” is due by" in text
    assert "/anyborough/delivery/of/d1/report/?" in text
    assert f"&milestone={opened.code}" in text
    # The day after, and each week after that, until somebody says when it is expected.
    after = [digests(clinic, TODAY + timedelta(days=days)) for days in (1, 2, 7, 8)]
    assert [len(made) for made in after] == [1, 0, 0, 1]
    assert after[0][0][0] == "1 milestone for you, 1 late"
    later = TODAY + timedelta(days=30)
    report_milestone(
        deliverable=clinic, milestone=opened, seen=0, expected_on=later, reason="Rain.", by="ana"
    )
    assert digests(clinic, TODAY + timedelta(days=15)) == []
    assert len(digests(clinic, TODAY + timedelta(days=24))) == 1


def test_a_return_and_a_promise_come_in_one_message(due: Return) -> None:
    authority = due.measure.authority
    post = records.Person.objects.create(
        authority=authority, kind="officer", name="Head of Clinics"
    )
    promise = records.EditionDeliverable.objects.create(
        framework=authority.frameworks.get(),
        deliverable=records.Deliverable.objects.create(
            authority=authority, code="d9", title="A second clinic"
        ),
        code="d9",
        position=0,
        title="A second clinic",
        deadline=rule_to_json(DueBy(by=Moment(due.due_on))),
    )
    records.DeliverableLead.objects.create(edition_deliverable=promise, person=post, position=0)
    own = person("ana", "lead_officer", authority)
    RoleAssignment.objects.filter(user=own).update(post=post, starts_on=date(2021, 1, 1))
    RoleAssignment.objects.create(
        user=own,
        role="data_owner",
        authority=authority,
        measure=due.measure,
        starts_on=date(2021, 1, 1),
        given_by="a test",
    )
    ((subject, text),) = digests(promise.deliverable, due.due_on)
    assert subject == "1 return and 1 milestone for you"
    assert due.measure.title in text
    assert "“A second clinic” is due by 16 April 2021." in text
    assert "&milestone=whole" in text


def test_what_has_slipped_is_held_against_what_was_known_then(
    clinic: records.Deliverable, opened: records.Milestone, client: Client, settings: Settings
) -> None:
    settings.ANONYMOUS_READING = True
    due, back = TODAY + timedelta(days=40), TODAY - timedelta(days=3)
    clinic.editions.get().editionmilestones.filter(milestone=opened).update(
        deadline=rule_to_json(DueBy(by=Moment(due)))
    )
    # Said today of a day before: nobody knew it then, so it has slipped since.
    report_milestone(
        deliverable=clinic,
        milestone=opened,
        seen=0,
        as_of=TODAY - timedelta(days=5),
        expected_on=due + timedelta(days=30),
        reason="Rain.",
        by="ana",
    )
    address = f"/anyborough/delivery/?since={back.isoformat()}"
    slipped = client.get(address).content.decode().partition('id="slipped"')[2]
    assert "Rain." in slipped.partition('id="due"')[0]
