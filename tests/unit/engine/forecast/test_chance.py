"""The chance of meeting a target: coherent with the intervals, rounded, never a yes or a no."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engine.forecast import (
    Chance,
    ForecastError,
    Kind,
    chance_of_meeting,
    forecast_series,
)
from goldthread.engine.forecast.chance import chance_told
from goldthread.engine.goals import Goal

QUARTERS = [82.0, 83.5, 83.1, 84.9, 85.2, 86.0, 86.8, 87.1]


def at_least(value: float) -> Goal:
    """This value or more."""
    return Goal(low=Decimal(repr(value)), unit="%")


def at_most(value: float) -> Goal:
    """This value or less."""
    return Goal(high=Decimal(repr(value)), unit="%")


def told(share: float) -> Chance:
    """How a chance is told."""
    return chance_told(
        share, at_least(85), 86.0, (84.0, 88.0), when="in Q4", decimals=1, calibrated=True
    )


@pytest.mark.parametrize("kind", [Kind.AMOUNT, Kind.PROPORTION])
def test_the_ends_of_the_intervals_are_met_with_the_chance_they_are_named_after(kind: Kind) -> None:
    forecast = forecast_series(QUARTERS, 4, 4, kind=kind)
    for ahead in range(1, 5):
        place = ahead - 1
        for value, share in (
            (forecast.lower95[place], 0.975),
            (forecast.lower80[place], 0.9),
            (forecast.mean[place], 0.5),
            (forecast.upper80[place], 0.1),
            (forecast.upper95[place], 0.025),
        ):
            met = chance_of_meeting(at_least(value), forecast, ahead=ahead)
            missed = chance_of_meeting(at_most(value), forecast, ahead=ahead)
            assert met is not None
            assert missed is not None
            assert met.probability == pytest.approx(share)
            assert missed.probability == pytest.approx(1 - share)


def test_a_range_is_met_with_what_lies_between_its_ends() -> None:
    forecast = forecast_series(QUARTERS, 4, 1)
    goal = Goal(low=Decimal(repr(forecast.lower80[0])), high=Decimal(repr(forecast.upper80[0])))
    chance = chance_of_meeting(goal, forecast)
    assert chance is not None
    assert chance.probability == pytest.approx(0.8)


def test_counts_are_held_against_whole_numbers() -> None:
    counts = [3.0, 0, 1, 0, 0, 2, 1, 0, 4, 0, 1, 1]
    forecast = forecast_series(counts, 4, 1, kind=Kind.COUNT)
    one = chance_of_meeting(Goal(low=Decimal(1)), forecast)
    more_than_nought = chance_of_meeting(Goal(low=Decimal(0), strict=True), forecast)
    none = chance_of_meeting(Goal(high=Decimal(0)), forecast)
    assert one is not None
    assert more_than_nought is not None
    assert none is not None
    assert one.probability == pytest.approx(more_than_nought.probability)
    assert one.probability + none.probability == pytest.approx(1)


def test_all_of_a_hundred_per_cent_can_be_met_and_more_cannot() -> None:
    mostly = [100.0, 100, 98, 100, 100, 100, 100, 99, 100]
    forecast = forecast_series(mostly, 12, 1, kind=Kind.PROPORTION)
    whole = chance_of_meeting(at_least(100), forecast)
    beyond = chance_of_meeting(Goal(low=Decimal(100), strict=True), forecast)
    assert whole is not None
    assert beyond is not None
    assert 0.3 < whole.probability < 0.9
    assert beyond.words == "less than 10%"


@pytest.mark.parametrize(
    ("share", "percent", "words"),
    [
        (0.0, None, "less than 10%"),
        (0.0999, None, "less than 10%"),
        (0.1, 10, "about 10%"),
        (0.149, 10, "about 10%"),
        (0.151, 20, "about 20%"),
        (0.5, 50, "about 50%"),
        (0.849, 80, "about 80%"),
        (0.9, 90, "about 90%"),
        (0.901, None, "more than 90%"),
        (1.0, None, "more than 90%"),
    ],
)
def test_a_chance_is_rounded_to_tens_and_never_a_yes_or_a_no(
    share: float, percent: int | None, words: str
) -> None:
    chance = told(share)
    assert (chance.percent, chance.words) == (percent, words)
    assert 0 < chance.probability < 1


def test_the_sentence_says_chance_target_and_what_is_expected() -> None:
    assert told(0.72).sentence == (
        "There is about a 70% chance that the figure in Q4 will be at least 85%. About 86% is "
        "expected; four times in five it would lie between 84% and 88%."
    )
    assert told(0.8).sentence.startswith("There is about an 80% chance")
    assert told(0.01).sentence.startswith("There is less than a 10% chance")
    assert told(0.99).sentence.startswith("There is more than a 90% chance")


def test_a_series_that_never_moved_says_how_little_it_shows() -> None:
    forecast = forecast_series([100.0] * 12, 12, 3, kind=Kind.PROPORTION)
    chance = chance_of_meeting(at_least(100), forecast)
    assert chance is not None
    assert chance.words == "more than 90%"
    assert chance.sentence.endswith(
        "Every figure so far has been 100%, so that nothing shows how far the next may lie."
    )


def test_without_a_forecast_there_is_no_chance() -> None:
    assert chance_of_meeting(at_least(1), forecast_series([1.0, 2.0], 4, 2)) is None


def test_beyond_the_forecast_no_chance_is_given() -> None:
    forecast = forecast_series(QUARTERS, 4, 2)
    with pytest.raises(ForecastError, match="looks 2 periods ahead, not 3"):
        chance_of_meeting(at_least(1), forecast, ahead=3)


@given(
    values=st.lists(st.integers(0, 100).map(float), min_size=6, max_size=26),
    target=st.integers(0, 100),
    frequency=st.sampled_from([1, 4, 12]),
    kind=st.sampled_from(list(Kind)),
)
def test_a_harder_target_is_never_likelier_and_both_ways_make_one(
    values: list[float], target: int, frequency: int, kind: Kind
) -> None:
    forecast = forecast_series(values, frequency, 3, kind=kind)
    easier = chance_of_meeting(Goal(low=Decimal(target)), forecast)
    harder = chance_of_meeting(Goal(low=Decimal(target + 1)), forecast)
    otherwise = chance_of_meeting(Goal(high=Decimal(target), strict=True), forecast)
    assert easier is not None
    assert harder is not None
    assert otherwise is not None
    assert harder.probability <= easier.probability + 1e-12
    assert math.isclose(easier.probability + otherwise.probability, 1, abs_tol=1e-9)
