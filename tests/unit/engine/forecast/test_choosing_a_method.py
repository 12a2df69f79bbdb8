"""Which method a series gets, and why one gets none."""

import pytest

from goldthread.engine.forecast import ForecastError, Method
from goldthread.engine.forecast.rules import choice_of_method


@pytest.mark.parametrize(
    ("frequency", "n", "method"),
    [
        (1, 5, Method.NONE),
        (1, 6, Method.DRIFT_AND_THETA),
        (1, 12, Method.DRIFT_AND_THETA),
        (1, 13, Method.SMOOTHING_THETA_AND_DRIFT),
        (4, 5, Method.NONE),
        (4, 6, Method.SMOOTHING_THETA_AND_DRIFT),
        (4, 8, Method.SMOOTHING_THETA_AND_DRIFT),
        (4, 11, Method.SMOOTHING_THETA_AND_DRIFT),
        (4, 12, Method.ALL_FOUR),
        (4, 20, Method.ALL_FOUR),
        (12, 5, Method.NONE),
        (12, 6, Method.SMOOTHING),
        (12, 11, Method.SMOOTHING),
        (12, 12, Method.SMOOTHING_AND_THETA),
        (12, 24, Method.SMOOTHING_AND_THETA),
    ],
)
def test_the_method_follows_how_often_and_how_long_figures_have_been_counted(
    frequency: int, n: int, method: Method
) -> None:
    assert choice_of_method(frequency, n).method is method


def test_too_few_figures_are_counted_in_the_reason() -> None:
    assert choice_of_method(4, 1).reason == "There is 1 figure, and a forecast needs at least 6."
    assert choice_of_method(4, 5).reason == "There are 5 figures, and a forecast needs at least 6."


def test_a_third_of_the_periods_may_be_missing_and_no_more() -> None:
    assert choice_of_method(4, 8, missing=4).method is Method.ALL_FOUR
    refused = choice_of_method(4, 8, missing=5)
    assert refused.method is Method.NONE
    assert refused.reason == "5 of 13 periods have no figure, which is too many to bridge."


def test_bridged_gaps_count_towards_the_length_and_are_said() -> None:
    choice = choice_of_method(4, 11, missing=1)
    assert choice.method is Method.ALL_FOUR
    assert choice.reason == (
        "11 quarterly figures: the average of ETS, Theta, drift and the last figure. 1 missing "
        "figure between them was bridged by a straight line."
    )


def test_figures_that_are_not_yearly_quarterly_or_monthly_are_refused() -> None:
    with pytest.raises(ForecastError, match="a frequency of 52 is not known"):
        choice_of_method(52, 60)
