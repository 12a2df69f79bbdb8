"""Small counts of people: on no page, in no table and in no picture for a reader without a role there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from goldthread.framework.periods import period_from_code
from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.records import actions, models

pytestmark = pytest.mark.django_db
MEASURE = "/anyborough/measures/m2/"
MONTHS = [f"2020-{month:02}" for month in range(4, 8)]


@pytest.fixture
def few(record: models.Framework, series: models.Series) -> models.Framework:
    """Four months of people: 21, 27, then 3, then 25."""
    actions.describe_series(
        authority=record.authority,
        descriptions=[actions.SeriesDescription(series=series, counts_people=True)],
        by="a test",
    )
    give(record, series, [21, 27, 3, 25])
    return record


def give(record: models.Framework, series: models.Series, values: list[int]) -> None:
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(
                series=series,
                period=period_from_code(month),
                value=Decimal(value),
                note="It was three." if value == 3 else "",
            )
            for month, value in zip(MONTHS, values, strict=False)
        ],
        by="a test",
        source="returns",
    )
    actions.evaluate_framework(framework=record, by="a test")


def figures_in(part: html.HtmlElement) -> Iterator[str]:
    for row in part.xpath("//section//table//tr | //div[@class='gt-columns']//table//tr"):
        for cell in row.xpath("td[contains(@class, 'numeric')]"):
            yield " ".join(cell.text_content().split())


def test_a_small_count_is_said_not_to_be_published_and_why(
    few: models.Framework, page: Callable[[str], html.HtmlElement], words: Callable[[str], str]
) -> None:
    shown = list(figures_in(page(MEASURE)))
    assert shown == ["25", "Not published", "27", "21"]
    told = words(MEASURE)
    assert "it counts fewer than 5 people, or would let such a number be worked out" in told
    assert "It was three." not in told


def test_neither_the_table_nor_the_picture_to_download_has_it(
    few: models.Framework, client: Client
) -> None:
    table = client.get(f"{MEASURE}?csv=figures").content.decode("utf-8-sig")
    (row,) = [line for line in table.splitlines() if "June 2020" in line]
    assert row.startswith(",June 2020,,")
    assert "It was three." not in table
    picture = client.get(f"{MEASURE}?svg=figures-1").content.decode()
    assert picture.count("<circle") == 3
    assert "June 2020: 3" not in picture


def test_what_rests_on_it_is_left_out_too(
    few: models.Framework, words: Callable[[str], str], client: Client
) -> None:
    result = models.Result.objects.get(period_code="2020-07")
    assert "3" in result.direction_reason, "the difference from June would tell of June"
    for address in (MEASURE, "/anyborough/at/t2/", "/anyborough/measures/"):
        assert result.direction_reason not in words(address)
        assert "up 22" not in words(address).lower()
    table = client.get("/anyborough/measures/?csv=measures").content.decode("utf-8-sig")
    assert "up 22" not in table.lower()


def test_the_latest_figure_is_not_published_in_any_list_either(
    few: models.Framework, series: models.Series, words: Callable[[str], str], client: Client
) -> None:
    actions.record_observations(
        authority=few.authority,
        observations=[
            actions.NewObservation(
                series=series, period=period_from_code("2020-08"), value=Decimal(4)
            )
        ],
        by="a test",
        source="returns",
    )
    actions.evaluate_framework(framework=few, by="a test")
    assert "Not published" in words("/anyborough/at/t2/")
    table = client.get("/anyborough/measures/?csv=measures").content.decode("utf-8-sig")
    (row,) = [line for line in table.splitlines() if line.startswith("m2,")]
    assert "Cannot judge" in row
    assert "August 2020" not in row


@pytest.fixture
def somebody(few: models.Framework, client: Client) -> User:
    """Who has signed in, and has no role anywhere."""
    person = User.objects.create_user(username="somebody@example.org", email="somebody@example.org")
    client.force_login(person)
    return person


def test_somebody_with_a_role_there_sees_every_figure_until_the_role_ends(
    few: models.Framework, somebody: User, page: Callable[[str], html.HtmlElement]
) -> None:
    held = RoleAssignment.objects.create(
        user=somebody, authority=few.authority, role="viewer", starts_on="2020-01-01"
    )
    assert list(figures_in(page(MEASURE))) == ["25", "3", "27", "21"]
    held.ends_on = date(2020, 12, 31)
    held.save()
    assert list(figures_in(page(MEASURE))) == ["25", "Not published", "27", "21"]


def test_an_account_without_a_role_there_opens_no_more_than_the_public_sees(
    somebody: User,
    other_authority: models.Authority,
    page: Callable[[str], html.HtmlElement],
    client: Client,
) -> None:
    RoleAssignment.objects.create(
        user=somebody, authority=other_authority, role="administrator", starts_on="2020-01-01"
    )
    assert list(figures_in(page(MEASURE))) == ["25", "Not published", "27", "21"]
    table = client.get(f"{MEASURE}?csv=figures").content.decode("utf-8-sig")
    (row,) = [line for line in table.splitlines() if "June 2020" in line]
    assert row.startswith(",June 2020,,")
