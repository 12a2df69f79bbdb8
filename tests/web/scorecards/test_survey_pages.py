"""Measures that come from surveys: how many answered, how sure that is, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client
from small_people import person

from goldthread.framework import Framework, Placement, Role
from goldthread.framework.periods import financial_year
from goldthread.web.records import actions, models
from goldthread.web.scorecards.actions.describe_survey import describe_survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework(framework: Framework) -> Framework:
    """With its first measure among those measured by survey."""
    first = replace(
        framework.measures[0],
        placements=(Placement("t1", Role.SURVEY, topic="Residents' survey"),),
    )
    return replace(framework, measures=(first, *framework.measures[1:]))


@pytest.fixture
def asked(record: models.Framework) -> models.Framework:
    """Two surveys of a thousand and one before with no number: 60%, then 50%."""
    series = models.Series.objects.get(measure__code="m1", label="percentage")
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(
                series=series,
                period=financial_year(year),
                value=Decimal(value),
                denominator=Decimal(of) if of else None,
            )
            for year, value, of in ((2018, "55", None), (2019, "60", 1000), (2020, "50", 1000))
        ],
        by="a test",
        source="returns.csv",
    )
    return record


def test_the_margin_is_said_in_points_and_the_change_is_tested(
    asked: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/measures/m1/")
    assert "From a survey: Residents' survey" in told
    # Wilson for 500 of 1,000: 46.9% to 53.1%.
    assert "50% in 2020-21, plus or minus 3 points: between 46.9% and 53.1%" in told
    assert "Down 10 points since 2019-20: more than chance between two samples" in told
    assert "2018-19 55% Not on record Not known" in told


def test_a_design_effect_widens_the_margin_and_stands_with_who_said_it(
    asked: models.Framework, words: Callable[[str], str]
) -> None:
    describe_survey(
        measure=models.Measure.objects.get(code="m1"),
        survey="Residents' survey",
        design_effect=Decimal(2),
        reason="The technical report.",
        by="ana",
    )
    told = words("/anyborough/measures/m1/")
    # Wilson for 250 of 500: 45.6% to 54.4%, 4.4 points, said as 5.
    assert "plus or minus 5 points: between 45.6% and 54.4%" in told
    assert "worth 500 of a simple random sample (design effect 2)" in told
    assert "design effect 2, as ana said" in told


def test_a_person_says_that_a_measure_comes_from_a_survey_or_from_none(
    asked: models.Framework, client: Client, words: Callable[[str], str]
) -> None:
    client.force_login(person("keeper", "performance_team", asked.authority))
    told = client.post("/anyborough/measures/m1/survey/", {"survey": "", "reason": "A count."})
    assert told.status_code == 302
    assert "From a survey:" not in words("/anyborough/measures/m1/")
    refused = client.post(
        "/anyborough/measures/m1/survey/", {"survey": "X", "design_effect": "90", "reason": "Y"}
    )
    assert "90 is no design effect" in refused.content.decode()
