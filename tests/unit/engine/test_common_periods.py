"""Two measures brought to periods that both have."""

from __future__ import annotations

import pytest

from goldthread.engine.common_periods import NoCommonPeriodsError, in_common
from goldthread.framework.periods import (
    ENGLAND,
    Period,
    PeriodKind,
    academic_year,
    financial_year,
    month,
    quarter,
    rolling,
)

QUARTERS = {quarter(2019, 1 + place): 10.0 + place for place in range(4)} | {
    quarter(2020, 1 + place): 20.0 + place for place in range(3)
}


def test_quarters_meet_years_by_the_mean_of_a_whole_year() -> None:
    years = {financial_year(2019): 5.0, financial_year(2020): 6.0}
    found = in_common(QUARTERS, years, ENGLAND)
    assert found.periods == (financial_year(2019), financial_year(2020))
    # The second year has three quarters of four, and so no value.
    assert found.first == (11.5, None)
    assert found.second == (5.0, 6.0)
    assert (found.both, found.longest_lag) == (1, 2)


def test_months_meet_quarters() -> None:
    months: dict[Period, float] = {month(2019, number): float(number) for number in (4, 5, 6, 7)}
    found = in_common(months, QUARTERS, ENGLAND)
    assert found.periods[0].kind is PeriodKind.QUARTER
    assert found.first[:2] == (5.0, None)


def test_months_stay_months_beside_months() -> None:
    months: dict[Period, float] = {month(2019, number): float(number) for number in (4, 5, 7)}
    found = in_common(months, months, ENGLAND)
    assert found.first == (4.0, 5.0, None, 7.0)


def test_a_school_year_stands_in_the_year_it_ends_in() -> None:
    found = in_common({academic_year(2018): 70.0}, {financial_year(2019): 5.0}, ENGLAND)
    assert (found.periods, found.first) == ((financial_year(2019),), (70.0,))


def test_of_windows_of_a_year_those_count_that_end_with_the_year() -> None:
    windows = {rolling(12, 2020, 3): 1.0, rolling(12, 2020, 6): 2.0, rolling(12, 2021, 3): 3.0}
    found = in_common(windows, {financial_year(2019): 1.0}, ENGLAND)
    assert found.first == (1.0, 3.0)


def test_windows_of_three_years_are_not_compared() -> None:
    with pytest.raises(NoCommonPeriodsError, match="3 years at a time"):
        in_common({rolling(36, 2020, 3): 1.0}, QUARTERS, ENGLAND)


def test_a_measure_without_figures_is_not_compared() -> None:
    with pytest.raises(NoCommonPeriodsError, match="no figures yet"):
        in_common({}, QUARTERS, ENGLAND)
