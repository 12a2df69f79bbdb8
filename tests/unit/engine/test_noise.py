"""Figures with the numbers behind them, beside a goal."""

from decimal import Decimal

import pytest

from goldthread.engine.goals import Goal
from goldthread.engine.intervals import Interval, Method, proportion, rate
from goldthread.engine.noise import Standing, interval_of, standing
from goldthread.engine.observations import Observation
from goldthread.framework.periods import financial_year


def observed(cases: str | None, of: str | None) -> Observation:
    """A figure with the numbers behind it."""
    return Observation(
        "a",
        financial_year(2020),
        Decimal(1),
        None if cases is None else Decimal(cases),
        None if of is None else Decimal(of),
    )


def test_the_unit_says_which_interval_a_figure_has() -> None:
    found = observed("12", "400")
    assert interval_of(found, "%") == proportion(12, 400, multiplier=100)
    assert interval_of(found, "per 100,000") == rate(12, 400, multiplier=100_000)
    assert interval_of(found, "per 1,000 people") == rate(12, 400, multiplier=1000)


@pytest.mark.parametrize(
    ("cases", "of", "unit"),
    [
        (None, "400", "%"),
        ("12", None, "%"),
        ("12", "0", "%"),
        ("-1", "400", "per 1,000"),
        ("401", "400", "%"),
        ("12", "400", "days"),
        ("12", "400", None),
        ("12", "400", "per , head"),
        ("12", "400", "per 0"),
    ],
)
def test_numbers_that_make_no_such_figure_have_no_interval(
    cases: str | None, of: str | None, unit: str | None
) -> None:
    assert interval_of(observed(cases, of), unit) is None


AT_LEAST_80, AT_MOST_80 = Goal(low=Decimal(80)), Goal(high=Decimal(80))
MORE_THAN_80 = Goal(low=Decimal(80), strict=True)
BETWEEN = Goal(Decimal(40), Decimal(60))


@pytest.mark.parametrize(
    ("lower", "upper", "goal", "expected"),
    [
        (81, 85, AT_LEAST_80, Standing.BETTER),
        (80, 85, AT_LEAST_80, Standing.BETTER),
        (80, 85, MORE_THAN_80, Standing.SIMILAR),
        (79, 85, AT_LEAST_80, Standing.SIMILAR),
        (70, 80, AT_LEAST_80, Standing.SIMILAR),
        (70, 80, MORE_THAN_80, Standing.WORSE),
        (70, 79, AT_LEAST_80, Standing.WORSE),
        (70, 79, AT_MOST_80, Standing.BETTER),
        (81, 85, AT_MOST_80, Standing.WORSE),
        (45, 55, BETWEEN, Standing.BETTER),
        (35, 45, BETWEEN, Standing.SIMILAR),
        (35, 65, BETWEEN, Standing.SIMILAR),
        (30, 39, BETWEEN, Standing.WORSE),
        (61, 70, BETWEEN, Standing.WORSE),
    ],
)
def test_only_an_interval_wholly_on_one_side_is_better_or_worse(
    lower: float, upper: float, goal: Goal, expected: Standing
) -> None:
    interval = Interval((lower + upper) / 2, lower, upper, 0.95, Method.WILSON)
    assert standing(interval, goal) is expected
