"""Whatever the text, there is a reading or "not understood": never an exception, never a wait."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.grammar import parse_line, read_people, read_polarity

KINDS = ("targets", "values", "deadlines", "frequencies")
WORDS = st.sampled_from(
    [
        "at",
        "least",
        "most",
        "no",
        "more",
        "less",
        "than",
        "90%",
        "10",
        "£2.5m",
        "1,000",
        "in",
        "by",
        "Q4",
        "H1",
        "spring",
        "Year 2",
        "unless",
        "vs",
        "20-21",
        "2021/22",
        "March",
        "2022",
        "31",
        "-",
        "–",
        "(",
        ")",
        ",",
        ";",
        ".",
        ":",
        "/",
        "+",
        "<",
        ">",
        "≥",
        "±",
        "*",
        "reduce",
        "increase",
        "to",
        "from",
        "average",
        "London",
        "baseline",
        "target",
        "tbc",
        "n/a",
        "per",
        "year",
        "monthly",
        "quarterly",
        "every",
        "two",
        "three",
        "a",
        "third",
        "half",
        "zero",
        "within",
        "days",
        "above",
        "below",
        "and",
        "or",
        "annual",
        "ongoing",
        "Spring",
        "end",
        "of",
        "mid",
        "2016-18",
        "01/04/2021",
        "as",
        "<p>",
        "</p>",
        "&amp;",
        "top",
        "quartile",
        "4",
        "out",
        "5",
    ]
)
PROSE = st.lists(WORDS, max_size=30).map(" ".join)


@given(what=st.sampled_from(KINDS), text=st.text(max_size=200) | PROSE)
def test_any_text_has_a_reading_and_its_place_lies_in_the_text(what: str, text: str) -> None:
    reading = parse_line(what, {"text": text})

    start, end = reading["span"]
    assert 0 <= start <= end <= len(text)
    for stretch in reading.get("not_understood", ()):
        assert text[stretch["start"] : stretch["end"]] == stretch["text"]


@given(text=st.text(max_size=200) | PROSE, title=st.text(max_size=60), year=st.integers(1900, 2190))
def test_no_context_makes_a_text_unreadable(text: str, title: str, year: int) -> None:
    for what in KINDS:
        line = {
            "text": text,
            "title": title,
            "polarity": "up",
            "year": year,
            "year_start_month": 10,
        }
        assert "kind" in parse_line(what, line)


@given(text=st.text(max_size=200))
def test_any_text_names_people_or_nobody(text: str) -> None:
    assert all(person.strip() for person in read_people(text))
    read_polarity(text)


@pytest.mark.parametrize(
    "piece",
    ["£25,000 in 20-21 ", "a ", "9", "(", "Q4 20-21 – ", "- ", "<", "x", "at least ", "March ",
     "1,000,", "1 000 ", "every two ", "by 2022 (", "n/a ", "tbc ", "<p>", "0.", "Director of ", ": "],
)  # fmt: skip
def test_time_grows_with_the_length_of_a_text_and_no_faster(piece: str) -> None:
    half, whole = (piece * (size // len(piece)) for size in (5_000, 10_000))
    for what in KINDS:
        parse_line(what, {"text": "90%"})  # the grammars are made at their first use
        # Twice the text; three and a half times leaves room for the machine's other work, and one
        # that took longer is timed again, since such work never makes it quicker.
        tried = ((_seconds(what, half), _seconds(what, whole)) for _ in range(3))
        assert any(long < 3.5 * short + 0.2 for short, long in tried), what


def _seconds(what: str, text: str) -> float:
    started = time.process_time()
    answer: dict[str, Any] = parse_line(what, {"text": text})
    assert answer["kind"]
    return time.process_time() - started
