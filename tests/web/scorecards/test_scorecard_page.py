"""The scorecard of a priority or theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from goldthread.web.records import models

pytestmark = pytest.mark.django_db


def test_measures_stand_under_their_role_and_topic(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    health = words("/anyborough/at/t1/")
    assert health.index("Proxy measures") < health.index("Smoking quitters")
    assert "What should move first" in health
    housing = words("/anyborough/at/t2/")
    assert "Demand and activity" in housing
    assert "Homes let" in housing


def test_a_row_gives_status_baseline_latest_target_line_and_change_in_words(
    figures: models.Framework,
    page: Callable[[str], html.HtmlElement],
    said: Callable[[html.HtmlElement], str],
) -> None:
    rows = page("/anyborough/at/t1/").xpath("//table[contains(@class, 'gt-scorecard')]//tr")
    (row,) = [row for row in rows if "percentage" in row.text_content()]
    cells = {cell.get("data-label"): said(cell) for cell in row.xpath("td")}
    assert cells["Status"] == "Off target"
    assert cells["Baseline"] == "50%"
    assert cells["Latest"] == "40% 2020-21 provisional"
    assert cells["Target"] == "55%"
    assert "8.5 percentage points" in cells["Direction"]
    assert row.xpath(".//*[name()='svg' and @role='img']/@aria-label") == [
        "3 figures, from 50% to 40%"
    ]


def test_a_priority_counts_everything_below_it_once_and_leads_to_its_parts(
    figures: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    tree = page("/anyborough/at/p1/")
    assert "Of 2 measures" in tree.text_content()
    measures, deliverables = tree.xpath("//table[contains(@class, 'counts')]")
    assert measures.xpath(".//th[@scope='row']/a/@href") == [
        "/anyborough/at/t1/",
        "/anyborough/at/t2/",
    ]
    assert deliverables.xpath(".//th[@scope='row']/a/@href") == ["/anyborough/at/t1/"]


def test_goal_deliverables_and_notes_of_the_document_are_shown(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    assert "Fewer" in words("/anyborough/at/p1/")
    assert "One note" in words("/anyborough/at/p1/")
    assert "A new clinic" in words("/anyborough/at/t1/")
