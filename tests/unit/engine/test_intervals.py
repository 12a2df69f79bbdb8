"""What is true of every interval, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engine.intervals import (
    OUTER_CONFIDENCE,
    Beside,
    Interval,
    Method,
    Stratum,
    beside,
    count,
    directly_standardised_rate,
    mean,
    proportion,
    rate,
)


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    """Cases out of a total."""
    of = draw(st.integers(1, 100_000))
    return draw(st.integers(0, of)), of


@given(shares())
def test_a_proportion_lies_in_its_interval_and_the_interval_between_nought_and_one(
    share: tuple[int, int],
) -> None:
    interval = proportion(*share)
    assert 0 <= interval.lower <= interval.value <= interval.upper <= 1


@given(shares())
def test_a_proportion_and_the_rest_of_it_mirror_each_other(share: tuple[int, int]) -> None:
    cases, of = share
    one, rest = proportion(cases, of), proportion(of - cases, of)
    assert one.lower == pytest.approx(1 - rest.upper, abs=1e-9)
    assert one.upper == pytest.approx(1 - rest.lower, abs=1e-9)


@given(st.integers(0, 10_000))
def test_a_count_lies_in_its_interval_which_widens_with_confidence(cases: int) -> None:
    usual, outer = count(cases), count(cases, confidence=OUTER_CONFIDENCE)
    assert usual.lower <= cases < usual.upper
    assert 0 <= outer.lower <= usual.lower
    assert outer.upper > usual.upper


def test_limits_of_a_count_are_exact_below_ten_and_byars_from_ten() -> None:
    assert (count(9).method, count(10).method) == (Method.EXACT, Method.BYAR)
    # No case seen: the upper limit is where seeing none has a chance of 1 in 40, ln 40.
    assert count(0).upper == pytest.approx(3.6888794541139363)
    # Printed in any table of exact Poisson limits: 5 cases, 1.62 to 11.67.
    assert count(5).lower == pytest.approx(1.62, abs=0.005)
    assert count(5).upper == pytest.approx(11.67, abs=0.005)


def test_a_standardised_rate_of_fewer_than_ten_cases_is_not_given() -> None:
    assert directly_standardised_rate([Stratum(5, 1000, 100), Stratum(4, 1000, 100)]) is None
    assert directly_standardised_rate([Stratum(5, 1000, 100), Stratum(5, 1000, 100)]) is not None


def test_standardising_to_the_areas_own_people_gives_its_crude_rate() -> None:
    own = [Stratum(12, 1500, 1500), Stratum(30, 700, 700)]
    standardised = directly_standardised_rate(own)
    assert standardised is not None
    assert standardised.value == pytest.approx(rate(42, 2200).value)


@pytest.mark.parametrize(
    "call",
    [
        lambda: proportion(6, 5),
        lambda: proportion(-1, 5),
        lambda: proportion(0, 0),
        lambda: count(-1),
        lambda: rate(3, 0),
        lambda: mean([4.0]),
        lambda: directly_standardised_rate([Stratum(20, 0, 100)]),
        lambda: proportion(1, 5, confidence=95),
        lambda: count(5, confidence=95),
        lambda: mean([4.0, 5.0], confidence=1),
        lambda: count(float("inf")),
        lambda: count(float("nan")),
        lambda: rate(3, float("nan")),
        lambda: directly_standardised_rate([Stratum(20, 100, 0)]),
        lambda: directly_standardised_rate([Stratum(20, 100, 5), Stratum(-1, 100, 5)]),
    ],
)
def test_what_cannot_have_an_interval_is_refused(call) -> None:
    with pytest.raises(ValueError, match=r"not|cannot|needs"):
        call()


def test_an_interval_that_touches_a_number_is_around_it() -> None:
    interval = Interval(5, 4, 6, 0.95, Method.WILSON)
    assert beside(interval, 6) is Beside.AROUND
    assert beside(interval, 6.1) is Beside.BELOW
    assert beside(interval, 3.9) is Beside.ABOVE
