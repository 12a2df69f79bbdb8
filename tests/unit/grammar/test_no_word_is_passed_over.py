"""A number, a denial, an exception or a choice beside a date or a frequency is never passed over."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.grammar import parse_line

DEADLINES = (
    "31 March 2024",
    "by 30 June 2024",
    "Q3 2024/25",
    "by the end of Q2 2024/25",
    "Summer 2024",
    "April 2024 to March 2025",
    "New depot opened by September 2024",
    "Draft June 2024, final November 2024",
    "June 2024 (originally March 2024)",
    "Ongoing until June 2025",
    "Completed May 2023",
    "Each March",
    "Within 6 months of adoption",
    "From April 2024",
    "2025",
    "2024/25",
)
FREQUENCIES = (
    "Monthly",
    "Every three months",
    "Twice a year",
    "Annually in May",
    "Quarterly (one quarter lag)",
    "Annual (Q4)",
    "3 times a year",
    "Quarterly or termly",
    "Every 2 years",
    "Monthly, reported to Cabinet",
    "Half-yearly (April and October)",
    "1st Monday of each month",
)
CELLS = st.sampled_from(
    [*(("deadlines", text) for text in DEADLINES), *(("frequencies", text) for text in FREQUENCIES)]
)
DENIALS = st.sampled_from(["not", "never", "except", "excluding", "apart from", "isn't"])
NUMBERS = st.integers(32, 99).map(str) | st.integers(1000, 1800).map(str)


def with_word(text: str, word: str, place: int) -> str:
    words = text.split()
    words.insert(place % (len(words) + 1), word)
    return " ".join(words)


def meaning(what: str, text: str) -> dict[str, Any]:
    reading = parse_line(what, {"text": text})
    return {key: value for key, value in reading.items() if key not in {"span", "text"}}


@given(cell=CELLS, number=NUMBERS, place=st.integers(0, 12))
def test_a_number_put_in_anywhere_changes_the_reading_or_stops_it(
    cell: tuple[str, str], number: str, place: int
) -> None:
    what, text = cell

    assert meaning(what, with_word(text, number, place)) != meaning(what, text)


@given(cell=CELLS, denial=DENIALS, place=st.integers(0, 12))
def test_a_denial_put_in_anywhere_leaves_no_reading(
    cell: tuple[str, str], denial: str, place: int
) -> None:
    what, text = cell

    assert meaning(what, with_word(text, denial, place))["kind"] == "text"


@given(cell=CELLS, place=st.integers(0, 12))
def test_what_stopped_a_reading_is_named_where_it_stands(cell: tuple[str, str], place: int) -> None:
    what, text = cell
    denied = with_word(text, "never", place)
    at = denied.index("never")

    stretches = parse_line(what, {"text": denied})["not_understood"]

    assert any(one["start"] <= at < one["end"] for one in stretches)


@pytest.mark.parametrize(
    ("what", "text", "stopped_by"),
    [
        ("deadlines", "Not reported in Q1", "Not reported"),
        ("deadlines", "not before June 2024", "not"),
        ("deadlines", "by March 2024 7", "7"),
        ("deadlines", "June 2024 or later", "or"),
        ("deadlines", "March 2025 → June 2025", "→"),
        ("deadlines", "Mid FY 2025", "Mid"),
        ("deadlines", "Term 1, 2025", "1"),
        ("deadlines", "First week of June 2024", "week of"),
        ("deadlines", "July 2024 to date", "to"),
        ("frequencies", "Quarterly excluding Q4", "excluding"),
        ("frequencies", "Quarterly, not reported in Q1", "not reported"),
        ("frequencies", "Quarterly 7", "7"),
        ("frequencies", "Annually until 2025", "2025"),
        ("frequencies", "Monthly (weekly in Q4)", "weekly"),
    ],
)
def test_the_word_that_stops_a_reading_is_named(what: str, text: str, stopped_by: str) -> None:
    reading = parse_line(what, {"text": text})

    assert reading["kind"] == "text"
    assert stopped_by in [one["text"] for one in reading["not_understood"]]


def test_a_condition_makes_a_date_provisional_and_is_kept_as_its_event() -> None:
    reading = parse_line("deadlines", {"text": "31 March 2024 if funded"})

    assert (reading["by"], reading["provisional"]) == ("2024-03-31", True)
    assert reading["event"] == "if funded"


@pytest.mark.parametrize("text", ["Ongoing subject to funding", "Within 6 months if approved"])
def test_a_condition_on_what_is_no_date_leaves_no_reading(text: str) -> None:
    assert parse_line("deadlines", {"text": text})["kind"] == "text"


def test_a_choice_of_dates_is_several_dates_of_which_one_holds() -> None:
    reading = parse_line("deadlines", {"text": "March or June 2024"})

    assert reading["kind"] == "multi"
    assert reading["choice"] is True
    assert [part["by"] for part in reading["parts"]] == ["2024-03-31", "2024-06-30"]
