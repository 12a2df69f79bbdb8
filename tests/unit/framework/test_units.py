"""What figures in units come to when they are put together, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.framework.units import (
    UnitError,
    UnitKind,
    one_of,
    unit_from,
    unit_of_difference,
    unit_of_quotient,
    unit_of_total,
    unit_of_weighted_mean,
    unit_over_time,
)

AMOUNTS = st.sampled_from([None, "GBP", "days", "homes", "visits", "tonnes"])
WORKED_OUT = st.sampled_from(["%", "per 1,000", "GBP per person", "/5", "times", "score"])


@pytest.mark.parametrize(
    ("top", "bottom", "per", "of", "result"),
    [
        ("GBP", None, 1, "people", "GBP per person"),
        ("£", "homes", 1, "", "GBP per home"),
        (None, None, 100, "", "%"),
        ("homes", "homes", 100, "", "%"),
        ("GBP", "GBP", 100, "", "%"),
        ("GBP", "GBP", 1, "", "times"),
        (None, None, 1000, "people", "per 1,000 people"),
        ("visits", None, 1000, "residents", "visits per 1,000 residents"),
        ("visits", "homes", 1, "", "visits per home"),
        ("days", None, 1, "cases", "days per case"),
        ("GBP", "days", 1, "", "GBP per day"),
        (None, "GBP", 1000, "", "per £1,000"),
        ("days", "days", 100, "", "%"),
    ],
)
def test_a_quotient_is_named_by_what_it_is_per(
    top: str | None, bottom: str | None, per: int, of: str, result: str
) -> None:
    assert unit_of_quotient(top, bottom, per=Decimal(per), of=of) == result


@pytest.mark.parametrize(
    ("top", "bottom", "per", "of", "words"),
    [
        ("%", None, 1, "people", "upper figure is a percentage"),
        (None, "per 1,000", 1, "", "lower figure is in “per 1,000”"),
        ("GBP", None, 1, "", "Say what the lower figure counts"),
        (None, None, 1000, "", "Say what the lower figure counts"),
        ("visits", "homes", 100, "", "Visits are no percentage of homes"),
        ("days", "hours", 1, "", "bring both to the same"),
        (None, None, 0, "people", "more than none"),
    ],
)
def test_a_quotient_that_would_mean_nothing_is_refused(
    top: str | None, bottom: str | None, per: int, of: str, words: str
) -> None:
    with pytest.raises(UnitError, match=words):
        unit_of_quotient(top, bottom, per=Decimal(per), of=of)


def test_percentages_lie_percentage_points_apart() -> None:
    assert unit_of_difference("%", "%") == "percentage points"
    assert unit_of_difference("GBP", "£") == "GBP"
    assert unit_of_difference(None, "homes") == "homes"


@pytest.mark.parametrize(("one", "other"), [("GBP", "days"), ("%", None), ("GBP", None)])
def test_unlike_figures_are_not_subtracted_nor_added(one: str | None, other: str | None) -> None:
    with pytest.raises(UnitError, match="not alike"):
        unit_of_difference(one, other)
    with pytest.raises(UnitError):
        unit_of_total([one, other])


@given(st.lists(WORKED_OUT, min_size=1, max_size=4), st.lists(AMOUNTS, max_size=3))
def test_no_total_is_made_of_shares_rates_or_scores(shares: list[str], rest: list[str]) -> None:
    with pytest.raises(UnitError, match="do not add up"):
        unit_of_total([*rest, *shares])


@given(AMOUNTS, st.integers(2, 6))
def test_a_total_of_like_amounts_is_such_an_amount(unit: str | None, many: int) -> None:
    assert unit_of_total([unit] * many) == unit
    assert unit_of_difference(unit, unit) == unit


@given(st.lists(AMOUNTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_what_is_added_does_not_matter(
    units: list[str | None], random: object
) -> None:
    shuffled = list(units)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a random.Random

    def total(of: list[str | None]) -> str | None:
        try:
            return unit_of_total(of)
        except UnitError:
            return "refused"

    assert total(units) == total(shuffled)


@given(AMOUNTS, AMOUNTS, st.sampled_from([1, 100, 1000]), st.sampled_from(["", "people"]))
def test_what_was_divided_once_is_not_divided_again(
    top: str | None, bottom: str | None, per: int, of: str
) -> None:
    try:
        result = unit_of_quotient(top, bottom, per=Decimal(per), of=of)
    except UnitError:
        return
    assert not unit_from(result).is_an_amount
    with pytest.raises(UnitError, match="numbers behind"):
        unit_of_quotient(result, bottom, per=Decimal(per), of="people")


def test_shares_are_averaged_by_amounts_and_not_by_shares() -> None:
    assert unit_of_weighted_mean(["%", "%"], [None, None]) == "%"
    with pytest.raises(UnitError, match="Weigh by amounts"):
        unit_of_weighted_mean(["%", "%"], ["%", None])
    with pytest.raises(UnitError, match="not alike"):
        unit_of_weighted_mean(["%", "days"], [None, None])


def test_over_time_amounts_add_up_and_shares_need_the_numbers_behind_them() -> None:
    assert unit_over_time(None, numbers_behind=False, adds_up=None) is None
    assert unit_over_time("%", numbers_behind=True, adds_up=None) == "%"
    with pytest.raises(UnitError, match="average of averages"):
        unit_over_time("%", numbers_behind=False, adds_up=None)
    with pytest.raises(UnitError, match="do not add up over time"):
        unit_over_time(None, numbers_behind=False, adds_up=False)


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("people", "person"),
        ("young people", "young person"),
        ("homes", "home"),
        ("libraries", "library"),
        ("classes", "class"),
        ("residents", "resident"),
        ("staff", "staff"),
    ],
)
def test_one_of_many_is_said_as_one(many: str, one: str) -> None:
    assert one_of(many) == one


def test_units_are_known_by_how_they_are_written() -> None:
    kinds = {
        written: unit_from(written).kind for written in ("%", "£", "day", "homes", "/10", None)
    }
    assert kinds == {
        "%": UnitKind.SHARE,
        "£": UnitKind.MONEY,
        "day": UnitKind.TIME,
        "homes": UnitKind.COUNT,
        "/10": UnitKind.WORKED_OUT,
        None: UnitKind.COUNT,
    }
