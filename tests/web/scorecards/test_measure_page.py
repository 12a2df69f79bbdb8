"""A measure's own page: from the figure back to the words in the document."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from lxml import html

from goldthread.framework.periods import financial_year
from goldthread.web.records import actions, models

pytestmark = pytest.mark.django_db
MEASURE = "/anyborough/measures/m1/"


def test_it_says_how_it_stands_and_why(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    assert "Off target percentage" in words(MEASURE)
    assert "40%" in words(MEASURE)


def test_it_draws_each_series_that_has_figures_and_says_what_the_picture_shows(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    tree = page(MEASURE)
    (chart,) = tree.xpath("//*[name()='svg' and contains(@class, 'gt-picture--chart')]")
    assert chart.xpath("string(*[name()='title'])") == "Smoking quitters: percentage"
    assert "3 figures, from 50% (2018-19) to 40% (2020-21)." in tree.text_content()
    assert "There are no figures yet." in tree.text_content()


def test_a_corrected_figure_keeps_the_one_it_replaced_with_the_reason(
    figures: models.Framework, words: Callable[[str], str], series: models.Series
) -> None:
    actions.record_observations(
        authority=figures.authority,
        observations=[
            actions.NewObservation(series=series, period=financial_year(2019), value=Decimal(125))
        ],
        by="somebody",
        source="a correction",
        reason="Two lettings were counted in the wrong year.",
    )
    actions.evaluate_framework(framework=figures, by="a test")
    told = words("/anyborough/measures/m2/")
    assert "Corrected: Two lettings were counted in the wrong year." in told
    assert "somebody, revision 2" in told
    assert "120 Replaced" in told


def test_it_stands_on_the_thread_from_the_plan_down_to_itself_once_for_each_place(
    figures: models.Framework,
    page: Callable[[str], html.HtmlElement],
    said: Callable[[html.HtmlElement], str],
) -> None:
    threads = page(MEASURE).xpath("//ol[@class='gt-thread']")
    assert [[said(knot) for knot in thread.xpath("li")] for thread in threads] == [
        [
            "Anyborough Performance Framework 2020-22",
            "Priority Prevention",
            "Theme Health",
            "Proxy measure, Smoking This measure",
        ],
        [
            "Anyborough Performance Framework 2020-22",
            "Priority Prevention",
            "Theme Housing",
            "Demand and activity This measure",
        ],
    ]


def test_what_is_printed_stands_beside_what_was_read(
    figures: models.Framework,
    page: Callable[[str], html.HtmlElement],
    said: Callable[[html.HtmlElement], str],
) -> None:
    (table,) = page(MEASURE).xpath("//table[@class='gt-reading']")
    rows = [[said(cell) for cell in row.xpath("th | td")] for row in table.xpath("tbody/tr")]
    assert rows == [
        ["Target", "55%", "At least 55%."],
        ["Baseline", "50%", "50%."],
        ["Good is", "Nothing", "Higher is better."],
        ["Frequency", "Nothing", "Nothing is printed."],
    ]


def test_words_that_were_not_understood_are_marked_and_said_to_be(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    target = models.Target.objects.get(edition_measure__measure__code="m1")
    models.Target.objects.filter(pk=target.pk).update(
        text="55% or better, where practicable",
        rule={
            "kind": "multi",
            "parts": [
                {"kind": "at_least", "value": 55, "unit": "%"},
                {"kind": "text", "text": "where practicable"},
            ],
        },
    )
    tree = page(MEASURE)
    assert tree.xpath("string(//mark[@class='gt-unread'])") == "where practicable"
    assert "nothing was guessed from them" in tree.text_content()


def test_definition_people_partners_footnotes_and_place_in_the_document_are_shown(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    told = words(MEASURE)
    for fact in (
        "Smoking harms.",
        "Cllr Example",
        "Director of Health, Head of Smoking",
        "Public Health",
        "The council with partners",
        "The hospital, The police",
        "* A note",
        "The document marks a footnote here, but has no note for it.",
        "framework.docx, page 2; table 1 row 2.",
    ):
        assert fact in told, fact


def test_a_measure_tied_to_a_deliverable_leads_to_it_and_back(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    assert "/anyborough/deliverables/d1/" in page("/anyborough/measures/m2/").xpath(
        "//ol[@class='gt-thread']//a/@href"
    )
    assert "/anyborough/measures/m2/" in page("/anyborough/deliverables/d1/").xpath("//a/@href")
