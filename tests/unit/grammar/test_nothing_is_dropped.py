"""No number, date, denial or condition is passed over in silence, wherever it stands in a cell."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldthread.grammar import parse_line

TARGETS = (
    "At least 75%",
    "95% within 30 days",
    "Reduce by 5% on 2019/20",
    "Maintain current level",
    "Maintain 98% of calls answered",
    "Below the London average",
    "Top quartile",
    "25% by end of Q2 2021/22, 50% by end of Q4 2021/22",
    "£2.5m (£1m from grants)",
    "200 homes a year (50 affordable)",
    "No increase in complaints",
    "Between 10% and 12%",
    "80% (minimum), 90% (aspirational)",
    "To be confirmed",
    "n/a",
    "Establish a baseline",
    "No target set",
    "85% (2022/23 outturn 79%)",
    "Zero fatalities",
    "7 of 9 districts",
    "95% +/- 2%",
)
VALUES = (
    "62%",
    "1,234 visits",
    "45.6% boys, 58.2% girls",
    "83% (n=402)",
    "27 days (2019/20)",
    "78% (2022/23: 74%)",
    "14 of 15 (93%)",
    "£2.1m",
    "Not available",
    "n/a",
)
CELLS = st.sampled_from(
    [("targets", text) for text in TARGETS] + [("values", text) for text in VALUES]
)


def with_word(text: str, word: str, place: int) -> str:
    """The text with one word more, between two of its words or at an end."""
    words = text.split(" ")
    at = place % (len(words) + 1)
    return " ".join([*words[:at], word, *words[at:]])


def rule_of(reading: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in reading.items() if key not in {"span", "not_understood"}}


def names(reading: dict[str, Any], word: str) -> bool:
    """Whether the words that were left out are named, this one among them."""
    return any(word in left["text"] for left in reading.get("not_understood", ()))


@given(cell=CELLS, place=st.integers(0, 12))
def test_a_number_that_is_added_stands_in_the_rule_or_is_named_as_not_understood(
    cell: tuple[str, str], place: int
) -> None:
    what, text = cell

    reading = parse_line(what, {"text": with_word(text, "7777", place)})

    assert "7777" in json.dumps(rule_of(reading)) or names(reading, "7777"), reading


@given(cell=CELLS, place=st.integers(0, 12), bracketed=st.booleans())
def test_a_date_that_is_added_stands_in_the_rule_or_is_named_as_not_understood(
    cell: tuple[str, str], place: int, bracketed: bool
) -> None:
    what, text = cell
    word = "(December 2047)" if bracketed else "December 2047"

    reading = parse_line(what, {"text": with_word(text, word, place)})

    assert "2047" in json.dumps(rule_of(reading)) or names(reading, "2047"), reading


@given(
    cell=CELLS,
    place=st.integers(0, 12),
    word=st.sampled_from(["not", "never", "unless", "except", "if", "neither", "(not"]),
)
def test_a_denial_or_condition_never_leaves_the_reading_as_it_was(
    cell: tuple[str, str], place: int, word: str
) -> None:
    what, text = cell
    assume(text != "No target set")  # "No target not set" says the same twice
    before = rule_of(parse_line(what, {"text": text}))

    after = rule_of(parse_line(what, {"text": with_word(text, word, place)}))

    assert before != after


@pytest.mark.parametrize(
    "text",
    [
        "95% confidence interval 90-97",
        "Not reported in Q1",
        "95% or 2 days",
        "95% or referral",
        "£1 for every £3",
        "60% → 75%",
        "20 (3 per ward)",
        "95% (2 exceptions)",
        "90% amber",
    ],
)
def test_where_a_word_may_turn_the_rest_there_is_no_target(text: str) -> None:
    reading = parse_line("targets", {"text": text})

    assert reading["kind"] == "text"
    assert reading["not_understood"][0]["text"] == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("95% of calls (source: monthly survey)", "source"),
        ("95% please", "please"),
        ("83% (n=402)", "402"),
        ("20 (10 per ward)", "10 per ward"),
        ("15% (aim), 20% (tolerance)", "20%"),
    ],
)
def test_what_changes_nothing_leaves_the_reading_and_is_named(text: str, left: str) -> None:
    reading = parse_line("targets", {"text": text})

    assert reading["kind"] == "value"
    assert names(reading, left)
