"""My work, the list of returns, and the pages of the performance team."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from small_returns import published, signed_off, submitted

from goldthread.web.collection import actions, models
from goldthread.web.collection.actions import moving
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db


def main(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content.decode()).xpath("string(//main)").split())


def title(answer: HttpResponse) -> str:
    return str(html.fromstring(answer.content.decode()).xpath("string(//title)"))


@pytest.fixture
def two(due: models.Return) -> tuple[models.Return, models.Return]:
    """The returns of two quarters, both handed in by ana."""
    actions.open_returns(authority=due.measure.authority, until=date(2021, 6, 30), by="x")
    later = models.Return.objects.get(period_code="2021-Q1")
    return submitted(due), submitted(later, "90", commentary="A third team.")


def test_several_returns_are_signed_off_and_published_under_one_lock(
    two: tuple[models.Return, models.Return], monkeypatch: pytest.MonkeyPatch
) -> None:
    locks: list[records.Authority] = []
    lock = moving.lock_authority
    monkeypatch.setattr(moving, "lock_authority", lambda one: locks.append(one) or lock(one))
    signed = actions.sign_off_returns(returns=[(one, one.version) for one in two], by="ben")
    assert len(locks) == 1
    authority = two[0].measure.authority
    actions.publish_returns(
        authority=authority, returns=[(one, one.version) for one in signed], by="cy"
    )
    assert len(locks) == 2
    assert set(models.Return.objects.values_list("state", flat=True)) == {"published"}


def test_a_return_of_another_authority_is_not_published_with_one_s_own(
    two: tuple[models.Return, models.Return], other_authority: records.Authority
) -> None:
    with pytest.raises(models.Return.DoesNotExist):
        actions.publish_returns(
            authority=other_authority, returns=[(one, one.version) for one in two], by="cy"
        )


# My work


def test_my_work_says_what_waits_in_its_title_and_under_headings(
    due: models.Return, ana: Client, ben: Client
) -> None:
    answer = ana.get("/anyborough/my-work/")
    assert title(answer).startswith("My work (1)")
    assert "Late 1" in main(answer)
    now = submitted(due)
    actions.send_back(period_return=now, version=now.version, reason="Whose repairs?", by="ben")
    told = main(ana.get("/anyborough/my-work/"))
    assert "Sent back to you 1" in told
    assert "“Whose repairs?”" in told


def test_whoever_has_nothing_to_do_is_told_so(due: models.Return, ana: Client) -> None:
    submitted(due)
    told = main(ana.get("/anyborough/my-work/"))
    assert "Nothing waits for you." in told
    assert "Handed in, waiting to be signed off 1" in told


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("data_owner", "/anyborough/my-work/"),
        ("performance_team", "/anyborough/my-work/"),
        ("administrator", "/anyborough/people/"),
        ("viewer", "/anyborough/"),
        ("lead_member", "/anyborough/"),
    ],
)
def test_signing_in_leads_to_what_somebody_is_there_for(
    due: models.Return, person: Callable[..., Client], role: str, page: str
) -> None:
    assert person("eve", role, due.measure.authority).get("/my-work/")["Location"] == page


def test_whoever_is_at_several_councils_goes_where_work_waits_and_else_chooses(
    due: models.Return,
    other_authority: records.Authority,
    ana: Client,
    person: Callable[..., Client],
) -> None:
    person("ana", "viewer", other_authority)
    assert ana.get("/my-work/")["Location"] == "/anyborough/my-work/"
    submitted(due)
    assert ana.get("/my-work/")["Location"] == "/"
    assert ana.get("/my-work/?work")["Location"] == "/anyborough/my-work/"
    assert ana.get("/my-work/?at=anyborough")["Location"] == "/anyborough/my-work/"


def test_what_is_signed_off_stands_there_with_figure_status_and_words(
    two: tuple[models.Return, models.Return], ben: Client
) -> None:
    told = main(ben.get("/anyborough/my-work/"))
    for words in (
        "To sign off 2",
        "85%",
        "90%",
        "On target",
        "Target: At least 80%",
        "A third team.",
    ):
        assert words in told


def test_the_ticked_are_signed_off_and_no_other(
    two: tuple[models.Return, models.Return], ben: Client
) -> None:
    first, second = two
    told = ben.post("/anyborough/my-work/sign-off/", {"which": "ticked"}, follow=True)
    assert "Tick the returns" in main(told)
    chosen = {"which": "ticked", "return": f"{second.pk}:{second.version}"}
    assert "You signed off 1 return." in main(
        ben.post("/anyborough/my-work/sign-off/", chosen, follow=True)
    )
    states = dict(models.Return.objects.values_list("pk", "state"))
    assert (states[first.pk], states[second.pk]) == ("submitted", "signed_off")


def test_all_that_were_shown_are_signed_off_with_one_button(
    two: tuple[models.Return, models.Return], ben: Client
) -> None:
    page = html.fromstring(ben.get("/anyborough/my-work/").content.decode())
    shown = page.xpath("//form[@id='sign-off']//input[@name='shown']/@value")
    ben.post("/anyborough/my-work/sign-off/", {"which": "all", "shown": shown})
    assert set(models.Return.objects.values_list("state", flat=True)) == {"signed_off"}


def test_a_return_that_changed_since_it_was_shown_stops_the_signing(
    two: tuple[models.Return, models.Return], ben: Client
) -> None:
    first, second = two
    shown = [f"{one.pk}:{one.version}" for one in two]
    actions.withdraw_return(period_return=second, version=second.version, by="ana")
    told = ben.post("/anyborough/my-work/sign-off/", {"which": "all", "shown": shown}, follow=True)
    assert "was changed while you had the page open" in main(told)
    assert models.Return.objects.get(pk=first.pk).state == "submitted"


def test_an_officer_of_another_measure_signs_nothing_off(
    two: tuple[models.Return, models.Return], person: Callable[..., Client]
) -> None:
    authority = two[0].measure.authority
    other = records.Measure.objects.create(authority=authority, code="zz", title="Another")
    eve = person("eve", "lead_officer", authority, measure=other)
    chosen = {"return": [f"{one.pk}:{one.version}" for one in two]}
    assert eve.post("/anyborough/my-work/sign-off/", chosen).status_code == 403
    assert "To sign off" not in main(eve.get("/anyborough/my-work/"))


@pytest.mark.parametrize("told", ["x", "1", "1:x", ":", "1:2:3", "²:1"])
def test_nonsense_in_a_form_is_not_found(due: models.Return, ben: Client, told: str) -> None:
    assert ben.post("/anyborough/my-work/sign-off/", {"return": told}).status_code == 404


def test_the_page_asks_as_many_questions_however_much_waits(
    due: models.Return, ana: Client, ben: Client
) -> None:
    submitted(due)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            ben.get("/anyborough/my-work/")
        return len(asked)

    questions()
    few = questions()
    actions.open_returns(authority=due.measure.authority, until=date(2022, 6, 30), by="x")
    for later in models.Return.objects.exclude(pk=due.pk):
        submitted(later, "90")
    assert main(ben.get("/anyborough/my-work/")).count("90%") == 5
    assert questions() == few


# The list


def test_the_list_is_narrowed_and_downloaded(
    two: tuple[models.Return, models.Return], ana: Client, cy: Client
) -> None:
    models.Return.objects.filter(pk=two[0].pk).update(state="draft")
    assert "2 returns" in main(cy.get("/anyborough/returns/"))
    for query in ("late", "state=draft", "period=2020-Q4", "service=Housing&late=on"):
        assert "1 return " in main(cy.get(f"/anyborough/returns/?{query}")), query
    assert "are like that" in main(cy.get("/anyborough/returns/?mine"))
    assert "2 returns" in main(ana.get("/anyborough/returns/?mine"))
    table = cy.get("/anyborough/returns/?late&csv=returns").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["Measure"], row["Period"], row["State"]) == ("q1", "Q4 2020-21", "draft")
    assert int(row["Days late"]) == (timezone.localdate() - date(2021, 4, 16)).days


def test_a_list_holds_only_what_the_person_may_see(
    due: models.Return, person: Callable[..., Client]
) -> None:
    other = records.Measure.objects.create(
        authority=due.measure.authority, code="zz", title="Another"
    )
    eve = person("eve", "data_owner", due.measure.authority, measure=other)
    assert "Repairs" not in main(eve.get("/anyborough/returns/"))


# The performance team


def test_a_period_shows_how_complete_it_is_and_whose_the_late_ones_are(
    due: models.Return, ana: Client, cy: Client
) -> None:
    told = main(cy.get("/anyborough/periods/2020-Q4/"))
    for words in ("0 of 1 return handed in", "1 late", "Housing", "ana"):
        assert words in told
    assert "Q4 2020-21" in main(cy.get("/anyborough/periods/"))
    assert cy.get("/anyborough/periods/2020-Q1/").status_code == 404
    assert cy.get("/anyborough/periods/nonsense/").status_code == 404


def test_what_is_signed_off_is_published_from_the_period_s_page(
    due: models.Return, cy: Client
) -> None:
    signed_off(due)
    page = html.fromstring(cy.get("/anyborough/periods/2020-Q4/").content.decode())
    shown = page.xpath("//input[@name='shown']/@value")
    told = cy.post(
        "/anyborough/periods/publish/",
        {"which": "all", "shown": shown, "then": "/anyborough/periods/2020-Q4/"},
        follow=True,
    )
    assert "You published 1 return." in main(told)
    assert records.Observation.objects.get().value == 85


def test_publishing_leads_to_no_other_site(due: models.Return, cy: Client) -> None:
    answer = cy.post("/anyborough/periods/publish/", {"then": "https://elsewhere.example/"})
    assert answer["Location"] == "/anyborough/periods/"


def test_a_period_is_locked_with_grace_and_reopened_with_a_reason(
    due: models.Return, cy: Client
) -> None:
    page = "/anyborough/periods/2020-Q4/"
    assert "is no day" in main(cy.post(f"{page}lock/", {"grace_until": "soon"}, follow=True))
    cy.post(f"{page}lock/", {"grace_until": "2021-05-31"})
    assert "takes figures until 31 May 2021" in main(cy.get(page))
    assert "Say why" in main(cy.post(f"{page}unlock/", {"reason": ""}, follow=True))
    cy.post(f"{page}unlock/", {"reason": "The census came late"})
    assert models.PeriodLock.objects.get().lifted_for == "The census came late"
    assert "is not locked" in main(cy.post(f"{page}unlock/", {"reason": "x"}, follow=True))


def test_collecting_begins_and_one_measure_is_collected_differently(
    quarterly: records.Measure, person: Callable[..., Client]
) -> None:
    cy = person("cy", "performance_team", quarterly.authority)
    assert "Start collecting" in main(cy.get("/anyborough/periods/"))
    page = "/anyborough/periods/collecting/"
    told = {"collect_from": "2021-01-01", "days_to_give": "0", "days_to_sign_off": "5"}
    assert "greater than or equal to 1" in main(cy.post(page, told))
    cy.post(page, told | {"days_to_give": "8"})
    assert models.CollectionRules.objects.get().days_to_give == 8
    assert "This field is required" in main(cy.post(f"{page}q1/", {"often": "month"}))
    cy.post(f"{page}q1/", {"often": "half-year", "reason": "Watched"})
    own = models.MeasureCollection.objects.get()
    assert (own.frequency["unit"], own.frequency["interval"]) == ("month", 6)
    form = html.fromstring(cy.get(f"{page}q1/").content.decode())
    assert form.xpath("//select/option[@selected]/@value") == ["half-year"]
    assert "Watched" in main(cy.get(page))
    asked = main(cy.get("/anyborough/periods/open/"))
    assert "2020-21 H2" in asked or "H2 2020-21" in asked or "half" in asked, asked
    assert not models.Return.objects.exists(), "looking opened them"
    assert "opened" in main(cy.post("/anyborough/periods/open/", follow=True))
    count = models.Return.objects.count()
    assert f"Open {count} returns now?" in asked
    assert "Nothing is to be opened" in main(cy.get("/anyborough/periods/open/"))
    assert models.Return.objects.filter(measure=quarterly).exists()
    assert cy.get(f"{page}none/").status_code == 404


def test_messages_that_were_not_sent_are_shown(due: models.Return, cy: Client) -> None:
    models.Message.objects.create(
        authority=due.measure.authority,
        address="gone@example.org",
        key="k",
        subject="1 return for you",
        text="x",
        state="failed",
        trouble="550 no such mailbox",
        made_at=timezone.now(),
    )
    told = main(cy.get("/anyborough/periods/"))
    assert "gone@example.org" in told
    assert "550 no such mailbox" in told


def test_a_published_return_leads_to_the_public_page(due: models.Return, ana: Client) -> None:
    published(due)
    told = ana.get("/anyborough/returns/q1/2020-Q4/").content.decode()
    assert '"/anyborough/measures/q1/"' in told
