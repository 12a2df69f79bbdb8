"""What the tests of pages need: anonymous reading, figures on record, pages as trees."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest
from django.test import Client
from lxml import html
from pytest_django.fixtures import Settings
from small_records import in_force

from goldthread.framework.periods import financial_year
from goldthread.web.records import actions, models

Tree: TypeAlias = html.HtmlElement


@pytest.fixture(autouse=True)
def _anybody_may_read(settings: Settings) -> None:
    settings.ANONYMOUS_READING = True


@pytest.fixture
def record(record: models.Framework) -> models.Framework:
    """The framework, in force: anybody may read it."""
    return in_force(record)


@pytest.fixture
def figures(record: models.Framework) -> models.Framework:
    """The framework with three years of figures: the percentage below its target of 55%."""
    series = {
        (one.measure.code, one.label): one
        for one in models.Series.objects.filter(measure__authority=record.authority)
    }
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(
                series=series[measure, label],
                period=financial_year(year),
                value=Decimal(value),
                provisional=year == 2020,
            )
            for measure, label, year, value in (
                ("m1", "percentage", 2018, "50"),
                ("m1", "percentage", 2019, "48.5"),
                ("m1", "percentage", 2020, "40"),
                ("m2", "", 2019, "120"),
                ("m2", "", 2020, "130"),
            )
        ],
        by="a test",
        source="returns.csv",
    )
    actions.evaluate_framework(framework=record, by="a test")
    actions.check_framework(framework=record, by="a test")
    return record


@pytest.fixture
def page(client: Client) -> Callable[[str], Tree]:
    """Opens a page that must be there, and gives it as a tree."""

    def opened(address: str) -> Tree:
        response = client.get(address)
        assert response.status_code == 200, f"{address} gave {response.status_code}"
        return html.fromstring(response.content.decode())

    return opened


@pytest.fixture
def said() -> Callable[[Tree], str]:
    """The words of a part of a page as one line, words of different elements kept apart."""

    def read(part: Tree) -> str:
        return " ".join(" ".join(part.itertext()).split())

    return read


@pytest.fixture
def words(page: Callable[[str], Tree], said: Callable[[Tree], str]) -> Callable[[str], str]:
    """The words of a page as one line, as a reader meets them."""

    def read(address: str) -> str:
        (main,) = page(address).xpath("//main")
        return said(main)

    return read
