"""The pages of editions: listed, started, adopted, compared; measures retired and worked out."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from small_editions import give, line_of, plan
from small_people import person

from goldthread.framework import Framework, Measure, Node, NodeKind, Placement
from goldthread.framework.editions import LevelName, LevelNames
from goldthread.framework.periods import PeriodKind, containing, quarter
from goldthread.web.accounts.models import User
from goldthread.web.drafting.actions.adopt_edition import adopt_edition
from goldthread.web.jobs.models import Job
from goldthread.web.records import actions, models
from goldthread.web.records.actions.name_levels import name_levels
from goldthread.web.records.actions.retire_measure import retire_measure
from goldthread.web.records.actions.start_edition import start_edition
from goldthread.web.records.selectors import retirements_held

__all__ = ["plan"]

pytestmark = pytest.mark.django_db

NOW = containing(timezone.localdate(), PeriodKind.QUARTER)


@pytest.fixture(autouse=True)
def _anybody_may_read(settings: Settings) -> None:
    settings.ANONYMOUS_READING = True


@pytest.fixture
def cy(plan: models.Framework) -> User:
    """Somebody of the performance team."""
    return person("cy", "performance_team", plan.authority)


@pytest.fixture
def two(plan: models.Framework) -> models.Framework:
    """The edition that followed: repairs at 86%, letters retired, libraries renamed and led by others."""
    draft = start_edition(framework=plan, edition="2021-22", by="a test")
    stated = models.EditionMeasure.objects.filter(framework=draft)
    models.Target.objects.filter(edition_measure=stated.get(measure__code="m1")).update(
        text="86%", rule={"kind": "at_least", "value": 86, "unit": "%"}
    )
    stated.filter(measure__code="m4").update(title="Visits to our libraries")
    retire_measure(
        measure=models.Measure.objects.get(code="m3"),
        from_period=quarter(2021, 1),
        reason="Letters are few now.",
        by="a test",
        edition=draft,
    )
    adopted = adopt_edition(framework=draft, by="a test", from_period=quarter(2021, 1)).record
    actions.evaluate_framework(framework=adopted, by="a test")
    return adopted


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_superseded_edition_is_read_as_it_was_and_says_that_it_no_longer_holds(
    two: models.Framework, client: Client
) -> None:
    page = text(client, "/anyborough/editions/1/measures/m1/")
    assert "No longer in force" in page
    assert "to 31 March 2021" in page
    assert "80%" in page
    assert 'href="/anyborough/editions/1/at/t1/"' in page
    assert "No longer in force" not in text(client, "/anyborough/measures/m1/")
    assert "No longer in force" not in text(client, "/anyborough/editions/2/")


def test_who_looks_back_reads_the_words_of_the_edition_that_held_then(
    two: models.Framework, client: Client
) -> None:
    assert "Visits to our libraries" in text(client, "/anyborough/measures/m4/")
    then = text(client, "/anyborough/measures/m4/?at=2020-Q4")
    assert "</span>Visits to libraries</h1>" in then
    assert "No longer in force" in then
    assert "/anyborough/editions/1/measures/" in then
    later = text(client, "/anyborough/measures/m4/?at=2021-Q1")
    assert "</span>Visits to our libraries</h1>" in later


@pytest.mark.parametrize(
    "path",
    [
        "",
        "about/",
        "health/",
        "at/t1/",
        "measures/",
        "deliverables/",
        "by/",
        "search/?q=repairs",
        "deliverables/d1/",
        "measures/?csv=measures",
    ],
)
def test_every_page_is_there_for_an_edition_before(
    two: models.Framework, client: Client, path: str
) -> None:
    text(client, f"/anyborough/editions/1/{path}")


def test_a_first_edition_that_nobody_adopted_is_for_those_who_see_drafts_until_somebody_does(
    authority: models.Authority, document: actions.ReadDocument, client: Client
) -> None:
    framework = Framework(
        title="F",
        nodes=(Node("t1", NodeKind.THEME, "Health"),),
        measures=(Measure("m", "Visits", (Placement("t1"),)),),
    )
    record = actions.load_framework(
        authority=authority, framework=framework, document=document, by="a test"
    ).record
    officer, viewer = Client(), Client()
    officer.force_login(person("cy", "performance_team", authority))
    viewer.force_login(person("vi", "viewer", authority))
    for path in ("", "measures/m/", "editions/1/", "search/?q=visits"):
        assert "has not been adopted yet" in text(officer, f"/anyborough/{path}")
        for reader in (client, viewer):
            refused = reader.get(f"/anyborough/{path}")
            assert refused.status_code == 404
            assert "Visits" not in refused.content.decode()
    assert "Nothing is in force yet" in client.get("/anyborough/").content.decode()
    assert "No framework is in force yet." in text(client, "/")
    assert 'href="/anyborough/"' in text(officer, "/")
    actions.adopt_framework(framework=record, by="a test")
    for reader in (client, viewer, officer):
        assert "This is a draft" not in text(reader, "/anyborough/")


def test_a_draft_is_shown_to_those_who_see_what_is_not_published(
    plan: models.Framework, cy: User, client: Client
) -> None:
    start_edition(framework=plan, edition="2021-22", by="a test")
    assert client.get("/anyborough/editions/2/").status_code == 404
    assert "2021-22" not in text(client, "/anyborough/editions/")
    client.force_login(cy)
    assert "This is a draft" in text(client, "/anyborough/editions/2/")
    assert "2021-22" in text(client, "/anyborough/editions/")


@pytest.mark.parametrize("number", ["0", "7", "x", "99999999999"])
def test_an_edition_that_is_not_there_is_not_found(
    plan: models.Framework, client: Client, number: str
) -> None:
    assert client.get(f"/anyborough/editions/{number}/").status_code == 404


def test_a_measure_tells_its_story_through_the_editions(
    two: models.Framework, client: Client
) -> None:
    page = text(client, "/anyborough/measures/m1/")
    assert "Through the editions" in page
    assert "Target: 80%" in page
    assert "Target: 86%" in page
    assert "2021-22 holds from 1 April 2021." in page
    assert 'class="gt-edition"' in page
    assert "Called “Visits to libraries”" in text(client, "/anyborough/measures/m4/")


def test_a_retired_measure_keeps_its_page_and_says_why(
    two: models.Framework, client: Client
) -> None:
    page = text(client, "/anyborough/measures/m3/")
    assert "No longer asked for from Q1 2021-22 on." in page
    assert "Letters are few now." in page
    assert "m3" not in text(client, "/anyborough/measures/")


def test_two_editions_side_by_side_say_what_became_of_everything(
    two: models.Framework, client: Client
) -> None:
    page = text(client, "/anyborough/editions/2/beside/1/")
    assert "carries 3 measures on, 2 of them changed; 0 are new, and 1 is no longer stated." in page
    assert "Letters are few now." in page
    one = text(client, "/anyborough/editions/2/beside/1/?kind=measure&only=retargeted")
    assert "Repairs on time" in one
    assert "Visits to our libraries" not in one
    table = text(client, "/anyborough/editions/2/beside/1/?csv=changes").splitlines()
    assert any("Repairs on time" in row and "80%" in row and "86%" in row for row in table)
    assert client.get("/anyborough/editions/2/beside/2/").status_code == 404
    assert client.get("/anyborough/editions/2/beside/1/?only=nonsense").status_code == 404


def test_levels_are_called_what_the_council_calls_them(
    plan: models.Framework, cy: User, client: Client
) -> None:
    client.force_login(cy)
    told = {
        "priority-one": "Mission",
        "priority-many": "Missions",
        "theme-one": "Workstream",
        "theme-many": "Workstreams",
        "reason": "",
    }
    assert client.post("/anyborough/editions/1/levels/", told).status_code == 302
    assert "Workstream" in text(client, "/anyborough/at/t1/")
    table = text(client, "/anyborough/?csv=themes")
    assert "Mission" in table
    assert "Theme" not in table
    assert "How each workstream stands" in text(client, "/anyborough/")
    twice = client.post("/anyborough/editions/1/levels/", told | {"theme-one": "Mission"})
    assert "nobody could tell them apart" in twice.content.decode()


def test_an_edition_is_started_and_adopted_in_the_browser(
    plan: models.Framework, cy: User, client: Client
) -> None:
    client.force_login(cy)
    assert "Council Plan 2020-21" in text(client, "/anyborough/editions/start/")
    assert 'value="Council Plan"' in text(client, "/anyborough/editions/start/")
    told: dict[str, Any] = {"copied": "1", "title": "Council Plan", "edition": "2021-22"}
    assert client.post("/anyborough/editions/start/", told).status_code == 302
    draft = models.Framework.objects.get(edition="2021-22")
    draft.edition_measures.filter(measure__code="m4").delete()
    page = text(client, "/anyborough/editions/2/adopt/")
    assert "1 measure it does not state" in page
    answer = client.post(
        "/anyborough/editions/2/adopt/",
        {"from_period": NOW.code, "reason": "Minute 12."},
    )
    assert answer.status_code == 302
    assert Job.objects.get().kind == "judge edition"
    listed = text(client, "/anyborough/editions/")
    assert "Council Plan 2021-22 is in force. 1 measure retired." in listed
    draft.refresh_from_db()
    assert (draft.status, draft.in_force_from, draft.adopted_by) == ("adopted", NOW.first, "cy")


def test_a_measure_is_retired_and_taken_up_in_the_browser(
    plan: models.Framework, cy: User, client: Client
) -> None:
    client.force_login(cy)
    address = "/anyborough/measures/m2/retire/"
    told = {"from_period": NOW.code, "reason": "Nobody reads it."}
    assert "is retired" in client.post(address, told, follow=True).content.decode()
    assert "Nobody reads it." in text(client, "/anyborough/measures/m2/")
    answer = client.post(address, {"reason": "Scrutiny does."}, follow=True)
    assert "is asked for again" in answer.content.decode()


@pytest.mark.parametrize(("said", "held"), [("again", False), ("retired", True)])
def test_a_retired_measure_that_a_draft_states_is_asked_about_and_done_as_told(
    plan: models.Framework, cy: User, client: Client, said: str, held: bool
) -> None:
    m2 = models.Measure.objects.get(code="m2")
    retire_measure(measure=m2, from_period=NOW, reason="Nobody reads it.", by="a test")
    start_edition(framework=plan, edition="2021-22", by="a test")
    client.force_login(cy)
    address = "/anyborough/editions/2/adopt/"
    assert "Retired, and stated by this edition all the same" in text(client, address)
    told = {"from_period": NOW.code, "reason": "Minute 12."}
    refused = client.post(address, told).content.decode()
    assert f"Say whether “{m2}” is taken up again." in refused
    assert models.Framework.objects.get(edition="2021-22").status == "draft"
    assert client.post(address, told | {"again-m2": said}).status_code == 302
    assert models.Framework.objects.get(edition="2021-22").status == "adopted"
    assert (m2.pk in retirements_held(plan.authority)) is held


def test_figures_are_looked_at_before_they_are_worked_out(
    plan: models.Framework, cy: User, client: Client
) -> None:
    authority = plan.authority
    give(authority, "m2", "45", "30", "12")
    give(authority, "m3", "60", "40")
    client.force_login(cy)
    m2, m3 = line_of(authority, "m2"), line_of(authority, "m3")
    told = {
        "top": m2.pk,
        "bottom": m3.pk,
        "per": "100",
        "target": "new",
        "measure": m2.measure_id,
        "label": "Share",
        "reason": "To compare.",
    }
    address = "/anyborough/calculations/new/?how=ratio"
    seen = client.post(address, told | {"do": "look"}).content.decode()
    assert "Homes inspected ÷ Letters answered × 100" in seen
    assert "75%" in seen
    assert "Missing: Letters answered for Q3 2020-21." in seen
    assert not models.Calculation.objects.exists()
    assert client.post(address, told | {"do": "save"}).status_code == 302
    page = text(client, "/anyborough/measures/m2/")
    assert "How it is worked out" in page
    assert "figures as of Q2 2020-21" in page
    assert "Missing: Letters answered for Q3 2020-21." in page
    listed = text(client, "/anyborough/calculations/")
    assert "Homes inspected (Share)" in listed
    key = models.Calculation.objects.get().series_id
    ended = client.post(
        f"/anyborough/calculations/{key}/end/", {"reason": "Not needed."}, follow=True
    )
    assert "is not worked out any more" in ended.content.decode()


def test_what_cannot_be_worked_out_is_refused_beside_the_form(
    plan: models.Framework, cy: User, client: Client
) -> None:
    client.force_login(cy)
    m1, m2 = line_of(plan.authority, "m1"), line_of(plan.authority, "m2")
    told = {
        "part-1": m1.pk,
        "part-2": m2.pk,
        "target": "new",
        "measure": m2.measure_id,
        "label": "Both",
        "reason": "To compare.",
        "do": "save",
    }
    page = client.post("/anyborough/calculations/new/?how=total", told).content.decode()
    assert "Percentages do not add up" in page
    assert not models.Calculation.objects.exists()


def test_a_total_whose_part_is_retired_says_so(
    plan: models.Framework, cy: User, client: Client
) -> None:
    authority = plan.authority
    give(authority, "m2", "1", "2")
    give(authority, "m3", "1")
    client.force_login(cy)
    told = {
        "part-1": line_of(authority, "m2").pk,
        "part-2": line_of(authority, "m3").pk,
        "target": line_of(authority, "m4").pk,
        "reason": "Both are contacts.",
        "do": "save",
    }
    assert client.post("/anyborough/calculations/new/?how=total", told).status_code == 302
    retire_measure(
        measure=models.Measure.objects.get(code="m3"),
        from_period=quarter(2020, 2),
        reason="Letters are few now.",
        by="a test",
    )
    page = text(client, "/anyborough/measures/m4/")
    assert "no longer asked for from 1 July 2020: Letters are few now." in page


@pytest.mark.parametrize("how", ["difference", "total", "weighted-mean", "rolling", "year-to-date"])
def test_every_way_has_its_form(plan: models.Framework, cy: User, client: Client, how: str) -> None:
    client.force_login(cy)
    text(client, f"/anyborough/calculations/new/?how={how}")
    assert client.get("/anyborough/calculations/new/?how=magic").status_code == 404


def test_pages_of_editions_ask_few_questions_of_the_database(
    two: models.Framework, client: Client, django_assert_max_num_queries: Any
) -> None:
    name_levels(
        framework=two,
        names=LevelNames({NodeKind.PRIORITY: LevelName("Mission", "Missions")}),
        by="a test",
    )
    for address in ("/anyborough/editions/", "/anyborough/editions/1/"):
        with django_assert_max_num_queries(24):
            text(client, address)
    with django_assert_max_num_queries(24):
        text(client, "/anyborough/editions/1/measures/m1/")
