"""What a target asks of each period to come; every expected value is worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goldthread.engine.target_path import PathContext, dates_in, periods_of_path, target_path
from goldthread.framework import Polarity
from goldthread.framework.periods import ENGLAND, financial_year, quarter
from goldthread.framework.rules import Target
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.grammar import Context, read_target

YEARS = tuple(financial_year(year) for year in (2025, 2026, 2027))


def read(words: str, polarity: Polarity | None = None) -> Target:
    rule = read_target(words, context=Context(polarity=polarity)).rule
    assert rule is not None
    return rule


def asked(words: str, **known: object) -> list[str]:
    (line,) = target_path(read(words), YEARS, PathContext(**known))  # type: ignore[arg-type] # the test's own
    return [str(point.goal) if point.goal else point.words for point in line.points]


def test_a_plain_number_is_asked_of_every_period() -> None:
    assert asked("at least 75%") == ["at least 75%"] * 3


def test_a_dated_number_is_on_its_way_until_its_date() -> None:
    (line,) = target_path(read("at least 75% by March 2027"), YEARS)
    assert [point.due for point in line.points] == [False, True, True]
    assert line.points[0].words == "at least 75%, by the end of March 2027"


def test_steps_each_hold_until_their_date_and_the_last_goes_on() -> None:
    assert asked("at least 60% by March 2026; at least 70% by March 2027") == [
        "at least 60%",
        "at least 70%",
        "at least 70%",
    ]


def test_a_band_and_a_share_within_a_time_have_their_numbers() -> None:
    assert asked("between 40% and 60%") == ["between 40% and 60%"] * 3
    assert asked("95% within 30 days") == ["at least 95%"] * 3


def test_a_yearly_total_is_asked_at_the_end_of_its_year_and_not_before() -> None:
    quarters = tuple(quarter(2026, number) for number in (3, 4))
    (line,) = target_path(read("at least 500 homes a year"), quarters)
    assert line.points[0].goal is None
    assert line.points[0].words == "at least 500 homes over the whole of 2026-27"
    assert str(line.points[1].goal) == "at least 500 homes"


def test_a_number_per_quarter_counts_four_times_in_a_year() -> None:
    assert asked("at least 10 per quarter") == ["at least 40"] * 3


def test_a_movement_starts_from_the_baseline_and_without_one_says_so() -> None:
    # 40 days less 5 days
    assert asked("decrease by 5 days", baseline=Decimal(40), unit="days") == ["at most 35 days"] * 3
    assert asked("decrease by 5 days") == ["it hangs on the figure of the baseline"] * 3


def test_what_hangs_on_others_says_on_whom() -> None:
    assert asked("above London average") == ["it hangs on London average"] * 3
    assert "it hangs on the figures of London boroughs" in asked("top 10 of London boroughs")


def test_which_side_is_good_comes_from_the_polarity_or_is_missing() -> None:
    assert asked("75%", polarity=Polarity.DOWN) == ["at most 75%"] * 3
    assert "does not say which way is good" in asked("75%")[0]


def test_each_of_several_targets_has_a_line_of_its_own() -> None:
    lines = target_path(read("35 units for care leavers; 60 units for older people"), YEARS)
    assert [line.name for line in lines] == ["care leavers", "older people"]


@pytest.mark.parametrize("words", ["To be confirmed", "No target", "be excellent"])
def test_without_a_number_there_is_nothing_to_draw(words: str) -> None:
    (line,) = target_path(read(words), YEARS)
    assert not line.has_goals
    assert all(point.words for point in line.points)


def test_the_way_runs_by_the_frequency_to_one_period_past_the_last_date() -> None:
    rule = read("at least 60% by March 2027; at least 70% by September 2027")
    assert list(dates_in(rule)) == [date(2027, 3, 31), date(2027, 9, 30)]
    periods = periods_of_path(
        rule, today=date(2026, 11, 22), calendar=ENGLAND, frequency=Every(unit=Unit.QUARTER)
    )
    assert [period.code for period in periods] == [
        "2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3",
    ]  # fmt: skip


def test_a_way_of_too_many_months_is_shown_by_years() -> None:
    periods = periods_of_path(
        read("at least 60% by March 2030"),
        today=date(2026, 11, 22),
        calendar=ENGLAND,
        frequency=Every(unit=Unit.MONTH),
    )
    assert [period.code for period in periods] == [f"{year}-FY" for year in range(2026, 2031)]


def test_a_target_whose_dates_are_past_is_shown_from_its_baseline() -> None:
    periods = periods_of_path(
        read("at least 60% by March 2021"),
        today=date(2026, 11, 22),
        calendar=ENGLAND,
        baseline_ends_on=date(2019, 3, 31),
    )
    assert [period.code for period in periods] == [f"{year}-FY" for year in range(2018, 2022)]
