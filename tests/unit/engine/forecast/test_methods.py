"""The methods against calculations by hand, and their agreement over units and origins."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engine.forecast.combining import looked_ahead
from goldthread.engine.forecast.methods import drift, smoothing, theta, unchanged
from goldthread.engine.forecast.results import Method
from goldthread.engine.forecast.yearly_pattern import yearly_pattern


def row(*values: float) -> np.ndarray:
    """One series."""
    return np.array([values], dtype=float)


def test_drift_goes_on_by_the_mean_step_with_an_error_that_grows() -> None:
    # Steps 2, 0, 4, 2: mean 2, standard deviation √(8/3); error s√(h(1 + h/4)).
    ahead = drift(row(1, 3, 3, 7, 9), 2)
    assert ahead.middle[0] == pytest.approx([11, 13])
    spread = (8 / 3) ** 0.5
    assert ahead.error[0] == pytest.approx([spread * 1.25**0.5, spread * 3**0.5])


def test_no_change_stays_at_the_last_figure_with_an_error_that_grows() -> None:
    # Steps 2, 0, 4, 2: the root of their mean square is √6; error √6 · √h.
    ahead = unchanged(row(1, 3, 3, 7, 9), 2)
    assert ahead.middle[0] == pytest.approx([9, 9])
    assert ahead.error[0] == pytest.approx([6**0.5, 12**0.5])


def test_a_straight_line_goes_on_in_smoothing_and_never_falls_behind_in_theta() -> None:
    line = row(*range(10, 30, 2))
    assert smoothing(line, 3).middle[0] == pytest.approx([30, 32, 34], rel=1e-3)
    # With the weight at nearly 1 the level is the last figure, and half the slope is added.
    assert theta(line, 3).middle[0] == pytest.approx([29, 30, 31], rel=1e-2)


def test_figures_around_a_level_are_expected_at_that_level() -> None:
    values = row(10, 12, 9, 11, 10, 8, 11, 10, 9, 10, 12, 8)
    ahead = smoothing(values, 6)
    # Their mean is exactly 10; a small weight leaves the level close to it.
    assert ahead.middle[0] == pytest.approx(np.full(6, 10.0), abs=0.3)
    assert ahead.error[0, -1] == pytest.approx(ahead.error[0, 0], rel=0.1)


def test_several_series_at_once_are_forecast_as_each_by_itself() -> None:
    order = np.random.default_rng(7)
    several = order.normal(size=(5, 14)).cumsum(axis=1)
    for method in (drift, unchanged, theta, smoothing):
        together = method(several, 4)
        for place, one in enumerate(several):
            alone = method(one[None, :], 4)
            assert together.middle[place] == pytest.approx(alone.middle[0])
            assert together.error[place] == pytest.approx(alone.error[0])


def test_a_pattern_that_repeats_exactly_is_found_whole_and_noise_hardly_at_all() -> None:
    pattern = np.array([3.0, -1.0, -4.0, 2.0])
    repeated = np.tile(pattern, 4)[None, :] + 50
    assert yearly_pattern(repeated, 4)[0] == pytest.approx(pattern)
    noise = np.random.default_rng(3).normal(size=(200, 16))
    left = np.abs(yearly_pattern(noise, 4)).mean()
    # The bare mean distance of each place from its year's mean would be about 0.35.
    assert left < 0.2


def test_a_steady_rise_is_no_pattern_of_the_year() -> None:
    assert yearly_pattern(row(*range(16)), 4)[0] == pytest.approx(np.zeros(4), abs=1e-9)


def test_less_than_two_years_show_no_pattern() -> None:
    assert yearly_pattern(row(1, 5, 1, 5, 1, 5, 1), 4).tolist() == [[0, 0, 0, 0]]


def test_the_seasons_come_back_in_their_places() -> None:
    # Two more figures than whole years: the next period is the third of the year.
    values = np.tile([100.0, 140.0, 80.0, 60.0], 6)[:22]
    ahead = looked_ahead(values[None, :], 4, 4, Method.SMOOTHING_AND_THETA, by_factors=True)
    assert ahead.middle[0] == pytest.approx([80, 60, 100, 140], rel=0.02)


@given(
    values=st.lists(st.integers(-1000, 1000), min_size=8, max_size=24),
    times=st.sampled_from([0.001, 3.0, 1e6]),
    plus=st.sampled_from([-500.0, 0.0, 1e5]),
    method=st.sampled_from([Method.DRIFT_AND_THETA, Method.SMOOTHING_THETA_AND_DRIFT]),
)
def test_another_unit_or_origin_gives_the_same_forecast_in_it(
    values: list[int], times: float, plus: float, method: Method
) -> None:
    series = row(*values)
    here = looked_ahead(series, 1, 3, method, by_factors=False)
    there = looked_ahead(series * times + plus, 1, 3, method, by_factors=False)
    # A tie between two smoothing weights may fall the other way by rounding.
    near = pytest.approx
    span = max(abs(np.ptp(series)), 1.0)
    assert there.middle[0] == near(here.middle[0] * times + plus, abs=0.05 * span * times)
