"""The default ruleset where it differs from the reference, worked out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engine.spc import (
    Assurance,
    Ruleset,
    Side,
    Signal,
    SpecialCause,
    Variation,
    control_chart,
)
from goldthread.framework import Polarity

# Fourteen points that step by 2 about a mean of 11: limits 11 ± 2.66 × 2, that is 5.68 and
# 16.32, and near limits 11 ± ⅔ of that, 7.45 and 14.55.
STEADY = [10.0, 12.0] * 7


def causes(*later: float | None, ruleset: Ruleset = Ruleset.NHSE) -> list[tuple[Signal, ...]]:
    """The signals of points that follow the steady ones, whose limits they are tested by."""
    chart = control_chart([*STEADY, *later], fix_after=14, ruleset=ruleset)
    return [point.signals for point in chart.points[14:]]


def test_limits_are_the_mean_and_two_and_two_thirds_mean_ranges() -> None:
    limits = control_chart(STEADY).points[0].limits
    assert limits is not None
    assert (limits.mean, limits.lower, limits.upper) == pytest.approx((11, 5.68, 16.32))
    assert (limits.near_lower, limits.near_upper) == pytest.approx((7.453333, 14.546667))


def test_a_point_outside_is_one_of_two_in_three_by_default_and_not_in_the_reference() -> None:
    two_of_three = Signal(SpecialCause.TWO_OF_THREE, Side.HIGH)
    outside = Signal(SpecialCause.OUTSIDE, Side.HIGH)
    assert causes(11.5, 17, 15) == [(), (outside, two_of_three), (two_of_three,)]
    assert causes(11.5, 17, 15, ruleset=Ruleset.NHSR) == [(), (outside,), ()]


def test_a_point_keeps_every_rule_that_it_fires() -> None:
    # Six steps down from 17 to 5: a trend all the way, its ends outside on either side.
    signals = causes(17, 16, 13, 11, 9, 7, 5)
    assert signals[0][:1] == (Signal(SpecialCause.OUTSIDE, Side.HIGH),)
    assert all(Signal(SpecialCause.TREND, Side.LOW) in fired for fired in signals)
    assert Signal(SpecialCause.OUTSIDE, Side.LOW) in signals[-1]


def test_an_improvement_wins_the_icon_of_a_point_that_fires_both_ways() -> None:
    # The last point is still high, above both limits, but the end of a trend downwards.
    falling = [*STEADY, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0]
    better_low = control_chart(falling, fix_after=14, polarity=Polarity.DOWN)
    better_high = control_chart(falling, fix_after=14, polarity=Polarity.UP)
    assert better_low.variation is Variation.IMPROVEMENT_LOW
    assert better_high.variation is Variation.IMPROVEMENT_HIGH
    assert control_chart(falling, fix_after=14).variation is Variation.NEUTRAL_HIGH


def test_seven_on_one_side_are_a_run_and_a_point_on_the_mean_breaks_it() -> None:
    run = Signal(SpecialCause.RUN, Side.HIGH)
    assert causes(12, 13, 12, 13, 12, 13, 12) == [(run,)] * 7
    assert causes(12, 13, 12, 11, 12, 13, 12, 13) == [()] * 8


def test_a_figure_that_equals_the_mean_lies_on_it_whatever_floats_make_of_the_sum() -> None:
    # They come to 787.8, a thirteenth of which is 60.6; floats make of it 60.599999999999994.
    below, above = [60.1, 60.4, 60.5, 60.3, 60.1, 60.5], [60.9, 60.9, 61.0, 60.9, 60.9, 60.7]
    chart = control_chart([*below, 60.6, *above])
    assert chart.points[0].limits is not None
    assert chart.points[0].limits.mean == 60.6
    fired = {signal.cause for point in chart.points for signal in point.signals}
    assert SpecialCause.RUN not in fired, "six on either side are no run of seven"


def test_a_missing_figure_breaks_runs_and_trends() -> None:
    assert causes(12, 13, 12, None, 12, 13, 12) == [()] * 7
    assert causes(8, 9, 10, None, 11.5, 12, 13, 14) == [()] * 8


def test_limits_of_fewer_than_thirteen_points_give_no_icon() -> None:
    twelve = control_chart([*STEADY[:12]], polarity=Polarity.UP, target=5)
    assert (twelve.variation, twelve.assurance) == (None, None)
    assert twelve.points[0].limits is not None
    assert twelve.points[0].limits.trial
    thirteen = control_chart(STEADY[:13], polarity=Polarity.UP, target=5)
    assert (thirteen.variation, thirteen.assurance) == (Variation.COMMON_CAUSE, Assurance.PASS)


@pytest.mark.parametrize(
    ("value", "polarity", "target", "assurance"),
    [
        (100.0, Polarity.UP, 95, Assurance.PASS),
        (100.0, Polarity.UP, 100, Assurance.PASS),
        (94.0, Polarity.UP, 95, Assurance.FAIL),
        (0.0, Polarity.DOWN, 0, Assurance.PASS),
        (0.1, Polarity.DOWN, 0, Assurance.FAIL),
    ],
)
def test_a_series_that_never_moves_is_judged_by_its_one_value(
    value: float, polarity: Polarity, target: float, assurance: Assurance
) -> None:
    chart = control_chart([value] * 14, polarity=polarity, target=target)
    assert chart.assurance is assurance
    assert chart.variation is Variation.COMMON_CAUSE
    screened = control_chart([value] * 14, polarity=polarity, target=target, screen=True)
    assert screened.assurance is assurance


def test_screening_that_would_remove_all_movement_is_not_done_and_said() -> None:
    once_moved = [5.0] * 12 + [9.0] + [9.0] * 3
    screened = control_chart(once_moved, screen=True)
    assert screened.notes == (
        "Nothing was screened: only the unusual jumps ever moved this series.",
    )
    # One step of 4 in 15 ranges: a mean range of 4/15 and limits 0.709 from the mean.
    limits = screened.points[0].limits
    assert limits is not None
    assert limits.upper - limits.mean == pytest.approx(2.66 * 4 / 15)


def test_an_awaited_last_figure_keeps_the_last_judgement() -> None:
    chart = control_chart([*STEADY, 20.0, None], fix_after=14, polarity=Polarity.UP)
    assert chart.variation is Variation.IMPROVEMENT_HIGH
    assert chart.judged_at == 14
    reference = control_chart(
        [*STEADY, 20.0, None], fix_after=14, polarity=Polarity.UP, ruleset=Ruleset.NHSR
    )
    assert reference.variation is Variation.COMMON_CAUSE


def test_limits_and_rules_start_afresh_where_a_person_rebases() -> None:
    raised = [value + 10 for value in STEADY]
    chart = control_chart([*STEADY, *raised], rebase_at=[14], polarity=Polarity.UP)
    assert all(not point.signals for point in chart.points)
    assert chart.points[-1].limits is not None
    assert chart.points[-1].limits.mean == 21
    assert [point.stretch for point in chart.points] == [0] * 14 + [1] * 14


def test_a_chart_without_figures_says_nothing() -> None:
    for values in ([], [None, None]):
        chart = control_chart(values, polarity=Polarity.UP, target=1)
        assert (chart.variation, chart.assurance, chart.judged_at) == (None, None, None)


def test_figures_that_never_follow_each_other_set_no_limits() -> None:
    gappy = [value for pair in zip(STEADY, [None] * 14, strict=True) for value in pair]
    chart = control_chart(gappy, polarity=Polarity.UP, target=5)
    assert (chart.variation, chart.assurance) == (None, None)


def test_what_cannot_be_charted_is_refused() -> None:
    with pytest.raises(ValueError, match="12 points or more"):
        control_chart(STEADY, fix_after=11)
    with pytest.raises(ValueError, match="at one of the points"):
        control_chart(STEADY, rebase_at=[14])


VALUES = st.lists(st.one_of(st.none(), st.integers(-50, 50).map(float)), min_size=1, max_size=40)


@given(VALUES)
def test_turned_upside_down_a_chart_says_the_opposite(values: list[float | None]) -> None:
    mirrored = control_chart([None if value is None else -value for value in values])
    opposite = {Side.HIGH: Side.LOW, Side.LOW: Side.HIGH}
    for one, other in zip(control_chart(values).points, mirrored.points, strict=True):
        assert {(s.cause, opposite[s.side]) for s in one.signals} == {
            (s.cause, s.side) for s in other.signals
        }


@given(VALUES, st.integers(-20, 20))
def test_moving_a_series_as_a_whole_moves_its_limits_with_it(
    values: list[float | None], by: int
) -> None:
    first = control_chart(values).points[0].limits
    moved = control_chart([None if value is None else value + by for value in values])
    second = moved.points[0].limits
    assert (first is None) == (second is None)
    if first is not None and second is not None and not math.isnan(first.lower):
        assert second.mean - first.mean == pytest.approx(by, abs=1e-9)
        assert second.lower - first.lower == pytest.approx(by, abs=1e-9)
        assert second.near_upper - first.near_upper == pytest.approx(by, abs=1e-9)
