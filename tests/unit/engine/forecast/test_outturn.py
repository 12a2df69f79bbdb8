"""Where the year is heading: what is in, and the periods still to come simulated together."""

from decimal import Decimal

import pytest

from goldthread.engine.forecast import (
    ForecastError,
    Kind,
    Method,
    forecast_series,
    year_end_outturn,
)
from goldthread.engine.goals import Goal

QUARTERS = [30.0, 41, 22, 35, 30, 41, 29, 36, 33, 40]


def test_with_one_period_to_come_the_outturn_is_what_is_in_and_that_forecast() -> None:
    outturn = year_end_outturn(QUARTERS, 4, so_far=100, remaining=1, kind=Kind.AMOUNT)
    coming = forecast_series(QUARTERS, 4, 1)
    # Quantiles of 4,000 draws lie within about a four-thousandth of the share from the exact.
    assert outturn.mean == pytest.approx(100 + coming.mean[0], abs=0.1)
    assert outturn.lower80 == pytest.approx(100 + coming.lower80[0], abs=0.1)
    assert outturn.upper95 == pytest.approx(100 + coming.upper95[0], abs=0.3)


def test_what_is_in_narrows_where_the_year_can_end() -> None:
    widths = []
    for remaining in (3, 2, 1):
        outturn = year_end_outturn(QUARTERS, 4, so_far=0, remaining=remaining)
        assert outturn.upper95 is not None
        assert outturn.lower95 is not None
        widths.append(outturn.upper95 - outturn.lower95)
    assert widths == sorted(widths, reverse=True)


def test_the_chance_agrees_with_the_interval_of_the_outturn() -> None:
    free = year_end_outturn(QUARTERS, 4, so_far=73, remaining=2, kind=Kind.AMOUNT)
    assert free.upper80 is not None
    goal = Goal(low=Decimal(repr(free.upper80)))
    outturn = year_end_outturn(
        QUARTERS, 4, so_far=73, remaining=2, kind=Kind.AMOUNT, goal=goal, when="in 2025-26"
    )
    assert outturn.chance is not None
    assert outturn.chance.probability == pytest.approx(0.1, abs=0.001)
    assert "the figure in 2025-26 will be at least" in outturn.chance.sentence


def test_a_total_that_is_nearly_in_is_very_likely_and_one_out_of_reach_is_not() -> None:
    near = year_end_outturn(QUARTERS, 4, so_far=99, remaining=1, goal=Goal(low=Decimal(100)))
    far = year_end_outturn(QUARTERS, 4, so_far=9, remaining=1, goal=Goal(low=Decimal(1000)))
    assert near.chance is not None
    assert far.chance is not None
    assert near.chance.words == "more than 90%"
    assert far.chance.words == "less than 10%"


def test_with_nothing_to_come_the_outturn_is_what_is_in() -> None:
    outturn = year_end_outturn(QUARTERS, 4, so_far=140, remaining=0, goal=Goal(low=Decimal(130)))
    assert outturn.method is Method.COMPLETE
    assert outturn.mean == outturn.lower95 == outturn.upper95 == 140


def test_an_awaited_period_counts_among_those_to_come() -> None:
    here = year_end_outturn([*QUARTERS, None], 4, so_far=73, remaining=2)
    assert here == year_end_outturn(QUARTERS, 4, so_far=73, remaining=2)
    with pytest.raises(ForecastError, match="2 periods are awaited, and only 1"):
        year_end_outturn([*QUARTERS, None, None], 4, so_far=73, remaining=1)


def test_too_few_figures_give_the_reason_and_what_is_in() -> None:
    outturn = year_end_outturn([3.0, 4.0], 4, so_far=7, remaining=2)
    assert not outturn
    assert outturn.mean is None
    assert outturn.so_far == 7
    assert "needs at least 6" in outturn.reason


def test_the_same_figures_always_give_the_same_outturn() -> None:
    one = year_end_outturn(QUARTERS, 4, so_far=73, remaining=2)
    assert one == year_end_outturn(QUARTERS, 4, so_far=73, remaining=2)


def test_proportions_do_not_add_up() -> None:
    with pytest.raises(ForecastError, match="do not add up"):
        year_end_outturn(QUARTERS, 4, so_far=0, remaining=1, kind=Kind.PROPORTION)


@pytest.mark.parametrize(("frequency", "remaining"), [(4, 5), (12, 13), (4, -1), (1, 2)])
def test_more_periods_than_the_year_has_are_refused(frequency: int, remaining: int) -> None:
    with pytest.raises(ForecastError, match="cannot still be to come"):
        year_end_outturn(QUARTERS, frequency, so_far=0, remaining=remaining)
