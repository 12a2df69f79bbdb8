"""Which of the recorded figures count."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engine.observations import (
    Observation,
    ObservationError,
    Series,
    figures_as_known,
)
from goldthread.framework.periods import quarter


def observed(
    number: int, value: str | None, revision: int = 1, recorded_on: date | None = None
) -> Observation:
    """A figure of a quarter of 2020-21."""
    return Observation(
        f"{number}.{revision}",
        quarter(2020, number),
        None if value is None else Decimal(value),
        revision=revision,
        recorded_on=recorded_on,
    )


def test_the_latest_revision_of_a_period_counts() -> None:
    figures = figures_as_known([observed(1, "5", 2), observed(1, "4", 1), observed(1, "6", 3)])
    assert figures.latest == observed(1, "6", 3)


def test_a_figure_that_was_taken_back_is_no_figure() -> None:
    figures = figures_as_known([observed(1, "5"), observed(1, None, 2)])
    assert figures.periods == ()
    assert figures.latest is None


def test_figures_are_those_known_on_the_day() -> None:
    history = [
        observed(1, "4", 1, date(2020, 7, 10)),
        observed(1, "5", 2, date(2020, 9, 1)),
        observed(2, "7", 1, date(2020, 10, 5)),
    ]
    assert figures_as_known(history, date(2020, 8, 31)).latest == history[0]
    assert figures_as_known(history, date(2020, 9, 1)).latest == history[1]
    assert figures_as_known(history, date(2020, 10, 4)).latest == history[1]
    assert figures_as_known(history).latest == history[2]


def test_a_period_that_has_not_ended_has_no_figure_yet() -> None:
    assert figures_as_known([observed(1, "4")], date(2020, 6, 29)).latest is None
    assert figures_as_known([observed(1, "4")], date(2020, 6, 30)).latest is not None


def test_two_observations_cannot_be_the_same_revision() -> None:
    twice = [observed(1, "4"), Observation("other", quarter(2020, 1), Decimal(5))]
    with pytest.raises(ObservationError, match=r"revision 1 of Q1 2020-21"):
        figures_as_known(twice)


@given(st.permutations([observed(n, str(n * r), r) for n in (1, 2, 3) for r in (1, 2)]))
def test_the_order_of_recording_does_not_matter(history: list[Observation]) -> None:
    figures = figures_as_known(history)
    assert [figure.value for figure in figures.by_period.values()] == [2, 4, 6]


def test_a_total_names_the_periods_that_have_no_figure() -> None:
    figures = figures_as_known([observed(1, "4"), observed(3, "6")])
    total = figures.over([quarter(2020, number) for number in (1, 2, 3)])
    assert total.value == 10
    assert total.missing == (quarter(2020, 2),)


@pytest.mark.parametrize(
    ("unit", "adds_up", "can"),
    [
        (None, None, True),
        ("homes", None, True),
        ("GBP", None, True),
        ("%", None, False),
        ("per 1,000", None, False),
        ("/5", None, False),
        ("cases per worker", None, False),
        ("SDQ score", None, False),
        (None, False, False),
        ("%", True, True),
    ],
)
def test_shares_and_rates_do_not_add_up_unless_a_person_says_so(
    unit: str | None, adds_up: bool | None, can: bool
) -> None:
    assert Series("s", "m", unit=unit, adds_up=adds_up).can_add_up is can
