"""Plain differences, and what they mean."""

from decimal import Decimal

import pytest

from goldthread.engine.goals import Goal
from goldthread.engine.judgement import Baseline
from goldthread.engine.movement import Movement, Sense, movement, sense_of
from goldthread.engine.observations import Accumulation, Observation, Series, figures_as_known
from goldthread.framework import Polarity
from goldthread.framework.periods import financial_year, period_from_code


def moved(
    figures: dict[str, str],
    *,
    unit: str | None = "%",
    polarity: Polarity | None = Polarity.UP,
    baseline: Baseline | None = None,
    accumulation: Accumulation = Accumulation.EACH_PERIOD,
) -> Movement:
    """The movement of the last of some figures."""
    known = figures_as_known(
        Observation(code, period_from_code(code), Decimal(value)) for code, value in figures.items()
    )
    series = Series("s", "m", unit=unit, accumulation=accumulation)
    return movement(series, known, known.periods[-1], polarity=polarity, baseline=baseline)


def test_the_figure_is_compared_with_the_one_before() -> None:
    result = moved({"2020-Q3": "70", "2020-Q4": "72.5"})
    assert result.reason == "Up 2.5 percentage points from 70% in Q3 2020-21, which is better."
    assert result.from_previous is not None
    assert result.from_previous.amount == Decimal("2.5")
    assert result.from_previous.sense is Sense.IMPROVING
    assert result.from_previous.inputs == ("2020-Q4", "2020-Q3")


def test_a_gap_in_the_figures_is_stepped_over_and_named() -> None:
    assert "from 70% in Q1 2020-21" in moved({"2020-Q1": "70", "2020-Q4": "72.5"}).reason


def test_lower_is_better_where_the_polarity_says_so() -> None:
    result = moved({"2020-Q3": "14", "2020-Q4": "12"}, unit="days", polarity=Polarity.DOWN)
    assert result.reason == "Down 2 days from 14 days in Q3 2020-21, which is better."


def test_without_polarity_a_difference_is_neither_better_nor_worse() -> None:
    result = moved({"2020-Q3": "14", "2020-Q4": "12"}, unit=None, polarity=None)
    assert result.reason == "Down 2 from 14 in Q3 2020-21."
    assert result.from_previous is not None
    assert result.from_previous.sense is Sense.LOWER


def test_a_single_figure_is_too_few_to_say_anything() -> None:
    assert moved({"2020-Q4": "12"}).reason == "Too few points: there is one figure only."


def test_a_single_figure_is_still_compared_with_its_baseline() -> None:
    result = moved({"2020-Q4": "12"}, baseline=Baseline(Decimal(10), financial_year(2018)))
    assert (
        result.reason
        == "Up 2 percentage points from the baseline (2018-19) of 10%, which is better."
    )


def test_a_figure_is_compared_with_the_same_period_last_year() -> None:
    result = moved({"2019-Q4": "75", "2020-Q3": "70", "2020-Q4": "72"})
    assert result.from_year_before is not None
    assert result.from_year_before.amount == Decimal(-3)
    assert result.from_year_before.sense is Sense.WORSENING


def test_a_figure_that_runs_through_the_year_is_not_compared_with_part_of_itself() -> None:
    quarters = {"2019-Q2": "180", "2020-Q1": "100", "2020-Q2": "210"}
    result = moved(quarters, unit=None, accumulation=Accumulation.YEAR_TO_DATE)
    assert result.from_previous is None
    assert result.reason == "Up 30 from 180 in Q2 2019-20, which is better."
    alone = moved({"2020-Q1": "100", "2020-Q2": "210"}, accumulation=Accumulation.YEAR_TO_DATE)
    assert alone.reason == "Too few points: there is no figure for this time last year."


def test_a_figure_that_counts_from_the_start_is_not_praised_for_growing() -> None:
    result = moved(
        {"2019-Q4": "100", "2020-Q4": "210"}, accumulation=Accumulation.SINCE_START, unit=None
    )
    assert (result.from_previous, result.from_year_before) == (None, None)


@pytest.mark.parametrize(
    ("earlier", "later", "sense"),
    [
        ("30", "38", Sense.IMPROVING),
        ("70", "61", Sense.IMPROVING),
        ("45", "65", Sense.WORSENING),
        ("45", "55", Sense.NO_CHANGE),
        ("35", "65", Sense.NO_CHANGE),
    ],
)
def test_in_a_range_nearer_to_the_range_is_better(earlier: str, later: str, sense: Sense) -> None:
    band = Goal(Decimal(40), Decimal(60))
    assert sense_of(Decimal(later), Decimal(earlier), Polarity.IN_RANGE, band) is sense
