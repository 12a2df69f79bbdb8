"""Holding a value against numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engine.goals import (
    AbsoluteFloor,
    Goal,
    NoTolerance,
    PercentOfTarget,
    Status,
    Tolerance,
    hold,
)

VALUES = st.decimals(-1000, 1000, places=2)
TOLERANCES = st.one_of(
    st.just(NoTolerance()),
    st.builds(PercentOfTarget, st.decimals(0, 50, places=1)),
    st.builds(AbsoluteFloor, VALUES),
)
BEST_FIRST = [Status.ON_TARGET, Status.CLOSE, Status.OFF_TARGET]


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    """Any goal: one end or two."""
    low, high = sorted([draw(VALUES), draw(VALUES)])
    ends = draw(st.sampled_from([(low, None), (None, high), (low, high)]))
    return Goal(*ends, strict=draw(st.booleans()) and None in ends)


@given(VALUES, VALUES, goals(), TOLERANCES)
def test_a_value_further_outside_the_goal_is_never_judged_better(
    one: Decimal, other: Decimal, goal: Goal, tolerance: Tolerance
) -> None:
    if goal.missed_end(one) == goal.missed_end(other) and goal.gap_from(one) <= goal.gap_from(
        other
    ):
        nearer, further = hold(one, goal, tolerance), hold(other, goal, tolerance)
        assert BEST_FIRST.index(nearer.status) <= BEST_FIRST.index(further.status)


@given(VALUES, goals(), TOLERANCES)
def test_a_value_is_on_target_exactly_when_it_meets_the_goal(
    value: Decimal, goal: Goal, tolerance: Tolerance
) -> None:
    holding = hold(value, goal, tolerance)
    assert (holding.status is Status.ON_TARGET) == goal.is_met_by(value)
    assert holding.gap >= 0
    if holding.status is Status.ON_TARGET:
        assert holding.gap == 0


@given(VALUES, goals())
def test_without_a_tolerance_nothing_is_close(value: Decimal, goal: Goal) -> None:
    assert hold(value, goal, NoTolerance()).status is not Status.CLOSE


def test_a_negative_target_has_a_tolerance_too() -> None:
    # A Progress 8 score of -0.10: 10% of it is 0.01.
    goal = Goal(low=Decimal("-0.10"))
    assert hold(Decimal("-0.11"), goal, PercentOfTarget()).status is Status.CLOSE
    assert hold(Decimal("-0.12"), goal, PercentOfTarget()).status is Status.OFF_TARGET


def test_a_goal_needs_a_number_and_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="needs a number"):
        Goal()
    with pytest.raises(ValueError, match="cannot run from 5 down to 3"):
        Goal(Decimal(5), Decimal(3))


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (Goal(low=Decimal(80), unit="%"), "at least 80%"),
        (Goal(low=Decimal(80), unit="%", strict=True), "more than 80%"),
        (Goal(high=Decimal("5.50"), unit="days"), "at most 5.5 days"),
        (Goal(high=Decimal(5), unit="GBP", strict=True), "less than £5"),
        (Goal(Decimal(3), Decimal(3)), "exactly 3"),
        (Goal(Decimal(3), Decimal(4), "/5"), "between 3 out of 5 and 4 out of 5"),
    ],
)
def test_a_goal_reads_as_a_phrase(goal: Goal, words: str) -> None:
    assert str(goal) == words


def test_statuses_are_written_as_words() -> None:
    assert [status.words for status in Status] == [
        "on target",
        "close",
        "off target",
        "no target",
        "awaiting data",
        "awaiting comparator",
        "cannot judge",
    ]
    assert [status for status in Status if status.judged] == BEST_FIRST
