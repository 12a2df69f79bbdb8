"""The trend of five yearly figures, against hand calculation and another program's fit."""

import numpy as np
import pytest

from goldthread.engine.intervals import proportion, rate
from goldthread.engine.trend import (
    SURE_FROM,
    YearlyPoint,
    overlap,
    slope_of_proportions,
    trend_of,
    weighted_slope,
)


def shares(*cases: int, of: int = 1000) -> list[YearlyPoint]:
    """Yearly proportions of one total."""
    return [
        YearlyPoint(time, x, of, proportion(x, of, multiplier=100)) for time, x in enumerate(cases)
    ]


def test_the_slope_of_proportions_is_that_worked_out_by_hand() -> None:
    # N = 5000, X = 2200, Σxt = 4600, Σnt = 10,000, Σnt² = 30,000:
    # 5000 × 1,000,000² / (2200 × 2800 × 50,000,000) = 16.2338.
    slope = slope_of_proportions(shares(400, 420, 440, 460, 480))
    assert slope.sign == 1
    assert slope.chi_squared == pytest.approx(16.233766233766232)


def test_when_the_years_are_counted_from_does_not_matter() -> None:
    points = shares(400, 420, 440, 460, 480)
    later = [YearlyPoint(p.time + 16, p.cases, p.of, p.interval) for p in points]
    assert slope_of_proportions(later).chi_squared == pytest.approx(
        slope_of_proportions(points).chi_squared
    )


def test_the_weighted_slope_equals_a_weighted_fit_by_numpy() -> None:
    cases, of = [52, 61, 66, 80, 79], [40_000, 41_000, 41_500, 43_000, 43_100]
    points = [
        YearlyPoint(time, x, n, rate(x, n))
        for time, (x, n) in enumerate(zip(cases, of, strict=True))
    ]
    errors = [(p.interval.upper - p.interval.lower) / (2 * 1.959963984540054) for p in points]
    (slope, _), covariance = np.polyfit(
        range(5), [p.interval.value for p in points], 1, w=1 / np.array(errors), cov="unscaled"
    )
    assert weighted_slope(points).chi_squared == pytest.approx(slope**2 / covariance[0, 0])
    assert weighted_slope(points).sign == 1


def test_a_trend_that_one_year_makes_alone_is_not_one() -> None:
    points = shares(100, 100, 100, 100, 400)
    assert slope_of_proportions(points).chi_squared > SURE_FROM
    assert trend_of(points, proportions=True).sign == 0


def test_a_steady_rise_or_fall_is_a_trend() -> None:
    assert trend_of(shares(400, 420, 440, 460, 480), proportions=True).sign == 1
    assert trend_of(shares(480, 460, 440, 420, 400), proportions=True).sign == -1


@pytest.mark.parametrize("cases", [0, 1000])
def test_none_or_all_of_the_cases_have_no_trend(cases: int) -> None:
    assert trend_of(shares(*[cases] * 5), proportions=True).sign == 0


def test_the_trend_is_that_of_five() -> None:
    with pytest.raises(ValueError, match="5 points, not 4"):
        trend_of(shares(1, 2, 3, 4), proportions=True)


def test_intervals_that_touch_overlap() -> None:
    narrow, wide = proportion(500, 1000), proportion(5, 10)
    assert overlap(narrow, wide)
    assert overlap(wide, narrow)
    assert not overlap(proportion(10, 1000), proportion(900, 1000))
    with pytest.raises(ValueError, match="one confidence"):
        overlap(narrow, proportion(5, 10, confidence=0.998))
