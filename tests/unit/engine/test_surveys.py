"""Margins of error of surveys, against published intervals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engine.surveys import (
    Sample,
    change_between,
    margin_of_error,
    plus_or_minus,
)


@pytest.mark.parametrize(
    ("answered", "asked", "lower", "upper"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_margins_are_those_of_newcombes_table_for_single_proportions(
    answered: int, asked: int, lower: float, upper: float
) -> None:
    # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
    found = margin_of_error(Sample(100 * answered / asked, asked))
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=0.005)


@pytest.mark.parametrize(
    ("later", "earlier", "lower", "upper"),
    [
        ((56, 70), (48, 80), 5.24, 33.39),
        ((9, 10), (3, 10), 17.05, 80.90),
        ((5, 56), (0, 29), -3.81, 19.26),
        ((0, 10), (0, 20), -16.11, 27.75),
    ],
)
def test_changes_are_those_of_newcombes_table_for_differences(
    later: tuple[int, int], earlier: tuple[int, int], lower: float, upper: float
) -> None:
    # Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
    found = change_between(
        *(Sample(100 * answered / asked, asked) for answered, asked in (later, earlier))
    )
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=0.005)


def test_a_thousand_answers_are_plus_or_minus_three_points() -> None:
    # Half way: z² = 3.8415, 1.96 √(1000·1000 + 3.8415·1000)/(1000 + 3.8415)/2 = 3.0931 points.
    assert plus_or_minus(margin_of_error(Sample(50, 1000))) == pytest.approx(3.093, abs=0.001)


def test_a_design_effect_of_two_halves_the_sample() -> None:
    designed = margin_of_error(Sample(40, 1000, design_effect=2))
    simple = margin_of_error(Sample(40, 500))
    assert (designed.lower, designed.upper) == (simple.lower, simple.upper)


def test_the_longer_side_is_the_one_that_is_said() -> None:
    found = margin_of_error(Sample(95, 100))
    assert plus_or_minus(found) == found.value - found.lower
    assert found.value - found.lower > found.upper - found.value


@pytest.mark.parametrize(
    ("share", "asked", "effect"), [(101, 10, None), (-1, 10, None), (50, 0, None), (50, 10, 0)]
)
def test_what_is_no_sample_is_refused(share: float, asked: float, effect: float | None) -> None:
    with pytest.raises(ValueError, match="not"):
        Sample(share, asked, effect)


samples = st.builds(
    Sample,
    st.floats(0, 100),
    st.integers(5, 5000).map(float),
    st.none() | st.floats(0.5, 3),
)


@given(samples, samples)
def test_the_change_back_is_the_change_turned_round(one: Sample, other: Sample) -> None:
    there, back = change_between(one, other), change_between(other, one)
    assert (there.lower, there.upper) == pytest.approx((-back.upper, -back.lower), abs=1e-9)


@given(samples)
def test_no_change_is_never_beyond_chance(sample: Sample) -> None:
    assert not change_between(sample, sample).beyond_chance
