""" "Fall" is what a figure does, unless a year stands after it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goldthread.framework import Polarity
from goldthread.framework.rules.schedule import DueBy
from goldthread.framework.rules.targets import Comparison, Threshold, Trend, TrendDirection
from goldthread.grammar import Context, read_deadline, read_target

_EMISSIONS = Context(title="Council CO2 emissions (tonnes)", polarity=Polarity.DOWN)


@pytest.mark.parametrize(
    "words", ["Fall of 20% from baseline by March 2026", "A fall of 20%", "20% fall", "Fall by 20%"]
)
def test_a_fall_of_a_share_is_a_reduction_by_it(words: str) -> None:
    rule = read_target(words, context=_EMISSIONS).rule
    assert isinstance(rule, Trend)
    assert rule.amount is not None
    assert (rule.direction, rule.amount.value) == (TrendDirection.DECREASE, Decimal(20))


def test_to_fall_below_a_number_is_a_limit() -> None:
    rule = read_target("To fall below 20", context=_EMISSIONS).rule
    assert isinstance(rule, Threshold)
    assert (rule.comparison, rule.value, rule.strict) == (Comparison.AT_MOST, Decimal(20), True)


def test_fall_before_a_year_is_the_season() -> None:
    rule = read_deadline("Fall 2025").rule
    assert isinstance(rule, DueBy)
    assert rule.by is not None
    assert rule.by.day == date(2025, 11, 30)
