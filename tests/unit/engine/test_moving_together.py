"""Whether two measures have moved together: values worked out by hand, and how often it errs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.engine.moving_pairs import FEWEST_PAIRS, Line, Together
from goldthread.engine.moving_together import interval, moved_together, rank_correlation

SAID = {Together.AS_EXPECTED, Together.AGAINST}
CHANGES = [3.0, -1.0, 4.0, 1.0, -5.0, 9.0, 2.0, -6.0, 5.0, 3.5, -8.0, 9.5]


def level(changes: list[float]) -> Line:
    """The line that has these changes."""
    values = [50.0]
    for change in changes:
        values.append(values[-1] + change)
    return tuple(values)


def test_the_rank_correlation_is_that_of_the_textbook() -> None:
    # Ten people's IQ and hours of television: Spearman's correlation is -29/165.
    intelligence = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    found = rank_correlation(intelligence, hours)
    assert found == pytest.approx(-29 / 165)


def test_equal_values_share_the_middle_of_their_ranks() -> None:
    # Ranks 1, 2.5, 2.5, 4 beside 1, 2, 3, 4: covariance 4.5, spreads 4.5 and 5.
    found = rank_correlation([1, 2, 2, 3], [1, 2, 3, 4])
    assert found == pytest.approx(4.5 / math.sqrt(4.5 * 5))


def test_what_never_varies_correlates_with_nothing() -> None:
    assert rank_correlation([1, 1, 1], [1, 2, 3]) is None


def test_the_interval_is_that_of_bonett_and_wright() -> None:
    # r = 0.5, n = 28: atanh 0.5493, spread sqrt(1.125/25) = 0.21213, reach 1.96 of it = 0.41577.
    assert interval(0.5, 28) == pytest.approx((math.tanh(0.13354), math.tanh(0.96508)), abs=1e-4)


def test_a_perfect_correlation_has_an_interval_that_ends_at_one() -> None:
    lower, upper = interval(1.0, 8)
    assert upper == 1.0
    # Taken for 1 - 12/(8 x 63) = 0.97619: atanh 2.20942, reach 1.96 x sqrt(1.47647/5) = 1.06507.
    assert lower == pytest.approx(math.tanh(2.20942 - 1.06507), abs=1e-4)


def test_too_few_pairs_say_nothing() -> None:
    line = level(CHANGES[: FEWEST_PAIRS - 1])
    found = moved_together(line, line, ways=1, longest_lag=2)
    assert (found.verdict, found.pairs, found.correlation) == (Together.TOO_FEW, 7, None)


def test_a_proxy_that_leads_by_a_period_is_found_at_that_lag() -> None:
    later = [0.5, *CHANGES[:-1]]
    found = moved_together(level(CHANGES), level(later), ways=1, longest_lag=3)
    assert (found.verdict, found.lag, found.correlation) == (Together.AS_EXPECTED, 1, 1.0)
    assert found.chance is not None
    assert found.chance < 0.05


def test_polarity_turns_what_is_expected() -> None:
    falling = [-change for change in CHANGES]
    assert (
        moved_together(level(CHANGES), level(falling), ways=-1, longest_lag=0).verdict
        is Together.AS_EXPECTED
    )
    found = moved_together(level(CHANGES), level(falling), ways=1, longest_lag=0)
    assert (found.verdict, found.correlation) == (Together.AGAINST, -1.0)
    unsaid = moved_together(level(CHANGES), level(falling), ways=None, longest_lag=0)
    assert unsaid.verdict is Together.OPPOSITE_WAYS


def test_two_lines_that_only_drift_the_same_way_have_not_moved_together() -> None:
    one = tuple(100 + 5 * step + (-1) ** step for step in range(16))
    other = tuple(20 + 3 * step + (-1) ** (step // 2) for step in range(16))
    assert rank_correlation(one, other) > 0.99
    assert moved_together(one, other, ways=1, longest_lag=0).verdict is Together.TOO_EARLY


def test_a_line_that_stands_still_is_said_to() -> None:
    still = (5.0,) * 13
    assert moved_together(still, level(CHANGES), ways=1, longest_lag=1).verdict is Together.STILL


def test_a_gap_takes_the_changes_on_both_sides_of_it() -> None:
    line = level(CHANGES)
    with_gap = (*line[:6], None, *line[7:])
    assert moved_together(with_gap, line, ways=1, longest_lag=0).pairs == len(CHANGES) - 2


def test_lines_of_unlike_length_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be paired"):
        moved_together((1.0,), (1.0, 2.0), ways=1, longest_lag=0)


changes = st.lists(st.integers(-50, 50), min_size=10, max_size=14)


@settings(max_examples=25)
@given(changes, st.randoms(use_true_random=False))
def test_which_of_two_is_named_first_is_nothing_to_the_correlation_without_a_lag(
    first: list[int], random: object
) -> None:
    second = list(first)
    random.shuffle(second)  # type: ignore[attr-defined] # Hypothesis gives a Random of its own
    one, other = level([float(x) for x in first]), level([float(x) for x in second])
    here = moved_together(one, other, ways=1, longest_lag=0)
    there = moved_together(other, one, ways=1, longest_lag=0)
    assert (here.correlation, here.pairs) == (there.correlation, there.pairs)


@settings(max_examples=25)
@given(changes, st.sampled_from([0.5, 2.0, 4.0]), st.integers(-1000, 1000))
def test_neither_the_unit_nor_the_start_of_a_line_changes_anything(
    first: list[int], scale: float, start: int
) -> None:
    one = level([float(x) for x in first])
    other = level([float(x) for x in [*first[3:], *first[:3]]])
    moved = tuple(start + scale * (value or 0.0) for value in one)
    assert moved_together(moved, other, ways=1, longest_lag=2) == moved_together(
        one, other, ways=1, longest_lag=2
    )


def test_lines_with_nothing_to_do_with_each_other_are_seldom_said_to_move_together() -> None:
    # Half wander and half are noise about a trend, whose changes take each other back. Of 160
    # an honest one in twenty is 8, give or take 2.8: more than 16 would be three of those off.
    random = np.random.default_rng(1904)
    wrong = 0
    for trial in range(160):
        steps = random.standard_normal((2, 14))
        lines = steps.cumsum(axis=1) if trial % 2 else steps + 0.5 * np.arange(14)
        one, other = (tuple(float(value) for value in line) for line in lines)
        wrong += moved_together(one, other, ways=1, longest_lag=2).verdict in SAID
    assert 1 <= wrong <= 16
