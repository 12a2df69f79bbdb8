"""Which periods ask for a return."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.framework.periods import financial_year, month, quarter, rolling
from goldthread.framework.returns import Asked, Duty, duties, is_asked_regularly
from goldthread.framework.rules.moments import Length
from goldthread.framework.rules.schedule import (
    Every,
    FromSource,
    OneOff,
    SeveralFrequencies,
    Standing,
    State,
    Unit,
)

YEAR = {"first": date(2020, 4, 1), "last": date(2021, 3, 31)}


def codes(asked: tuple[Duty, ...], what: Asked = Asked.FIGURES) -> list[str]:
    return [duty.period.code for duty in asked if duty.asked is what]


def test_quarterly_asks_four_times_in_a_year() -> None:
    asked = duties(Every(unit=Unit.QUARTER), **YEAR)
    assert codes(asked) == ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"]


def test_every_two_months_asks_six_times() -> None:
    assert len(duties(Every(unit=Unit.MONTH, interval=2), **YEAR)) == 6


def test_termly_asks_for_the_terms_that_end_in_the_year() -> None:
    assert len(duties(Every(unit=Unit.TERM), **YEAR)) == 3


def test_a_narrative_is_asked_in_the_quarters_between_annual_figures() -> None:
    both = SeveralFrequencies(
        parts=(Every(unit=Unit.YEAR), Every(unit=Unit.QUARTER, what="narrative"))
    )
    asked = duties(both, **YEAR)
    assert codes(asked) == ["2020-FY"]
    assert codes(asked, Asked.NARRATIVE) == ["2020-Q1", "2020-Q2", "2020-Q3"]


@pytest.mark.parametrize(
    ("known", "expected"), [(2018, ["2020-FY"]), (2019, []), (2022, ["2020-FY"])]
)
def test_a_biennial_figure_falls_in_the_years_of_the_one_that_is_known(
    known: int, expected: list[str]
) -> None:
    every_two_years = Every(unit=Unit.YEAR, interval=2)
    assert codes(duties(every_two_years, **YEAR, known=financial_year(known))) == expected


def test_annual_rolling_windows_end_with_the_financial_year() -> None:
    three_years = Every(unit=Unit.YEAR, rolling=Length(3, "years"))
    asked = duties(three_years, **YEAR)
    assert [duty.period for duty in asked] == [rolling(36, 2021, 3)]


def test_windows_follow_the_one_that_is_known() -> None:
    three_years = Every(unit=Unit.YEAR, rolling=Length(3, "years"))
    asked = duties(three_years, **YEAR, known=rolling(36, 2018, 12))
    assert [duty.period for duty in asked] == [rolling(36, 2020, 12)]


@pytest.mark.parametrize(
    "frequency", [None, OneOff(), FromSource(source="survey"), Standing(state=State.IRREGULAR)]
)
def test_what_has_no_regular_time_is_asked_at_none(frequency: object) -> None:
    assert duties(frequency, **YEAR) == ()  # type: ignore[arg-type]  # parametrised over the union
    assert not is_asked_regularly(frequency)  # type: ignore[arg-type]  # as above


def test_of_two_frequencies_of_the_figure_the_first_is_asked() -> None:
    both = SeveralFrequencies(parts=(Every(unit=Unit.QUARTER), Every(unit=Unit.YEAR)))
    assert codes(duties(both, **YEAR)) == ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"]


def test_a_known_figure_long_ago_or_to_come_changes_nothing_for_months() -> None:
    for known in (month(2010, 1), month(2030, 1)):
        assert len(duties(Every(unit=Unit.MONTH), **YEAR, known=known)) == 12


@given(
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.integers(0, 1500),
    st.sampled_from(Unit),
    st.integers(1, 4),
)
def test_every_duty_ends_between_the_days_and_none_is_asked_twice(
    first: date, days: int, unit: Unit, interval: int
) -> None:
    last = first + timedelta(days=days)
    asked = duties(Every(unit=unit, interval=interval), first=first, last=last)
    assert all(first <= duty.period.last <= last for duty in asked)
    assert len(set(asked)) == len(asked)
    assert list(asked) == sorted(asked)


def test_asking_year_by_year_asks_the_same_as_asking_at_once() -> None:
    monthly = Every(unit=Unit.QUARTER)
    at_once = duties(monthly, first=date(2018, 4, 1), last=date(2022, 3, 31))
    by_year = [
        duty
        for year in range(2018, 2022)
        for duty in duties(monthly, first=date(year, 4, 1), last=date(year + 1, 3, 31))
    ]
    assert list(at_once) == by_year
    assert at_once[-1] == Duty(quarter(2021, 4), Asked.FIGURES)
