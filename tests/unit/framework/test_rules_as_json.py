"""Every rule in the published JSON form, and back again without loss."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.framework.rules import (
    Moment,
    Precision,
    RuleFormError,
    deadline_from_json,
    frequency_from_json,
    rule_to_json,
    target_from_json,
    value_from_json,
)
from goldthread.framework.rules.targets import (
    Between,
    ByPeriod,
    Change,
    Comparison,
    NotUnderstood,
    Origin,
    Rank,
    Terms,
    Threshold,
    Trend,
    TrendDirection,
)
from goldthread.framework.rules.values import Span

# One of every kind, in the words of the published form.
TARGETS: list[dict[str, Any]] = [
    {"kind": "at_least", "value": 72.5, "unit": "%", "src": "polarity"},
    {"kind": "at_most", "value": 10, "unit": "%", "strict": True},
    {"kind": "exact", "value": 4},
    {"kind": "value", "value": 1100},
    {"kind": "at_least", "value": 100, "unit": "%", "baseline": 98, "aspiration": 99.5},
    {"kind": "at_least", "value": 3, "unit": "%", "stored": "fraction", "cumulative": True},
    {"kind": "at_least", "value": 5, "by": "2022-12-31", "byp": "cy", "alt": ["2022-03-31"]},
    {"kind": "at_least", "value": 5, "by": "--04-01", "byp": "day"},
    {"kind": "at_least", "value": 5, "q": 2, "basis": "additive", "stat": "average"},
    {"kind": "at_least", "value": 5, "from": "2018-01-01", "scope": "sites", "of": "homes"},
    {"kind": "between", "low": 10, "high": 12, "unit": "%"},
    {"kind": "tolerance", "pct": 5, "of": "budget"},
    {
        "kind": "annual_total",
        "cmp": "at_least",
        "value": 500,
        "parts": [{"value": 150, "scope": "skills team"}],
    },
    {
        "kind": "by_period",
        "steps": [{"kind": "at_most", "value": 5, "q": 1}, {"kind": "at_most", "value": 4, "q": 2}],
        "annual": {"kind": "at_most", "value": 9},
    },
    {"kind": "share_within", "share": 95, "within": {"value": 30, "unit": "days"}},
    {"kind": "relative", "to": "national average", "direction": "at_or_above", "benchmark_value": 7, "unit": "%"},
    {"kind": "trend", "direction": "decrease", "amount": {"low": 5, "high": 10, "unit": "%"}},
    {"kind": "trend", "direction": "decrease", "amount": {"value": 5, "cmp": "at_least"}, "vs": "2019/20", "per": "year"},
    {"kind": "trend", "direction": "increase", "from": 60, "to": 70, "unit": "%", "by": "2025-03-31", "byp": "month"},
    {"kind": "rank", "quartile": "top", "group": "peers"},
    {"kind": "rank", "top": 10},
    {"kind": "multi", "parts": [{"kind": "at_least", "value": 1}, {"kind": "none", "why": "na"}]},
    {"kind": "reference", "to": "above", "resolves_to": {"kind": "value", "value": 3}},
    {"kind": "inherit", "from_line": 99},
    {"kind": "baseline", "then": {"kind": "trend", "direction": "increase"}},
    {"kind": "tbc", "until": "2020-09-30", "who": "Partnerships", "what": "baseline"},
    {"kind": "none", "why": "contextual"},
    {"kind": "text", "text": "Good", "sub": "rating"},
    {"kind": "at_most", "value": 40, "unit": "%", "ambiguous": "a ceiling", "alt": [{"kind": "at_least", "value": 40, "unit": "%"}], "suspect": "odd", "note": "a note"},
]  # fmt: skip
VALUES: list[dict[str, Any]] = [
    {"kind": "value", "value": 70.6, "unit": "%", "period": {"from": "2019-01-01", "to": "2019-03-31"}, "periodp": "quarter"},
    {"kind": "value", "value": 78, "period": {"from": "2016-01-01", "to": "2018-12-31"}, "periodp": "cy", "pooled": True, "label": "men"},
    {"kind": "at_most", "value": 5, "strict": True},
    {"kind": "between", "low": 3, "high": 5},
    {"kind": "multi", "parts": [{"kind": "value", "value": 9, "what": "number"}, {"kind": "value", "value": 20.4, "unit": "%"}]},
    {"kind": "tbc", "until": "the survey"},
    {"kind": "none", "why": "blank"},
    {"kind": "reference", "to": "above"},
]  # fmt: skip
DEADLINES: list[dict[str, Any]] = [
    {"kind": "deadline", "by": "2021-03-31", "byp": "quarter", "fy": "2020-21", "event": "Plan agreed"},
    {"kind": "deadline", "by": "2024-03-31", "byp": "day", "was": "2023-12-31", "provisional": True},
    {"kind": "deadline", "by": "--04-15", "byp": "approx"},
    {"kind": "deadline", "q": 3},
    {"kind": "window", "from": "2021-01-01", "to": "2021-09-30", "byp": "quarter"},
    {"kind": "recurring", "months": [9, 10, 11], "unit": "year", "interval": 1},
    {"kind": "ongoing", "event": "implementation", "from": "2021-01-01"},
    {"kind": "done", "at": "2019-10-31", "byp": "month"},
    {"kind": "done"},
    {"kind": "start", "at": "--04-15", "byp": "approx"},
    {"kind": "runs_until", "to": "2022-02-28", "byp": "month"},
    {"kind": "relative_date", "after": "adoption", "months": 6},
    {"kind": "duration", "unit": "month", "value": 12},
    {"kind": "window_code", "unit": "month", "value": 12, "rolling": True},
    {"kind": "lag", "unit": "month", "value": 6},
    {"kind": "reference", "to": "statutory deadlines"},
    {"kind": "irregular", "note": "as required"},
    {"kind": "multi", "parts": [{"kind": "ongoing"}, {"kind": "frequency", "unit": "year", "interval": 1}]},
    {"kind": "tbc", "until": "the restructure"},
    {"kind": "none", "why": "na"},
]  # fmt: skip
FREQUENCIES: list[dict[str, Any]] = [
    {"kind": "frequency", "unit": "month", "interval": 1, "lag": {"unit": "month", "value": 1}},
    {"kind": "frequency", "unit": "year", "interval": 1, "times": None, "range": [2, 3]},
    {"kind": "frequency", "unit": "year", "interval": 1, "months": [12, 1, 2], "source": "Survey"},
    {"kind": "frequency", "unit": "year", "interval": 1, "quarter": 4, "conditional": "if funded"},
    {"kind": "frequency", "unit": "year", "interval": 1, "rolling": {"unit": "year", "value": 3}},
    {"kind": "frequency", "unit": None, "source": "residents survey"},
    {"kind": "list", "parts": [{"kind": "frequency", "unit": "year", "interval": 1}] * 2},
    {"kind": "multi", "parts": [{"kind": "frequency", "unit": "term", "interval": 1}], "choice": True},
    {"kind": "review", "at": "2020-12-31", "byp": "month", "every": {"kind": "frequency", "unit": "year", "interval": 1}},
    {"kind": "one_off", "after": "the pilot"},
    {"kind": "tbc", "what": "target"},
    {"kind": "none", "why": "blank"},
]  # fmt: skip
FORMS = [
    *((target_from_json, form) for form in TARGETS),
    *((value_from_json, form) for form in VALUES),
    *((deadline_from_json, form) for form in DEADLINES),
    *((frequency_from_json, form) for form in FREQUENCIES),
]


@pytest.mark.parametrize(
    ("from_json", "form"), FORMS, ids=lambda part: getattr(part, "__name__", str(part))[:60]
)
def test_a_published_form_comes_back_as_it_was(from_json: Any, form: dict[str, Any]) -> None:
    rule = from_json(form)

    assert rule_to_json(rule) == form
    assert from_json(rule_to_json(rule)) == rule


@given(
    value=st.decimals(allow_nan=False, allow_infinity=False, places=4),
    origin=st.sampled_from(Origin),
    comparison=st.sampled_from(Comparison),
    by=st.none() | st.builds(Moment, st.dates(), st.sampled_from(Precision)),
    of=st.none() | st.text(min_size=1),
)
def test_no_number_or_word_is_lost_on_the_way(
    value: Decimal, origin: Origin, comparison: Comparison, by: Moment | None, of: str | None
) -> None:
    rule = Threshold(comparison=comparison, value=value, origin=origin, terms=Terms(by=by, of=of))

    assert target_from_json(rule_to_json(rule)) == rule


def test_a_trend_keeps_its_start_and_the_day_it_counts_from_apart() -> None:
    rule = Trend(
        direction=TrendDirection.DECREASE,
        amount=Change(value=Decimal(5), unit="%"),
        terms=Terms(starts_on=date(2020, 4, 1), versus="2019/20 outturn"),
    )

    assert target_from_json(rule_to_json(rule)) == rule


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"kind": "hope"}, "hope"),
        ({}, "None"),
        ({"kind": "at_least"}, "whole at_least"),
        ({"kind": "at_least", "value": "many"}, "not a number"),
        ({"kind": "at_least", "value": 1, "by": "soon"}, "not a date"),
        ({"kind": "at_least", "value": 1, "src": "rumour"}, "rumour"),
    ],
)
def test_what_is_no_rule_is_refused_with_what_is_wrong(form: dict[str, Any], says: str) -> None:
    with pytest.raises(RuleFormError, match=says):
        target_from_json(form)


def test_rules_check_themselves() -> None:
    with pytest.raises(ValueError, match="down to"):
        Between(low=Decimal(2), high=Decimal(1))
    with pytest.raises(ValueError, match="at least one step"):
        ByPeriod(steps=())
    with pytest.raises(ValueError, match="quartile"):
        Rank()
    with pytest.raises(ValueError, match="before it begins"):
        Span(first=date(2021, 1, 2), last=date(2021, 1, 1), precision=Precision.DAY)
    assert rule_to_json(NotUnderstood(text="Good")) == {"kind": "text", "text": "Good"}
