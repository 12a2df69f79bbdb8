"""A series in, its forecast out: the ends of each scale, gaps, constants and refusals."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.engine.forecast import Forecast, ForecastError, Kind, Method, forecast_series

QUARTERS = [82.0, 83.5, 83.1, 84.9, 85.2, 86.0, 86.8, 87.1]


def ends(forecast: Forecast) -> list[tuple[float, ...]]:
    """From the lowest end to the highest, of every period."""
    return list(
        zip(
            forecast.lower95,
            forecast.lower80,
            forecast.mean,
            forecast.upper80,
            forecast.upper95,
            strict=True,
        )
    )


def test_intervals_lie_around_the_middle_and_widen_with_the_distance() -> None:
    forecast = forecast_series(QUARTERS, 4, 4)
    assert forecast.calibrated
    assert forecast.n == 8
    for here in ends(forecast):
        assert list(here) == sorted(set(here))
    widths = [here[-1] - here[0] for here in ends(forecast)]
    assert widths == sorted(widths)


def test_a_series_that_rises_is_expected_to_rise() -> None:
    assert forecast_series(QUARTERS, 4, 2).mean[1] > QUARTERS[-1]


@pytest.mark.parametrize("n", range(6))
def test_under_six_figures_there_is_no_forecast_and_the_reason_is_given(n: int) -> None:
    forecast = forecast_series(QUARTERS[:n], 4, 2)
    assert not forecast
    assert forecast.method is Method.NONE
    assert forecast.mean == ()
    assert "needs at least 6" in forecast.reason


def test_missing_figures_are_not_counted_and_a_gap_is_bridged() -> None:
    gap = forecast_series([*QUARTERS[:3], None, *QUARTERS[4:]], 4, 1)
    assert gap.n == 7
    assert gap.mean[0] == pytest.approx(forecast_series(QUARTERS, 4, 1).mean[0], abs=1.0)
    assert "1 missing figure" in gap.reason


def test_periods_before_the_first_figure_do_not_count_as_gaps() -> None:
    late = forecast_series([None, None, None, *QUARTERS], 4, 2)
    assert late.mean == forecast_series(QUARTERS, 4, 2).mean


def test_periods_still_awaited_move_the_forecast_on() -> None:
    awaited = forecast_series([*QUARTERS, None, None], 4, 2)
    assert awaited.mean == forecast_series(QUARTERS, 4, 4).mean[2:]
    assert awaited.upper95 == forecast_series(QUARTERS, 4, 4).upper95[2:]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_series_that_never_moves_is_said_to_show_nothing(kind: Kind) -> None:
    forecast = forecast_series([40.0] * 9, 12, 3, kind=kind)
    assert forecast.method is Method.CONSTANT
    assert not forecast.calibrated
    assert forecast.mean == pytest.approx((40.0, 40.0, 40.0))
    assert forecast.lower95 == forecast.upper95 == forecast.mean
    assert "All 9 figures are the same" in forecast.reason


def test_a_constant_of_nought_or_all_stays_there() -> None:
    assert forecast_series([0.0] * 8, 4, 1, kind=Kind.COUNT).mean == (0.0,)
    assert forecast_series([0.0] * 8, 4, 1, kind=Kind.PROPORTION).mean == (0.0,)
    assert forecast_series([100.0] * 8, 4, 1, kind=Kind.PROPORTION).mean == (100.0,)


def test_percentages_never_leave_nought_to_a_hundred_though_the_series_heads_there() -> None:
    rising = [70.0, 78.0, 84.0, 90.0, 95.0, 98.0, 99.5, 100.0]
    for here in ends(forecast_series(rising, 4, 8, kind=Kind.PROPORTION)):
        assert 0 <= here[0] <= here[-1] <= 100
    shares = forecast_series([x / 100 for x in rising], 4, 8, kind=Kind.PROPORTION, whole=1)
    assert max(shares.upper95) <= 1
    falling = forecast_series([100 - x for x in rising], 4, 8, kind=Kind.PROPORTION)
    assert min(falling.lower95) >= 0


def test_a_proportion_and_what_is_left_of_it_mirror_each_other() -> None:
    up = forecast_series(QUARTERS, 4, 3, kind=Kind.PROPORTION)
    down = forecast_series([100 - x for x in QUARTERS], 4, 3, kind=Kind.PROPORTION)
    assert down.mean == pytest.approx([100 - x for x in up.mean])
    assert down.lower95 == pytest.approx([100 - x for x in up.upper95])


def test_counts_with_noughts_stay_at_nought_or_above() -> None:
    counts = [3.0, 0, 1, 0, 0, 2, 1, 0, 4, 0, 1, 1]
    forecast = forecast_series(counts, 4, 4, kind=Kind.COUNT)
    assert min(forecast.lower95) >= 0
    assert all(0 <= middle <= 4 for middle in forecast.mean)


def test_a_whole_that_is_not_a_hundred_is_kept() -> None:
    half = forecast_series([x / 2 for x in QUARTERS], 4, 2, kind=Kind.PROPORTION, whole=50)
    full = forecast_series(QUARTERS, 4, 2, kind=Kind.PROPORTION)
    assert half.mean == pytest.approx([x / 2 for x in full.mean])


@pytest.mark.parametrize(
    ("values", "kind", "message"),
    [
        ([*QUARTERS, 117.0], Kind.PROPORTION, "117 is more than the whole of 100"),
        ([*QUARTERS, -1.0], Kind.PROPORTION, "-1 is below nought, which no proportion can be"),
        ([*QUARTERS, -1.0], Kind.COUNT, "-1 is below nought, which no count can be"),
        ([*QUARTERS, math.nan], Kind.AMOUNT, "figure 9 is nan"),
        ([*QUARTERS, math.inf], Kind.AMOUNT, "figure 9 is inf"),
    ],
)
def test_figures_that_cannot_be_are_named(values: list[float], kind: Kind, message: str) -> None:
    with pytest.raises(ForecastError, match=message):
        forecast_series(values, 4, 2, kind=kind)


@pytest.mark.parametrize("horizon", [0, -1, 121])
def test_a_horizon_must_be_one_to_ten_years_of_months(horizon: int) -> None:
    with pytest.raises(ForecastError, match="horizon"):
        forecast_series(QUARTERS, 4, horizon)


def test_only_the_latest_forty_years_are_looked_at() -> None:
    years = [float(x % 7) for x in range(60)]
    long = forecast_series(years, 1, 2)
    assert long.n == 40
    assert long.mean == forecast_series(years[-40:], 1, 2).mean


figures = st.lists(
    st.one_of(st.none(), st.floats(0, 100), st.integers(0, 3).map(float)),
    min_size=0,
    max_size=40,
)


@given(
    values=figures,
    frequency=st.sampled_from([1, 4, 12]),
    horizon=st.integers(1, 14),
    kind=st.sampled_from(list(Kind)),
)
def test_whatever_the_figures_every_end_is_a_number_in_order(
    values: list[float | None], frequency: int, horizon: int, kind: Kind
) -> None:
    forecast = forecast_series(values, frequency, horizon, kind=kind)
    if not forecast:
        assert forecast.reason
        return
    assert forecast.horizon == horizon
    for here in ends(forecast):
        assert all(math.isfinite(end) for end in here)
        assert list(here) == sorted(here)


@given(
    values=st.lists(st.floats(-1e150, 1e150), min_size=6, max_size=20),
    frequency=st.sampled_from([1, 4, 12]),
)
# A pattern of the year by factors would have put the factors of 1e-181 on figures of 1e149.
@example(values=[7e16, 3e117, 1.0, 3e147, 1e-181, 1.0, 1e-181, 6e149], frequency=4)
def test_figures_of_any_size_give_numbers(values: list[float], frequency: int) -> None:
    for here in ends(forecast_series(values, frequency, 6)):
        assert all(math.isfinite(end) for end in here)
