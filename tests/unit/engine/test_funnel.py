"""The limits of a funnel, and that they say the same as each council's own interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.engine.funnel import funnel, limits_of_both
from goldthread.engine.intervals import Distance

COUNCILS = [(50.0, 100.0), (240.0, 400.0), (30.0, 60.0), (500.0, 1000.0), (90.0, 100.0)]


def test_the_limits_of_a_share_are_those_worked_out_by_hand() -> None:
    found = funnel(COUNCILS, "%")
    assert found is not None
    # 910 of 1,660: 54.82%. For 100: √(0.5482 × 0.4518 / 100) = 0.04977; ± 1.96 and ± 3.0902 of it.
    assert found.average == pytest.approx(54.819, abs=0.001)
    assert found.limits(100) == pytest.approx((45.07, 64.57), abs=0.01)
    assert found.limits(100, confidence=0.998) == pytest.approx((39.44, 70.20), abs=0.01)


def test_who_lies_outside_is_named_by_how_far() -> None:
    found = funnel(COUNCILS, "%")
    assert found is not None
    # 240 of 400 is 60%; its limits are 49.9 to 59.7 and 47.1 to 62.5. 500 of 1,000 is 50%; its
    # are 51.7 to 57.9 and 50.0 (49.96) to 59.7.
    assert [unit.place.distance for unit in found.units] == [
        Distance.WITHIN,
        Distance.OUTSIDE_95,
        Distance.WITHIN,
        Distance.OUTSIDE_95,
        Distance.OUTSIDE_998,
    ]
    assert (found.far_out, found.more_than_chance) == (1, False)


def test_the_limits_of_a_rate_are_counts_whose_byar_intervals_just_reach_it() -> None:
    # 5 councils of 100 cases in 1,000: 100 are expected of 1,000. Byar's upper limit of 81.3 is
    # 82.3 × (1 − 1/740.7 + 1.96/27.22)³ = 101.0, of 80.4 it is 100; the lower one of 121.4 is
    # 121.4 × (1 − 1/1092.6 − 1.96/33.05)³ = 100.8, of 120.6 it is 100.
    found = funnel([(100.0, 1000.0)] * 5, "per 1,000")
    assert found is not None
    low, high = found.limits(1000)
    assert (low, high) == pytest.approx((80.4, 120.6), abs=0.3)
    # So few that none at all could be chance.
    assert found.limits(10)[0] == 0


@pytest.mark.parametrize(
    ("units", "unit"),
    [
        (COUNCILS, None),
        (COUNCILS, "days"),
        (COUNCILS[:4], "%"),
        ([(0.0, 50.0)] * 6, "%"),
        ([(50.0, 50.0)] * 6, "%"),
        ([*COUNCILS, (12.0, 10.0)], "%"),
        ([*COUNCILS, (0.0, 0.0)], "%"),
        ([*COUNCILS, (-1.0, 10.0)], "per 1,000"),
    ],
)
def test_what_is_no_share_or_rate_of_enough_councils_has_no_funnel(
    units: list[tuple[float, float]], unit: str | None
) -> None:
    assert funnel(units, unit) is None


@given(
    some.lists(
        some.integers(1, 5000).flatmap(
            lambda of: some.tuples(some.integers(0, of).map(float), some.just(float(of)))
        ),
        min_size=5,
        max_size=12,
    )
)
def test_a_share_is_outside_its_limits_exactly_where_its_interval_leaves_the_average_out(
    units: list[tuple[float, float]],
) -> None:
    found = funnel(units, "%")
    if found is None:
        return
    for unit in found.units:
        lowest, low, high, highest = limits_of_both(found, unit.of)
        assert lowest <= low <= found.average <= high <= highest
        # On the limit itself the last digit of two ways to the same number decides; a limit that
        # stops at nothing or all cannot be crossed.
        if min(abs(unit.value - end) for end in (lowest, low, high, highest)) < 1e-7:
            continue
        inner = not low < unit.value < high
        outer = not lowest < unit.value < highest
        assert (unit.place.distance is not Distance.WITHIN) == inner
        assert (unit.place.distance is Distance.OUTSIDE_998) == outer
