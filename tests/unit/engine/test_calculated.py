"""Figures worked out of others: by hand beside each, and back again to what they came of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engine.calculated import (
    Awaited,
    Calculation,
    CalculationError,
    Difference,
    Input,
    Ratio,
    Rolling,
    TotalOf,
    WeightedMean,
    YearToDate,
    in_order,
    unit_of,
    work_out,
)
from goldthread.engine.observations import Accumulation, Observation, Series, figures_as_known
from goldthread.engine.period_values import own_figures
from goldthread.framework.periods import Period, financial_year, month, quarter, rolling
from goldthread.framework.units import UnitError

FIRST = quarter(2020, 1)


def line(
    key: str,
    *values: str | int | tuple[str | int, str | int, str | int] | None,
    unit: str | None = None,
    first: Period = FIRST,
    running: bool = False,
    adds_up: bool | None = None,
) -> Input:
    """A series with a figure a period; a triple has its numerator and denominator behind it."""
    observations = []
    for place, given_value in enumerate(values):
        value, numerator, denominator = (
            given_value if isinstance(given_value, tuple) else (given_value, None, None)
        )
        if value is None:
            continue
        observations.append(
            Observation(
                f"{key}{place + 1}",
                first.moved(place),
                Decimal(value),
                None if numerator is None else Decimal(numerator),
                None if denominator is None else Decimal(denominator),
            )
        )
    counted = Series(
        key,
        "m1",
        unit=unit,
        accumulation=Accumulation.YEAR_TO_DATE if running else Accumulation.EACH_PERIOD,
        adds_up=adds_up,
    )
    return Input(counted, figures_as_known(observations))


def worked(calculation: Calculation, *inputs: Input) -> dict[str, Decimal]:
    found = work_out(calculation, {one.series.id: one for one in inputs})
    return {one.period.code: one.value for one in found.figures}


def awaited(calculation: Calculation, *inputs: Input) -> dict[str, list[tuple[str, str]]]:
    found = work_out(calculation, {one.series.id: one for one in inputs})
    return {one.period.code: [(key, at.code) for key, at in one.missing] for one in found.awaited}


def test_a_ratio_is_the_upper_by_the_lower_times_what_it_is_per() -> None:
    # 45 of 60 is 75%, 30 of 40 is 75%, 12 of 48 is 25%.
    done, all_of = line("a", 45, 30, 12), line("b", 60, 40, 48)
    assert worked(Ratio("a", "b", Decimal(100)), done, all_of) == {
        "2020-Q1": Decimal(75),
        "2020-Q2": Decimal(75),
        "2020-Q3": Decimal(25),
    }


def test_a_ratio_keeps_the_numbers_behind_it_and_what_it_came_of() -> None:
    found = work_out(Ratio("a", "b", Decimal(100)), {"a": line("a", 45), "b": line("b", 60)})
    (only,) = found.figures
    assert (only.numerator, only.denominator, only.inputs) == (
        Decimal(45),
        Decimal(60),
        ("a1", "b1"),
    )


def test_a_year_s_population_holds_for_its_quarters_only_where_that_is_said() -> None:
    # 30 for each 1,000 of 15,000 is 2.
    crimes = line("a", 30, 45)
    people = line("b", 15000, first=financial_year(2020))
    rate = Ratio("a", "b", Decimal(1000), "people", holds_over=True)
    assert worked(rate, crimes, people) == {"2020-Q1": Decimal(2), "2020-Q2": Decimal(3)}
    strict = Ratio("a", "b", Decimal(1000), "people")
    assert worked(strict, crimes, people) == {}
    assert awaited(strict, crimes, people)["2020-Q1"] == [("b", "2020-Q1")]


def test_nothing_is_counted_per_nought() -> None:
    found = work_out(Ratio("a", "b"), {"a": line("a", 3), "b": line("b", 0)})
    assert found.figures == ()
    assert found.awaited == (
        Awaited(FIRST, reason="Nothing can be counted per nought of something."),
    )


def test_a_total_is_never_a_part_of_itself() -> None:
    """The west is missing in the second quarter: named, and no total made of the rest."""
    east, west, north = line("e", 4, 5, 6), line("w", 3, None, 2), line("n", 1, 1, 1)
    total = TotalOf(("e", "w", "n"))
    assert worked(total, east, west, north) == {"2020-Q1": Decimal(8), "2020-Q3": Decimal(9)}
    assert awaited(total, east, west, north) == {"2020-Q2": [("w", "2020-Q2")]}


def test_a_difference_may_fall_below_nought() -> None:
    assert worked(Difference("a", "b"), line("a", 3), line("b", 5)) == {"2020-Q1": Decimal(-2)}


def test_a_mean_gives_each_part_its_weight() -> None:
    # (90% of 10 people and 50% of 30) is 24 of 40: 60%, where the plain mean would say 70%.
    parts = [line("p", 90, unit="%"), line("q", 50, unit="%"), line("x", 10), line("y", 30)]
    mean = WeightedMean(("p", "q"), ("x", "y"))
    assert worked(mean, *parts) == {"2020-Q1": Decimal(60)}


def test_four_quarters_roll_on_with_each_quarter() -> None:
    # 1+2+3+4 = 10, 2+3+4+5 = 14.
    found = worked(Rolling("a", 4), line("a", 1, 2, 3, 4, 5))
    assert found == {"2021-03-R12": Decimal(10), "2021-06-R12": Decimal(14)}


def test_a_gap_is_awaited_in_every_window_that_holds_it() -> None:
    given_line = line("a", 1, None, 3, 4, 5, 6)
    assert worked(Rolling("a", 4), given_line) == {"2021-09-R12": Decimal(18)}
    assert awaited(Rolling("a", 4), given_line) == {
        "2021-03-R12": [("a", "2020-Q2")],
        "2021-06-R12": [("a", "2020-Q2")],
    }


def test_shares_roll_by_the_numbers_behind_them() -> None:
    # 9 of 10 and 10 of 90 are 19 of 100; the mean of 90% and 11.1% would say 50.6%.
    shares = line("a", (90, 9, 10), ("11.1", 10, 90), unit="%")
    assert worked(Rolling("a", 2), shares) == {"2020-09-R6": Decimal(19)}


def test_the_year_to_date_starts_afresh_with_the_year() -> None:
    found = worked(YearToDate("a"), line("a", 1, 2, 3, 4, 5, 6))
    assert [int(value) for value in found.values()] == [1, 3, 6, 10, 5, 11]
    assert list(found)[3:5] == ["2020-Q4", "2021-Q1"]


def test_a_year_to_date_awaits_what_its_year_lacks() -> None:
    late = line("a", 2, 3, first=quarter(2020, 2))
    assert worked(YearToDate("a"), late) == {}
    assert awaited(YearToDate("a"), late)["2020-Q3"] == [("a", "2020-Q1")]


def test_a_series_that_runs_through_the_year_is_taken_apart_before_it_rolls() -> None:
    # Year to date 1, 3, 6, 10 then 5: quarters 1, 2, 3, 4, 5.
    running = line("a", 1, 3, 6, 10, 5, running=True)
    assert worked(Rolling("a", 4), running)["2021-06-R12"] == Decimal(14)


amounts = st.lists(st.integers(0, 10**6), min_size=1, max_size=30)


@given(amounts, st.integers(1, 4))
def test_a_year_to_date_taken_apart_gives_the_quarters_back(values: list[int], start: int) -> None:
    """From the first quarter of a year on: before that a year's first figures are awaited."""
    given_line = line("a", *values, first=quarter(2020, start))
    found = work_out(YearToDate("a"), {"a": given_line})
    made = figures_as_known(
        Observation(one.period.code, one.period, one.value) for one in found.figures
    )
    if not made.by_period:
        return
    back = own_figures(
        Series("ytd", "m1", accumulation=Accumulation.YEAR_TO_DATE), made, made.periods[-1]
    )
    assert back is not None
    for period, own in back.items():
        original = given_line.figures.at(period)
        assert own is not None
        assert original is not None
        assert own.value == original.value


