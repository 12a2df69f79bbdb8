"""Axes a reader expects."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.reports.pictures.axes import (
    Scale,
    decimals_of,
    month_starts,
    round_ticks,
    thinned,
    written,
)

FIGURES = some.floats(min_value=-1e9, max_value=1e9, allow_nan=False)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        # Figures that use half their height or more start at zero ...
        (3, 9, (0, 2, 4, 6, 8, 10)),
        (0, 100, (0, 20, 40, 60, 80, 100)),
        # ... and figures close together do not.
        (91, 95, (91, 92, 93, 94, 95)),
        # One figure gets room above and below.
        (50, 50, (44, 46, 48, 50, 52, 54, 56)),
        (0, 0, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (-4, 4, (-4, -2, 0, 2, 4)),
    ],
)
def test_ticks_are_round_and_take_in_the_figures(
    low: float, high: float, ticks: tuple[float, ...]
) -> None:
    assert round_ticks(low, high) == pytest.approx(ticks)


@given(FIGURES, FIGURES)
def test_ticks_take_in_any_two_figures_in_equal_steps(one: float, other: float) -> None:
    ticks = round_ticks(one, other)
    spread = max(abs(one), abs(other), 1.0) * 1e-6
    assert ticks[0] <= min(one, other) + spread
    assert ticks[-1] >= max(one, other) - spread
    assert 2 <= len(ticks) <= 14
    steps = [after - before for before, after in pairwise(ticks)]
    assert max(steps) - min(steps) <= spread


def test_an_axis_refuses_what_is_not_a_number() -> None:
    with pytest.raises(ValueError, match="cannot run"):
        round_ticks(math.nan, 1)


def test_figures_that_are_never_negative_get_no_axis_below_zero() -> None:
    assert round_ticks(0.001, 0.001)[0] >= 0


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (1500, None, 0, "1,500"),
        (0.2, None, 2, "0.20"),
        (62.5, "%", 1, "62.5%"),
        (2000, "GBP", 0, "£2,000"),
        (-2000, "GBP", 0, "−£2,000"),
        (-3, "%", 0, "−3%"),
        (4, "days", 0, "4"),
    ],
)
def test_numbers_on_an_axis_are_written_as_people_write_them(
    value: float, unit: str | None, decimals: int, words: str
) -> None:
    assert written(value, unit, decimals) == words


def test_all_ticks_of_an_axis_have_as_many_decimals_as_the_finest() -> None:
    assert decimals_of((0.17, 0.18, 0.2)) == 2
    assert decimals_of((10, 20)) == 0


def test_the_latest_label_is_always_written() -> None:
    assert thinned(["a", "b", "c", "d", "e"], 2) == (False, True, False, False, True)
    assert thinned(["a", "b"], 5) == (True, True)


def test_dates_along_the_bottom_are_those_of_the_financial_year() -> None:
    assert month_starts(date(2020, 2, 1), date(2021, 5, 1), every=12) == (
        date(2020, 4, 1),
        date(2021, 4, 1),
    )
    assert month_starts(date(2020, 12, 2), date(2021, 5, 1), every=3) == (
        date(2021, 1, 1),
        date(2021, 4, 1),
    )


def test_a_scale_of_one_value_stands_in_the_middle() -> None:
    assert Scale(5, 5, 0, 100).at(5) == 50
