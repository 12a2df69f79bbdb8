"""Tables as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from lxml import etree

from goldthread.web.records import models
from goldthread.web.scorecards.tables import csv_response, table

pytestmark = pytest.mark.django_db


def rows(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("address", "name", "first"),
    [
        ("/anyborough/", "themes", ["Priority", "Prevention", "2"]),
        ("/anyborough/at/p1/", "below", ["Theme", "Health", "1"]),
        ("/anyborough/at/t1/", "measures", ["m1", "Smoking quitters", "number"]),
        ("/anyborough/at/t1/", "deliverables", ["d1", "A new clinic", "Cannot judge"]),
        ("/anyborough/measures/", "measures", ["m1", "Smoking quitters", "number"]),
        ("/anyborough/measures/m1/", "figures", ["percentage", "2020-21", "40.00000"]),
        ("/anyborough/deliverables/", "deliverables", ["d1", "A new clinic", "Cannot judge"]),
        ("/anyborough/deliverables/d1/", "milestones", ["d1", "A new clinic", "Ground broken"]),
        ("/anyborough/by/service/", "values", ["", "Public Health", "1"]),
        ("/anyborough/by/service/public-health/", "measures", ["m1", "Smoking quitters", "number"]),
        (
            "/anyborough/by/programme/clinics/",
            "deliverables",
            ["d1", "A new clinic", "Cannot judge"],
        ),
        ("/anyborough/about/", "rows", ["Measures", "2"]),
        ("/anyborough/about/", "unplaced", ["place not recorded", "???", "not a row"]),
        ("/anyborough/search/?q=clinic", "results", ["Deliverable", "A new clinic", "Health"]),
    ],
)
def test_every_table_can_be_downloaded(
    figures: models.Framework, client: Client, address: str, name: str, first: list[str]
) -> None:
    joint = "&" if "?" in address else "?"
    response = client.get(f"{address}{joint}csv={name}")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert rows(response.content)[1][: len(first)] == first


def test_words_a_spreadsheet_would_run_are_made_harmless_and_numbers_are_left_alone() -> None:
    dangerous = ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain"]
    response = csv_response(
        table("x", ("a", "b"), ((words, Decimal("-1.50")) for words in dangerous))
    )
    cells = rows(response.content)[1:]
    assert [row[0][0] for row in cells] == ["'", "'", "'", "'", "'", "'", "p"]
    assert {row[1] for row in cells} == {"-1.50"}


def test_a_file_name_is_made_of_plain_letters() -> None:
    response = csv_response(table('a/../"b"\r\nc', ("x",), ((date(2021, 3, 31),),)))
    assert response["Content-Disposition"] == 'attachment; filename="ab-c.csv"'
    assert rows(response.content) == [["x"], ["2021-03-31"]]


def test_a_table_the_page_does_not_have_is_not_found(
    client: Client, record: models.Framework
) -> None:
    assert client.get("/anyborough/?csv=passwords").status_code == 404


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/anyborough/", "whole-framework"),
        ("/anyborough/measures/m1/", "figures-2"),
    ],
)
def test_every_picture_can_be_downloaded(
    figures: models.Framework, client: Client, address: str, name: str
) -> None:
    response = client.get(address, {"svg": name})
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{name}.svg"'
    assert etree.fromstring(response.content).tag == "{http://www.w3.org/2000/svg}svg"


def test_links_of_a_downloaded_picture_lead_back_to_the_site(
    figures: models.Framework, client: Client
) -> None:
    drawn = etree.fromstring(client.get("/anyborough/?svg=whole-framework").content)
    links = drawn.xpath("//*[name()='a']/@href")
    assert "http://testserver/anyborough/measures/m2/" in links
    assert all(link.startswith("http://testserver/") for link in links)


@pytest.mark.parametrize(
    "address", ["/anyborough/?svg=secrets", "/anyborough/measures/m1/?svg=figures-1"]
)
def test_a_picture_the_page_does_not_have_is_not_found(
    figures: models.Framework, client: Client, address: str
) -> None:
    assert client.get(address).status_code == 404
