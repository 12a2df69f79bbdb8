"""What kind of number a measure is, and what number it is steered to, by hand-read examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goldthread.demo.goal import Goal, better_direction, goal_of
from goldthread.demo.scale import Kind, scale_of
from goldthread.framework import Measure, Placement, Polarity
from goldthread.framework.rules import Moment, Precision, Target
from goldthread.framework.rules.targets import (
    AnnualTotal,
    Between,
    ByPeriod,
    Comparison,
    NoTarget,
    Quantity,
    ReferenceTarget,
    Relative,
    RelativeDirection,
    SeveralTargets,
    ShareWithin,
    Terms,
    Threshold,
    Trend,
    TrendDirection,
)

MARCH_2021, MARCH_2022 = date(2021, 3, 31), date(2022, 3, 31)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Proportion of people satisfied with home care service", Kind.PERCENTAGE),
        ("% of Council Tax collected", Kind.PERCENTAGE),
        ("Temporary accommodation - % rent collection rate", Kind.PERCENTAGE),
        ("Overall tenant satisfaction with housing management service", Kind.PERCENTAGE),
        ("Number of Green Flag Awards", Kind.COUNT),
        ("Volume of webchats", Kind.COUNT),
        ("New placements in Temporary Accommodation", Kind.COUNT),
        ("Number of older people accessing support per 100,000 people.", Kind.RATE),
        ("Life expectancy at birth (Male).", Kind.AVERAGE),
        ("Average days lost to sickness absence", Kind.AVERAGE),
        ("Value (£) of ticket sales for Local Lottery.", Kind.MONEY),
        ("Score for the progress of pupils between two tests", Kind.AROUND_NOUGHT),
        ("Value added in mathematics", Kind.AROUND_NOUGHT),
        ("Index of prices in local shops", Kind.INDEX),
        ("Ratio of house prices to earnings", Kind.RATIO),
    ],
)
def test_the_name_tells_what_kind_of_number_a_measure_is(title: str, kind: Kind) -> None:
    scale = scale_of(title)
    assert scale is not None
    assert scale.kind is kind


@pytest.mark.parametrize(
    "title",
    [
        "Reporting in line with new Performance Management Framework",
        "Selection of a delivery partner for the 3500 homes",
        "Questions to cover Environment services TBC",
        "Apprenticeship Levy",
        "Average score of the council's website",
    ],
)
def test_a_name_that_does_not_tell_gives_no_scale(title: str) -> None:
    assert scale_of(title) is None


def test_a_printed_unit_speaks_before_the_name_and_a_component_before_the_measure() -> None:
    by_unit = scale_of("Number of appraisals completed", unit="%")
    by_label = scale_of("The number and percentage of referrals", label="number")
    assert by_unit is not None
    assert by_label is not None
    assert (by_unit.kind, by_label.kind) == (Kind.PERCENTAGE, Kind.COUNT)


@pytest.mark.parametrize(
    ("title", "unit", "asked", "kind"),
    [
        # The things that are counted, as the target prints them.
        ("Number of hours of resident participation", "hours", 50_000, Kind.COUNT),
        ("Net additional homes provided", "homes", 1944, Kind.COUNT),
        # A length of time under a name that says nothing.
        ("Key decisions are published in advance", "days", 28, Kind.AVERAGE),
        # 200 of a hundred are no percentage.
        ("Customer satisfaction surveys completed", None, 200, Kind.COUNT),
        ("Overall customer satisfaction", None, 85, Kind.PERCENTAGE),
    ],
)
def test_the_number_and_unit_asked_for_help_to_tell(
    title: str, unit: str | None, asked: int, kind: Kind
) -> None:
    scale = scale_of(title, unit=unit, asked=Decimal(asked))
    assert scale is not None
    assert scale.kind is kind


def test_a_percentage_of_things_has_no_people_behind_it() -> None:
    things = scale_of("% of blocks and communal spaces with a current fire risk assessment")
    people = scale_of("Proportion of carers consulted")
    assert things is not None
    assert people is not None
    assert (things.of_people, people.of_people) == (False, True)


def at_least(number: int, unit: str | None = None, by: date | None = None) -> Threshold:
    moment = Moment(by, Precision.FINANCIAL_YEAR) if by else None
    return Threshold(
        comparison=Comparison.AT_LEAST, value=Decimal(number), unit=unit, terms=Terms(by=moment)
    )


STEPPED = ByPeriod(steps=(at_least(25, by=MARCH_2021), at_least(30, by=MARCH_2022)))
NINETY_IN_TEN_DAYS = ShareWithin(share=at_least(90, "%"), within=Quantity(Decimal(10), "days"))


@pytest.mark.parametrize(
    ("target", "goal"),
    [
        (at_least(90, "%"), Goal(Decimal(90), "%")),
        (at_least(400, by=MARCH_2022), Goal(Decimal(400), reached_in_steps=True)),
        (at_least(60, "%", by=MARCH_2022), Goal(Decimal(60), "%")),
        (
            AnnualTotal(comparison=Comparison.AT_LEAST, value=Decimal(1000)),
            Goal(Decimal(1000), per_year=True),
        ),
        (Between(low=Decimal(2), high=Decimal(6)), Goal(Decimal(4))),
        (NINETY_IN_TEN_DAYS, Goal(Decimal(90), "%")),
        (SeveralTargets(parts=(NoTarget(why="na"), at_least(5, "%"))), Goal(Decimal(5), "%")),
        (ReferenceTarget(to="As above", resolves_to=at_least(7, "%")), Goal(Decimal(7), "%")),
        (Relative(to="London average", direction=RelativeDirection.ABOVE), None),
        (Trend(direction=TrendDirection.INCREASE), None),
        (NoTarget(why="blank"), None),
        (None, None),
    ],
)
def test_the_number_a_target_asks_for(target: Target | None, goal: Goal | None) -> None:
    assert goal_of(target, MARCH_2022) == goal


def test_a_stepped_target_asks_for_the_step_in_force() -> None:
    asked = [
        goal_of(STEPPED, on) for on in (date(2020, 12, 31), date(2021, 6, 30), date(2023, 1, 1))
    ]
    assert [goal.number for goal in asked if goal] == [25, 30, 30]


@pytest.mark.parametrize(
    ("polarity", "target", "better"),
    [
        (Polarity.DOWN, at_least(10), -1),
        (Polarity.UP, None, 1),
        (None, at_least(10), 1),
        (None, Threshold(comparison=Comparison.AT_MOST, value=Decimal(6)), -1),
        (None, Threshold(comparison=Comparison.EXACTLY, value=Decimal(0)), -1),
        (None, Trend(direction=TrendDirection.DECREASE), -1),
        (None, Trend(direction=TrendDirection.NO_DECREASE), 1),
        (None, Relative(to="London average", direction=RelativeDirection.BELOW), -1),
        (None, STEPPED, 1),
        (None, NoTarget(why="na"), 0),
    ],
)
def test_which_way_is_better(polarity: Polarity | None, target: Target | None, better: int) -> None:
    measure = Measure(
        id="m1", title="Anything", placements=(Placement("n1"),), polarity=polarity, target=target
    )
    assert better_direction(measure) == better
