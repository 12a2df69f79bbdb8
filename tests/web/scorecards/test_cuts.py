"""The same framework cut by lead, service, partner, ownership, frequency and status."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from goldthread.web.records import models
from goldthread.web.scorecards.selectors.cuts import CUTS

pytestmark = pytest.mark.django_db


def test_every_cut_the_promise_names_exists() -> None:
    assert {cut.slug for cut in CUTS} == {
        "status",
        "lead-member",
        "lead-officer",
        "programme",
        "service",
        "partner",
        "ownership",
        "frequency",
    }


@pytest.mark.parametrize(
    ("cut", "rows"),
    [
        ("lead-member", [["Cllr Example", "1", "1", "1"]]),
        (
            "lead-officer",
            [["Director of Health", "1", "1", "0"], ["Head of Smoking", "1", "1", "0"]],
        ),
        ("programme", [["Clinics", "0", "1"]]),
        ("service", [["Public Health", "1", "1", "0"]]),
        ("partner", [["The hospital", "1", "1", "0"], ["The police", "1", "1", "0"]]),
        ("ownership", [["Partnership", "1", "1", "0"]]),
        ("status", [["Off target", "1", "1", "0", "0"], ["No target", "1", "0", "1", "0"]]),
    ],
)
def test_a_cut_lists_each_value_with_how_its_measures_stand(
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


def test_a_framework_without_a_value_for_a_cut_says_so_and_the_index_leaves_it_out(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    assert "This framework names none." in words("/anyborough/by/frequency/")
    assert "How often" not in words("/anyborough/by/")


def test_a_cut_that_does_not_exist_is_not_found(client: Client, figures: models.Framework) -> None:
    assert client.get("/anyborough/by/star-sign/").status_code == 404
    assert client.get("/anyborough/by/service/nobody/").status_code == 404
