"""The same framework cut by lead, service, partner, ownership, frequency and status."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from goldthread.framework.periods import financial_year
from goldthread.web.records import actions, models
from goldthread.web.records.actions.name_portfolio import name_portfolio
from goldthread.web.scorecards.selectors.ways_to_cut import CUTS

pytestmark = pytest.mark.django_db


def test_every_cut_the_promise_names_exists() -> None:
    assert {cut.slug for cut in CUTS} == {
        "status",
        "lead-member",
        "portfolio",
        "lead-officer",
        "programme",
        "service",
        "partner",
        "dependency",
        "locality",
        "vulnerable-group",
        "ownership",
        "frequency",
    }


@pytest.mark.parametrize(
    ("cut", "rows"),
    [
        # Measures, and below them deliverables, each: how many there are, and by status.
        ("lead-member", [["Cllr Example", "1", "1"], ["Cllr Example", "1", "1"]]),
        ("lead-officer", [["Director of Health", "1", "1"], ["Head of Smoking", "1", "1"]]),
        ("programme", [["Clinics", "1", "1"]]),
        ("service", [["Public Health", "1", "1"]]),
        ("partner", [["The hospital", "1", "1"], ["The police", "1", "1"]]),
        ("ownership", [["Partnership", "1", "1"]]),
        ("status", [["Off target", "1", "1", "0"], ["No target", "1", "0", "1"]]),
    ],
)
def test_a_cut_lists_each_value_with_how_its_measures_and_deliverables_stand(
    figures: models.Framework,
    page: Callable[[str], html.HtmlElement],
    cut: str,
    rows: list[list[str]],
) -> None:
    found = page(f"/anyborough/by/{cut}/").xpath("//table/tbody/tr")
    assert [[cell.text_content() for cell in row.xpath("th | td")] for row in found] == rows


def test_what_a_cut_leaves_out_is_counted(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    assert "names no service: 1 measure." in words("/anyborough/by/service/")


def test_a_value_lists_its_measures_and_deliverables(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/by/lead-member/cllr-example/")
    assert "Smoking quitters" in told
    assert "A new clinic" in told
    assert "Homes let" not in told


def test_deliverables_of_a_value_have_the_status_that_was_worked_out_and_why(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    stated = models.EditionDeliverable.objects.get(deliverable__code="d1")
    stated.editionmilestones.all().delete()
    deadline = {"kind": "deadline", "by": "2020-06-30", "byp": "day"}
    models.EditionDeliverable.objects.filter(pk=stated.pk).update(deadline=deadline)
    counted = page("/anyborough/by/programme/").xpath("//table")[0]
    assert counted.xpath("string(thead/tr/th[3])").strip() == "Late"
    assert counted.xpath("thead/tr/th[3]//*[name()='svg']/*")  # a shape, and not a colour alone
    tree = page("/anyborough/by/programme/clinics/")
    assert tree.xpath("string(//ul[@aria-label='How the deliverables stand'])").split() == [
        "1",
        "late",
    ]
    cell = tree.xpath("//td[@data-label='Status']")[-1].text_content()
    assert cell.strip().startswith("Late")
    assert "“A new clinic” was due by 30 June 2020 and is not reported as done." in cell


def test_the_page_of_a_value_says_what_it_holds_what_changed_and_who_answers(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/by/service/public-health/")
    assert "What Public Health is measured by. Of 1 measure" in told
    # Off target in both years that were judged: nothing changed.
    assert "No status is other than with the figures before" in told
    assert "Lead member: Cllr Example 1 measure" in told
    assert "Lead officer: Head of Smoking 1 measure" in told


def test_a_status_that_changed_with_the_latest_figure_is_told(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    series = models.Series.objects.get(measure__code="m1", label="percentage")
    actions.record_observations(
        authority=figures.authority,
        observations=[
            actions.NewObservation(series=series, period=financial_year(2021), value=Decimal(60))
        ],
        by="a test",
        source="returns.csv",
    )
    actions.evaluate_framework(framework=figures, by="a test")
    told = words("/anyborough/by/service/public-health/")
    assert "from off target to → On target : Smoking quitters , percentage 2021-22" in told


def test_the_marks_of_a_slice_stand_under_each_branch_at_the_top(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    (strand,) = page("/anyborough/by/service/public-health/").xpath(
        "//section[@aria-label='These measures across the framework']//li[@class='gt-strand']"
    )
    assert strand.xpath(".//a/text()")[0] == "Prevention"
    assert strand.xpath(".//a/@aria-label") == ["Off target: Smoking quitters"]


def test_a_portfolio_keeps_its_page_whoever_holds_it(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    person = models.Person.objects.get(kind="member")
    name_portfolio(person=person, portfolio="Health and care", by="a test")
    told = words("/anyborough/by/portfolio/health-and-care/")
    assert "Smoking quitters" in told
    assert "A new clinic" in told
    officer = models.Person.objects.filter(kind="officer")[0]
    with pytest.raises(actions.ActionRefusedError, match="no lead member"):
        name_portfolio(person=officer, portfolio="Health", by="a test")


def test_what_the_council_controls_is_tallied_apart_from_what_it_influences(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/")
    assert "What it influences with partners (1)" in told
    assert "Nobody says whose (1)" in told
    assert "The counts above mix" in told


def test_a_framework_without_a_value_for_a_cut_says_so_and_the_index_leaves_it_out(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    assert "This framework names none." in words("/anyborough/by/frequency/")
    assert "How often" not in words("/anyborough/by/")


def test_a_cut_that_does_not_exist_is_not_found(client: Client, figures: models.Framework) -> None:
    assert client.get("/anyborough/by/star-sign/").status_code == 404
    assert client.get("/anyborough/by/service/nobody/").status_code == 404
