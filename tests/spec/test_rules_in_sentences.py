"""Every rule can be said in a sentence, and that sentence is read back to the same rule."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest
from every_word_case import KINDS, SETS
from hypothesis import given
from hypothesis import strategies as st
from word_case import Case

from goldthread.framework.model import Polarity
from goldthread.framework.rules import Moment, Precision
from goldthread.framework.rules.rule import Rule
from goldthread.framework.rules.schedule import DueBy, Every, Unit
from goldthread.framework.rules.targets import (
    Between,
    Change,
    Comparison,
    Origin,
    Terms,
    Threshold,
    Trend,
    TrendDirection,
)
from goldthread.grammar import (
    Context,
    canonical_text,
    read_deadline,
    read_frequency,
    read_target,
    read_value,
)

READERS: dict[str, Any] = {
    "targets": read_target,
    "values": read_value,
    "deadlines": read_deadline,
    "frequencies": read_frequency,
}
# Remarks on the reading or the source, which the sentence leaves out.
LEFT_OUT = {
    "doubt", "note", "suspect", "origin", "event", "source", "condition", "audience", "text",
    "stored_as_fraction", "until", "who", "what", "words", "benchmark", "scope", "footnote",
    "could_be", "versus",
}  # fmt: skip
# How roughly a date is meant, which the sentence leaves out.
SAID_AS_A_DAY = {"Early Spring 2024"}


def essence(value: Any) -> Any:
    """A rule without the remarks that a sentence leaves out."""
    if isinstance(value, tuple):
        return tuple(essence(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return (
            type(value).__name__,
            {
                field.name: essence(getattr(value, field.name))
                for field in fields(value)
                if field.name not in LEFT_OUT
            },
        )
    return value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("one", SETS, ids=[one.__name__ for one in SETS])
def test_what_was_read_is_said_and_read_again_the_same(kind: str, one: ModuleType) -> None:
    changed = {
        case.text: sentence
        for case in getattr(one, kind.upper(), ())
        if case.text not in SAID_AS_A_DAY and (sentence := _said_otherwise(kind, case)) is not None
    }

    assert not changed


def _said_otherwise(kind: str, case: Case) -> str | None:
    """The sentence of a reading, where reading the sentence gives another rule."""
    known = dict(case.context)
    if "polarity" in known:
        known["polarity"] = Polarity(known["polarity"])
    starts = known.get("year_start_month", 4)
    rule: Rule = READERS[kind](case.text, context=Context(**known)).rule

    sentence = canonical_text(rule, year_start_month=starts)
    again = READERS[kind](sentence, context=Context(year_start_month=starts)).rule

    return None if essence(again) == essence(rule) else sentence


def test_a_target_reads_as_a_councillor_would_say_it() -> None:
    rule = Threshold(
        comparison=Comparison.AT_LEAST,
        value=Decimal(75),
        unit="%",
        terms=Terms(by=Moment(date(2022, 3, 31))),
    )

    assert canonical_text(rule) == "At least 75% by 31 March 2022"


def test_a_quarter_is_named_in_the_authoritys_own_year() -> None:
    rule = DueBy(by=Moment(date(2025, 3, 31), Precision.QUARTER))

    assert canonical_text(rule, year_start_month=4) == "By Q4 2024/25"
    assert canonical_text(rule, year_start_month=7) == "By Q3 2024/25"


NUMBERS = st.decimals(
    min_value=Decimal("0.01"), max_value=Decimal(9_999_999), places=2, allow_nan=False
)
UNITS = st.sampled_from([None, "%", "GBP", "days", "weeks", "per 1,000", "per 100,000", "/5"])
MONTH_ENDS = st.sampled_from([date(2021, 6, 30), date(2022, 3, 31), date(2024, 2, 29)])
MOMENTS = st.none() | st.builds(
    Moment, MONTH_ENDS, st.sampled_from([Precision.DAY, Precision.MONTH])
)


@given(
    comparison=st.sampled_from([Comparison.AT_LEAST, Comparison.AT_MOST]),
    strict=st.booleans(),
    value=NUMBERS,
    unit=UNITS,
    by=MOMENTS,
)
def test_any_threshold_comes_back_from_its_sentence(
    comparison: Comparison,
    strict: bool,
    value: Decimal,
    unit: str | None,
    by: Moment | None,
) -> None:
    rule = Threshold(
        comparison=comparison, strict=strict, value=value, unit=unit, terms=Terms(by=by)
    )

    assert read_target(canonical_text(rule)).rule == rule


@given(low=NUMBERS, high=NUMBERS, unit=st.sampled_from(["%", "days", "GBP"]))
def test_any_band_comes_back_from_its_sentence(low: Decimal, high: Decimal, unit: str) -> None:
    rule = Between(low=min(low, high), high=max(low, high), unit=unit)

    assert read_target(canonical_text(rule)).rule == rule


@given(
    direction=st.sampled_from([TrendDirection.INCREASE, TrendDirection.DECREASE]),
    value=st.none() | NUMBERS,
    by=MOMENTS,
)
def test_any_trend_comes_back_from_its_sentence(
    direction: TrendDirection, value: Decimal | None, by: Moment | None
) -> None:
    amount = None if value is None else Change(value=value, unit="%")
    rule = Trend(direction=direction, amount=amount, terms=Terms(by=by))

    again = read_target(canonical_text(rule)).rule

    assert isinstance(again, Trend)
    assert replace(again, origin=Origin.TEXT) == rule


@given(
    unit=st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]),
    interval=st.integers(1, 12),
    cumulative=st.booleans(),
)
def test_any_frequency_comes_back_from_its_sentence(
    unit: Unit, interval: int, cumulative: bool
) -> None:
    rule = Every(unit=unit, interval=interval, cumulative=cumulative)

    assert read_frequency(canonical_text(rule)).rule == rule
