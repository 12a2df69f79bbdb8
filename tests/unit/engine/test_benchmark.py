"""A figure in a group."""

from decimal import Decimal

import pytest

from goldthread.engine.benchmark import beside_group
from goldthread.engine.intervals import proportion
from goldthread.engine.noise import Standing
from goldthread.engine.ranking import place_among, quarter_of
from goldthread.framework import Polarity

GROUP = {name: Decimal(value) for name, value in zip("ABCDE", (60, 64, 70, 70, 81), strict=True)}


def test_a_figure_is_told_beside_the_median_and_by_its_place() -> None:
    result = beside_group("B", GROUP, group="the region", unit="%", polarity=Polarity.UP)
    assert result is not None
    assert (result.median, result.lower_quartile, result.upper_quartile) == (70, 64, 70)
    assert (result.lowest, result.highest, result.distance) == (60, 81, -6)
    # Distances from 70 are 10, 6, 0, 0 and 11: their median is 6.
    assert result.deviations == -1
    assert (result.place, result.quarter, result.members) == (4, 3, 5)
    assert result.sentence == (
        "64% is 6 percentage points below the median of the region, 70%; place 4 of 5."
    )


def test_equal_figures_share_the_better_place() -> None:
    assert [place_among(GROUP[name], GROUP.values(), Polarity.UP) for name in "ABCDE"] == [
        5,
        4,
        2,
        2,
        1,
    ]
    assert [place_among(GROUP[name], GROUP.values(), Polarity.DOWN) for name in "ABCDE"] == [
        1,
        2,
        3,
        3,
        5,
    ]


def test_places_fall_into_quarters() -> None:
    assert [quarter_of(place, 8) for place in range(1, 9)] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert [quarter_of(place, 5) for place in range(1, 6)] == [1, 1, 2, 3, 4]


def test_without_polarity_there_is_no_place() -> None:
    result = beside_group("E", GROUP, group="the region")
    assert result is not None
    assert (result.place, result.quarter, result.standing) == (None, None, None)
    assert result.sentence == "81 is 11 above the median of the region, 70."
    with pytest.raises(ValueError, match="more is better, or less is"):
        place_among(Decimal(1), [Decimal(2)], Polarity.NONE)


@pytest.mark.parametrize(("of", "expected"), [(5000, Standing.WORSE), (50, Standing.SIMILAR)])
def test_standing_allows_for_how_many_cases_a_figure_rests_on(of: int, expected: Standing) -> None:
    interval = proportion(of * 64 / 100, of, multiplier=100)
    result = beside_group(
        "B", GROUP, group="the region", unit="%", polarity=Polarity.UP, interval=interval
    )
    assert result is not None
    assert result.standing is expected


def test_a_group_without_spread_has_no_distance_in_deviations() -> None:
    same = dict.fromkeys("ABC", Decimal(5)) | {"D": Decimal(9)}
    result = beside_group("D", same, group="the region")
    assert result is not None
    assert result.deviations is None
    at_median = beside_group("A", same, group="the region")
    assert at_median is not None
    assert at_median.sentence == "5 is the median of the region."


def test_two_councils_are_no_group() -> None:
    assert beside_group("A", {"A": Decimal(1), "B": Decimal(2)}, group="a pair") is None