@given(st.lists(st.integers(-1000, 1000), min_size=3, max_size=40), st.integers(2, 12))
def test_what_a_window_gains_and_loses_is_what_rolls_in_and_out(
    values: list[int], length: int
) -> None:
    first = month(2020, 1)
    found = worked(Rolling("a", length), line("a", *values, first=first))
    sums = list(found.values())
    assert len(sums) == max(0, len(values) - length + 1)
    for place in range(1, len(sums)):
        assert sums[place] - sums[place - 1] == values[place + length - 1] - values[place - 1]


@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 99)), min_size=4, max_size=4),
        min_size=2,
        max_size=5,
    )
)
def test_no_total_is_smaller_than_its_parts_and_none_is_of_some(
    rows: list[list[int | None]],
) -> None:
    inputs = [line(f"s{place}-", *row) for place, row in enumerate(rows)]
    total = TotalOf(tuple(one.series.id for one in inputs))
    found = worked(total, *inputs)
    for place in range(4):
        column = [row[place] for row in rows]
        known = [value for value in column if value is not None]
        code = FIRST.moved(place).code
        assert (code in found) is (len(known) == len(rows))
        if code in found:
            assert found[code] == sum(known)


def test_what_cannot_be_worked_out_says_why() -> None:
    running = line("a", 1, running=True)
    with pytest.raises(CalculationError, match="run through the year already"):
        unit_of(YearToDate("a"), {"a": running})
    with pytest.raises(CalculationError, match="counted twice"):
        unit_of(TotalOf(("a", "a", "b")), {"a": line("a", 1), "b": line("b", 1)})
    with pytest.raises(CalculationError, match="always nought"):
        unit_of(Difference("a", "a"), {"a": line("a", 1)})
    with pytest.raises(UnitError, match="Percentages do not add up"):
        unit_of(TotalOf(("a", "b")), {"a": line("a", 1, unit="%"), "b": line("b", 1, unit="%")})
    with pytest.raises(UnitError, match="do not add up over time"):
        unit_of(Rolling("a", 4), {"a": line("a", 1, adds_up=False)})


def test_the_unit_is_that_of_the_result() -> None:
    pounds, people = line("a", 10, unit="GBP"), line("b", 2)
    assert unit_of(Ratio("a", "b", of="people"), {"a": pounds, "b": people}) == "GBP per person"
    assert unit_of(Rolling("a", 4), {"a": pounds}) == "GBP"


def test_no_series_is_worked_out_of_itself() -> None:
    chain = {"c": Ratio("b", "a"), "b": TotalOf(("a", "d"))}
    assert in_order(chain) == ("b", "c")
    with pytest.raises(CalculationError, match="worked out of itself"):
        in_order({**chain, "d": Difference("c", "a")})


def test_a_window_is_a_period_of_its_own_length() -> None:
    found = work_out(Rolling("a", 3), {"a": line("a", 1, 2, 3, first=month(2020, 1))})
    assert [one.period for one in found.figures] == [rolling(3, 2020, 3)]
