"""What is promised and not yet there, told apart from what is promised to nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from lxml import html

from goldthread.framework import Framework, Measure, Placement
from goldthread.framework.rules.targets import TargetToBeConfirmed
from goldthread.web.records import models

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework(framework: Framework) -> Framework:
    """With placeholders: a survey to come, a late target and one that waits for an event."""
    return replace(
        framework,
        measures=(
            *framework.measures,
            Measure("s1", "Views of carers (new survey in Spring 2099)", (Placement("t1"),)),
            Measure(
                "s2",
                "Small firms",
                (Placement("t1"),),
                target_text="Target to be confirmed in Q2 20-21.",
                target=TargetToBeConfirmed(until="2020-09-30", who="The board"),
            ),
            Measure(
                "s3",
                "Staff",
                (Placement("t2"),),
                target_text="Once the benchmark is found",
                target=TargetToBeConfirmed(until="benchmark found"),
            ),
        ),
    )


def test_late_promises_come_first_and_are_named(
    record: models.Framework, page: Callable[[str], html.HtmlElement], said: Callable[..., str]
) -> None:
    tree = page("/anyborough/promised/")
    rows = [said(row) for row in tree.xpath("//table/tbody/tr")]
    assert rows[0].startswith(
        "Small firms Its target Target to be confirmed in Q2 20-21. By 30 September 2020 The board"
    )
    assert rows[0].endswith("years late")
    assert rows[1] == (
        "Views of carers (new survey in Spring 2099) The measure itself new survey in Spring 2099 "
        "By 31 May 2099"
    )
    assert rows[2].endswith("Waits for: benchmark found")


def test_no_target_is_counted_apart_from_a_promised_one(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/promised/")
    assert "3 things are promised of 3 measures and not there yet: 1 late, 1 with a day" in told
    # Homes let and the survey to come have none; the first is promised none, nor is the second.
    assert "Another 2 measures have no target and are promised none." in told


def test_what_is_promised_comes_as_a_table(record: models.Framework, client: Client) -> None:
    lines = client.get("/anyborough/promised/?csv=promised").content.decode("utf-8-sig")
    assert "s2,Small firms,Its target,Target to be confirmed in Q2 20-21.,2020-09-30," in lines
