"""Seeing the pattern of the year, and taking it out."""

import random

import pytest

from goldthread.engine.seasons import is_seasonal, without_seasons

PATTERN = [5.0, 3, 0, -2, -4, -5, -5, -3, 0, 2, 4, 5]


def test_pure_noise_is_hardly_ever_taken_for_a_pattern() -> None:
    chance = random.Random(3)  # noqa: S311 - figures for a test, not a secret
    found = [
        is_seasonal([chance.gauss(50, 5) for _ in range(months)], 12)
        for months in (36, 48, 60)
        for _ in range(100)
    ]
    # One in a hundred is meant; six of three hundred would be a rare accident.
    assert found.count(True) <= 6


def test_a_plain_pattern_is_seen_through_noise_and_a_rise() -> None:
    chance = random.Random(4)  # noqa: S311 - figures for a test, not a secret
    values = [50 + 0.5 * t + PATTERN[t % 12] + chance.gauss(0, 2) for t in range(48)]
    assert is_seasonal(values, 12)


def test_a_rise_alone_is_no_pattern_of_the_year() -> None:
    chance = random.Random(5)  # noqa: S311 - figures for a test, not a secret
    assert not is_seasonal([50 + 2 * t + chance.gauss(0, 1) for t in range(48)], 12)


@pytest.mark.parametrize("dip_at", [0, 5, 17, 29, 40])
def test_one_dip_in_figures_that_never_move_is_no_pattern(dip_at: int) -> None:
    """The dip tilts the line through the years, and taking it out tilts every level year."""
    values = [4.0] * 48
    values[dip_at] = 3.0
    assert is_seasonal(values, 12) is False


def test_the_same_dip_every_year_is_a_pattern() -> None:
    assert is_seasonal([4.0] * 6 + ([3.0] + [4.0] * 11) * 4, 12)


def test_a_series_that_never_moves_has_no_pattern() -> None:
    assert is_seasonal([7.0] * 36, 12) is False


def test_fewer_than_three_years_cannot_tell() -> None:
    assert is_seasonal(PATTERN * 2, 12) is None
    gap = [*PATTERN, None, *PATTERN[1:], *PATTERN]
    assert is_seasonal(gap, 12) is None
    with pytest.raises(ValueError, match="3 complete years"):
        without_seasons(PATTERN * 2, 12)


@pytest.mark.parametrize("months", [36, 41, 48])
def test_taking_the_pattern_out_leaves_the_rise(months: int) -> None:
    # The pattern sums to nought, so what stays is the line alone.
    values = [50 + 0.5 * t + PATTERN[t % 12] for t in range(months)]
    left = without_seasons(values, 12)
    assert left == pytest.approx([50 + 0.5 * t for t in range(months)])


def test_a_missing_month_stays_missing() -> None:
    values: list[float | None] = [50 + PATTERN[t % 12] for t in range(48)]
    values[5] = None
    assert without_seasons(values, 12)[5] is None


def test_what_is_left_of_an_exact_pattern_does_not_move_at_all() -> None:
    assert set(without_seasons([100 + step / 7 for step in PATTERN] * 4, 12)) == {100.0}


def test_a_straight_line_in_tenths_is_not_seasonal_for_the_noise_of_floats() -> None:
    line = [round(60 + index / 10, 1) for index in range(48)]

    assert is_seasonal(line, 12) is False
