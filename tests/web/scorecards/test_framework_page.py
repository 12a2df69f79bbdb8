"""The whole framework in one picture."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from goldthread.web.records import models

pytestmark = pytest.mark.django_db


def test_every_measure_is_a_mark_that_says_its_status_and_leads_to_its_page(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    marks = page("/anyborough/").xpath("//li[contains(@class, 'gt-bead')]/a")
    # Smoking quitters stands at two themes, and is a mark at each.
    assert [(mark.get("aria-label"), mark.get("href")) for mark in marks] == [
        ("Off target: Smoking quitters", "/anyborough/measures/m1/"),
        ("Off target: Smoking quitters", "/anyborough/measures/m1/"),
        ("No target: Homes let", "/anyborough/measures/m2/"),
    ]


def test_the_sentence_over_it_counts_every_measure_once(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    assert "Of 2 measures, 1 can be judged against a target: 1 off target" in words("/anyborough/")


def test_each_theme_leads_to_its_scorecard_and_says_how_many_are_off_target(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    strands = page("/anyborough/").xpath("//li[contains(@class, 'gt-strand ')]")
    assert [
        (
            strand.xpath(".//*[@class='gt-strand__name']/a/@href")[0],
            strand.xpath("string(.//*[@class='gt-strand__off'])"),
        )
        for strand in strands
    ] == [("/anyborough/at/t1/", "1 off target"), ("/anyborough/at/t2/", "1 off target")]


def test_the_table_gives_the_same_facts_as_the_picture(
    figures: models.Framework,
    page: Callable[[str], html.HtmlElement],
    said: Callable[[html.HtmlElement], str],
) -> None:
    (table,) = page("/anyborough/").xpath("//table")
    rows = [[said(cell) for cell in row.xpath("th | td")] for row in table.xpath(".//tr")]
    assert rows == [
        ["Theme", "Measures", "Off target", "No target", "Deliverables"],
        ["Prevention", "2", "1", "1", "1"],
        ["Health", "1", "1", "0", "1"],
        ["Housing", "2", "1", "1", "0"],
    ]


def test_a_reader_can_look_back_and_stays_there_from_page_to_page(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    tree = page("/anyborough/?at=2019-Q4")
    assert "as at the end of Q4 2019-20" in tree.text_content()
    # 48.5 of 55 is more than a tenth below; the figure before, 50, was within it.
    (before,) = set(tree.xpath("//li[contains(@class, 'gt-bead')]/a/@href[contains(., 'm1')]"))
    assert before == "/anyborough/measures/m1/?at=2019-Q4"
    assert "48.5%" not in page("/anyborough/measures/m1/?at=2018-Q4").text_content()
    assert page("/anyborough/").xpath("//select[@name='at']/option/@value") == [
        "",
        "2020-Q4",
        "2019-Q4",
        "2018-Q4",
    ]


def test_a_period_that_is_none_is_not_found_and_says_how_to_write_one(
    client: Client, figures: models.Framework
) -> None:
    response = client.get("/anyborough/?at=yesterday")
    assert response.status_code == 404
    assert "2020-Q4" in response.content.decode()
