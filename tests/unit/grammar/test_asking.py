"""A target put together from answers is the one that words would give, and comes apart again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.framework import Polarity
from goldthread.framework.rules import Target, target_from_json
from goldthread.framework.rules import targets as aims
from goldthread.framework.rules.moments import DayInYear, Moment, Precision
from goldthread.framework.rules.rule import Doubt
from goldthread.grammar import Context, read_target
from goldthread.grammar.asking import (
    KINDS,
    answers_of,
    not_said,
    target_of_answers,
    words_of_target,
)

ANSWER_KEY = Path(__file__).parents[3] / ".." / "shared" / "golden" / "targets.jsonl"


def read(words: str, polarity: Polarity | None = None) -> Target:
    return read_target(words, context=Context(polarity=polarity)).rule


# What a person can say by choosing and filling in, so that the form alone brings it back.
_names = st.sampled_from(["London average", "care leavers", "council homes", "new tree plantings"])
_units = st.sampled_from([None, "%", "GBP", "days", "/5", "per 1,000 people", "new homes"])
_numbers = st.decimals(min_value=-10_000, max_value=10_000_000, places=2).map(Decimal)
_months = st.dates(min_value=date(2015, 1, 1), max_value=date(2045, 12, 31)).map(
    lambda day: Moment(_last_of_month(day), Precision.MONTH)
)
_quarters = st.sampled_from([date(2021, 6, 30), date(2026, 12, 31), date(2027, 3, 31)]).map(
    lambda day: Moment(day, Precision.QUARTER)
)
_days = st.dates(min_value=date(2015, 1, 1), max_value=date(2045, 12, 31)).map(Moment)
_dates = st.one_of(st.none(), _months, _quarters, _days)
_terms = st.builds(
    aims.Terms,
    by=_dates,
    of=st.one_of(st.none(), _names),
    maintain=st.booleans(),
    provisional=st.booleans(),
    approximate=st.booleans(),
)
_terms_without_of = st.builds(aims.Terms, by=_dates, provisional=st.booleans())
_quantities = st.builds(aims.Quantity, _numbers, _units)
_sides = st.sampled_from(
    [aims.Comparison.AT_LEAST, aims.Comparison.AT_MOST, aims.Comparison.EXACTLY]
)
_firm = st.builds(
    aims.Threshold,
    comparison=st.sampled_from([aims.Comparison.AT_LEAST, aims.Comparison.AT_MOST]),
    value=_numbers,
    unit=_units,
    strict=st.booleans(),
    aspiration=st.one_of(st.none(), _numbers),
    terms=_terms,
)
_others = st.builds(
    aims.Threshold,
    comparison=st.sampled_from([aims.Comparison.EXACTLY, aims.Comparison.UNSTATED]),
    value=_numbers,
    unit=_units,
    terms=_terms,
)
_betweens = st.tuples(_numbers, _numbers, _units, _terms).map(
    lambda four: aims.Between(
        low=min(four[0], four[1]), high=max(four[0], four[1]), unit=four[2], terms=four[3]
    )
)
_totals = st.builds(
    aims.AnnualTotal,
    comparison=_sides,
    value=_numbers,
    unit=_units,
    portions=st.lists(st.builds(aims.Portion, value=_numbers, scope=_names), max_size=3).map(tuple),
    terms=_terms_without_of,
)
_relatives = st.builds(
    aims.Relative,
    to=_names,
    direction=st.sampled_from(list(aims.RelativeDirection)),
    what=st.one_of(st.none(), _names),
    benchmark=st.one_of(st.none(), _quantities),
    margin=st.one_of(st.none(), _quantities),
    terms=_terms_without_of,
)
_changes = st.builds(aims.Change, value=_numbers, unit=_units, comparison=_sides)
_trends = st.builds(
    aims.Trend,
    direction=st.sampled_from(list(aims.TrendDirection)),
    amount=st.one_of(st.none(), _changes),
    start=st.one_of(st.none(), _quantities),
    goal=st.one_of(st.none(), _quantities),
    versus=st.one_of(st.none(), _names),
    terms=_terms_without_of,
)
_ranks = st.one_of(
    st.builds(
        aims.Rank,
        group=st.one_of(st.none(), _names),
        top=st.integers(1, 200),
        terms=_terms_without_of,
    ),
    st.builds(aims.Rank, group=_names, quartile=st.sampled_from(["top", "bottom"])),
)
_shares = st.builds(
    aims.ShareWithin,
    share=st.builds(
        aims.Threshold,
        comparison=st.just(aims.Comparison.AT_LEAST),
        value=_numbers,
        unit=st.just("%"),
        strict=st.booleans(),
    ),
    within=st.builds(aims.Quantity, _numbers, st.sampled_from(["days", "working days"])),
    terms=_terms,
)
_tolerances = st.builds(
    aims.WithinTolerance,
    percent=st.decimals(min_value=0, max_value=100, places=1).map(Decimal),
    of=st.one_of(st.none(), _names),
    terms=_terms_without_of,
)
_plain_steps = st.lists(st.tuples(st.integers(1, 500), st.integers(2020, 2040)), min_size=1).map(
    lambda pairs: tuple(
        aims.Threshold(
            comparison=aims.Comparison.AT_LEAST,
            value=Decimal(value),
            unit="%",
            terms=aims.Terms(by=Moment(date(year, 3, 31), Precision.MONTH)),
        )
        for value, year in pairs
    )
)
_steps = st.builds(aims.ByPeriod, steps=_plain_steps)
_several = st.builds(aims.SeveralTargets, parts=_plain_steps.filter(lambda parts: len(parts) > 1))
_simple = st.one_of(
    st.builds(aims.TargetToBeConfirmed, who=st.one_of(st.none(), _names)),
    st.builds(
        aims.NoTarget, why=st.sampled_from(["no_target", "contextual", "data_only", "na", "blank"])
    ),
    st.builds(aims.NotUnderstood, text=_names),
    st.builds(aims.BaselineToSet, terms=st.builds(aims.Terms, by=_dates)),
    st.builds(aims.ReferenceTarget, to=_names),
)
SAYABLE = st.one_of(
    _firm, _others, _betweens, _totals, _relatives, _trends, _ranks, _shares, _tolerances, _steps,
    _several, _simple,
)  # fmt: skip


def _last_of_month(day: date) -> date:
    first_of_next = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(first_of_next.toordinal() - 1)


@given(SAYABLE)
def test_what_the_form_can_say_comes_back_from_its_answers_alone(rule: Target) -> None:
    made = target_of_answers(answers_of(rule))
    assert made.problems == ()
    assert made.rule == rule


@given(SAYABLE)
def test_answers_come_back_from_the_target_they_make(rule: Target) -> None:
    answers = answers_of(rule)
    made = target_of_answers(answers)
    assert made.rule is not None
    assert answers_of(made.rule) == answers


@pytest.mark.skipif(not ANSWER_KEY.is_file(), reason="the documents' answer key is not here")
def test_every_target_of_the_published_documents_goes_through_the_form_unharmed() -> None:
    """Taken apart and put together unchanged, each is the same to the last remark."""
    lines = [json.loads(line) for line in ANSWER_KEY.read_text("utf-8").splitlines()]
    rules = [target_from_json(one["expected"]) for one in lines if one["role"] == "target"]
    assert len(rules) > 150
    for rule in rules:
        assert target_of_answers(answers_of(rule), before=rule).rule == rule
    alone = [target_of_answers(answers_of(rule)).rule is not None for rule in rules]
    # All but the one cell that a document merged with the one above it can be said anew.
    assert alone.count(False) == 1


@given(SAYABLE, st.sampled_from(["note", "suspect"]))
def test_a_form_sent_back_unchanged_changes_nothing(rule: Target, remark: str) -> None:
    from dataclasses import replace

    doubtful = replace(rule, doubt=Doubt(why="two readings"), **{remark: "a remark"})  # type: ignore[arg-type] # any rule has both
    sent = {
        name: answer.replace("\n", "\r\n") + " " for name, answer in answers_of(doubtful).items()
    }
    sent["kind"] = sent["kind"].strip()
    assert target_of_answers(sent, before=doubtful).rule == doubtful


def test_what_is_not_asked_about_stays_when_something_else_is_changed() -> None:
    before = aims.Threshold(
        comparison=aims.Comparison.AT_LEAST,
        value=Decimal("2.3"),
        unit="%",
        origin=aims.Origin.POLARITY,
        terms=aims.Terms(of="workforce", benchmark="government target"),
        doubt=Doubt(why="it may be less"),
    )
    after = target_of_answers(answers_of(before) | {"value": "2.5"}, before=before).rule
    assert isinstance(after, aims.Threshold)
    assert after.value == Decimal("2.5")
    assert after.terms == before.terms
    assert (after.origin, after.doubt) == (aims.Origin.TEXT, None)


def test_one_changed_line_leaves_the_other_steps_as_they_were() -> None:
    first = aims.Threshold(
        comparison=aims.Comparison.AT_MOST,
        value=Decimal(5),
        unit="%",
        terms=aims.Terms(by=Moment(date(2022, 3, 31), Precision.MONTH), footnote="*"),
    )
    second = aims.Threshold(
        comparison=aims.Comparison.AT_MOST,
        value=Decimal(3),
        unit="%",
        terms=aims.Terms(by=Moment(date(2025, 3, 31), Precision.MONTH)),
    )
    before = aims.ByPeriod(steps=(first, second))
    answers = answers_of(before)
    answers["steps"] = answers["steps"].replace("3%", "2%")
    after = target_of_answers(answers, before=before).rule
    assert isinstance(after, aims.ByPeriod)
    assert after.steps[0] == first
    assert after.steps[1] != second


def test_a_target_may_change_sides_and_keep_the_rest() -> None:
    before = read("at least 75% by March 2027")
    after = target_of_answers(answers_of(before) | {"kind": "at_most"}, before=before).rule
    assert after == read("at most 75% by March 2027")


WRITTEN: tuple[tuple[str, dict[str, str]], ...] = (
    ("at least 75% by March 2027", {"kind": "at_least", "value": "75", "unit": "%", "by": "March 2027"}),
    ("more than 1,200 homes", {"kind": "at_least", "value": "1200", "unit": "homes", "strict": "yes"}),
    ("between 40% and 60%", {"kind": "between", "low": "40", "high": "60", "unit": "per cent"}),
    ("above London average", {"kind": "relative", "beside": "above", "to": "London average"}),
    ("top 10 of London boroughs", {"kind": "rank", "top": "10", "group": "London boroughs"}),
    ("95% within 30 days", {"kind": "share_within", "side": "at_least", "value": "95", "unit": "%", "within": "30", "within_unit": "days"}),
    ("at least 500 homes a year", {"kind": "annual_total", "side": "at_least", "value": "500", "unit": "homes"}),
    ("60% by March 2027; 70% by March 2028", {"kind": "by_period", "steps": "60% by March 2027\n70% by March 2028"}),
)  # fmt: skip


@pytest.mark.parametrize(("words", "answers"), WRITTEN, ids=[words for words, _ in WRITTEN])
def test_answers_and_words_make_the_same_target(words: str, answers: dict[str, str]) -> None:
    chosen = target_of_answers(answers).rule
    typed = target_of_answers({"kind": "words", "words": words}).rule
    assert chosen is not None
    assert typed is not None
    assert words_of_target(chosen) == words_of_target(typed)


def test_words_that_are_not_all_understood_are_refused_with_what_is_left_over() -> None:
    made = target_of_answers({"kind": "words", "words": "be excellent"})
    assert made.rule is None
    assert "“be excellent” is not understood" in made.problems[0].words


@pytest.mark.parametrize(
    ("answers", "question", "words"),
    [
        ({"kind": "nonsense"}, "kind", "Choose what kind"),
        ({"kind": "at_least"}, "value", "must be answered"),
        ({"kind": "at_least", "value": "many"}, "value", "is not a number"),
        ({"kind": "at_least", "value": "3", "by": "soonish"}, "by", "not understood as a date"),
        ({"kind": "between", "low": "9", "high": "3"}, "low", "cannot run from 9 down to 3"),
        ({"kind": "multi", "parts": "at least 3"}, "parts", "two targets or more"),
        ({"kind": "rank", "group": "boroughs"}, "top", "number of places or a quartile"),
        ({"kind": "share_within", "side": "at_least", "value": "95", "within": "3"}, "within", "its unit"),
        ({"kind": "relative", "to": "London"}, "beside", "Choose an answer"),
        ({"kind": "trend", "way": "sideways"}, "way", "Choose one of the answers"),
        ({"kind": "inherit"}, "kind", "only read from a document"),
    ],
)  # fmt: skip
def test_an_answer_that_will_not_do_is_named(
    answers: dict[str, str], question: str, words: str
) -> None:
    made = target_of_answers(answers)
    assert made.rule is None
    assert [one.question for one in made.problems] == [question]
    assert words in made.problems[0].words


def gaps(rule: Target, **known: Any) -> list[str]:
    return [gap.question for gap in not_said(rule, **known)]


def test_what_a_target_leaves_open_is_asked() -> None:
    assert gaps(read("75%")) == ["kind", "by"]
    assert gaps(read("75%"), polarity=Polarity.UP) == ["by"]
    assert gaps(read("at least 75 by March 2027")) == ["unit"]
    assert gaps(read("at least 75 by March 2027"), unit="%") == ["unit"]
    assert gaps(read("at least 75% by March 2027")) == []
    assert gaps(read("reduce by March 2027")) == ["amount", "versus"]
    yearless = aims.Threshold(
        comparison=aims.Comparison.AT_LEAST,
        value=Decimal(1),
        unit="%",
        terms=aims.Terms(by_day_in_year=DayInYear(3, 31)),
    )
    assert "by" in gaps(yearless)


def test_every_kind_is_offered_with_words_of_its_own() -> None:
    offered = [kind for kind in KINDS.values() if kind.offered]
    assert len({kind.title for kind in offered}) == len(offered) == 18
    for kind in offered:
        names = [question.name for question in kind.questions]
        assert len(names) == len(set(names)), kind.name
