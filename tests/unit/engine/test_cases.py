"""Figures worked out of the cases behind them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goldthread.engine.cases import value_of_cases


@pytest.mark.parametrize(
    ("cases", "of", "unit", "value"),
    [
        ("1140", "1200", "%", "95"),
        ("1", "3", "%", "33.33333"),
        ("0", "7", "%", "0"),
        ("3", "4000", "per 1,000 people", "0.75"),
        ("12", "60000", "per 100,000", "20"),
    ],
)
def test_a_share_or_rate_is_worked_out(cases: str, of: str, unit: str, value: str) -> None:
    assert value_of_cases(Decimal(cases), Decimal(of), unit) == Decimal(value)


@pytest.mark.parametrize(("of", "unit"), [("0", "%"), ("-1", "%"), ("5", "days"), ("5", None)])
def test_nothing_is_worked_out_of_no_cases_or_in_another_unit(of: str, unit: str | None) -> None:
    assert value_of_cases(Decimal(1), Decimal(of), unit) is None
