"""One line of parse: what it takes, what it answers, and what it says of a wrong line."""

from __future__ import annotations

import pytest

from goldthread.grammar import LineError, parse_line


def test_a_reading_says_where_in_the_text_it_stands() -> None:
    assert parse_line("targets", {"text": "  At least 75%. "}) == {
        "kind": "at_least",
        "value": 75,
        "unit": "%",
        "span": [2, 15],
    }


def test_a_bare_number_takes_its_side_from_the_polarity_and_says_so() -> None:
    up = parse_line("targets", {"text": "72.5%", "polarity": "↑"})
    down = parse_line("targets", {"text": "72.5%", "polarity": "Good is low"})
    unsaid = parse_line("targets", {"text": "72.5%"})

    assert (up["kind"], up["src"]) == ("at_least", "polarity")
    assert (down["kind"], down["src"]) == ("at_most", "polarity")
    assert (unsaid["kind"], "src" in unsaid) == ("value", False)


def test_words_without_a_reading_are_named_with_their_place() -> None:
    text = "Whether repairs were good"

    assert parse_line("targets", {"text": text}) == {
        "kind": "text",
        "text": text,
        "span": [0, 25],
        "not_understood": [{"start": 0, "end": 25, "text": text}],
    }


def test_words_left_out_of_a_reading_are_named_too() -> None:
    reading = parse_line("targets", {"text": "At least 90% blah of wibble calls"})

    assert reading["kind"] == "at_least"
    assert [one["text"] for one in reading["not_understood"]]


def test_two_defensible_readings_give_the_likelier_and_the_other() -> None:
    reading = parse_line("frequencies", {"text": "Bi-monthly"})

    assert (reading["unit"], reading["interval"]) == ("month", 2)
    assert reading["ambiguous"]
    assert reading["alt"] == [{"kind": "frequency", "unit": "month", "interval": 1, "times": 2}]


def test_a_bare_year_is_the_calendar_year_and_could_be_the_financial_one() -> None:
    reading = parse_line("deadlines", {"text": "By 2022"})

    assert (reading["by"], reading["byp"], reading["alt"]) == ("2022-12-31", "cy", ["2022-03-31"])


@pytest.mark.parametrize("year", [2020, "2020", "2020/21", "2020-22"])
def test_the_documents_year_may_be_given_in_any_of_its_forms(year: object) -> None:
    assert parse_line("deadlines", {"text": "September", "year": year})["by"] == "2020-09-30"
    assert parse_line("deadlines", {"text": "January", "year": year})["by"] == "2021-01-31"


def test_a_day_without_a_year_stays_without_one_when_no_year_is_known() -> None:
    assert parse_line("deadlines", {"text": "by 1 April"})["by"] == "--04-01"


@pytest.mark.parametrize(
    ("what", "line", "says"),
    [
        ("poems", {"text": "x"}, "poems"),
        ("targets", {"text": 90}, "text must be words"),
        ("targets", {"text": "90%", "title": 3}, "title"),
        ("targets", {"text": "90%", "polarity": 1}, "polarity"),
        ("targets", {"text": "90%", "year": "soon"}, "year"),
        ("targets", {"text": "90%", "year_start_month": 13}, "year_start_month"),
    ],
)
def test_a_wrong_line_is_refused_with_what_is_wrong(
    what: str, line: dict[str, object], says: str
) -> None:
    with pytest.raises(LineError, match=says):
        parse_line(what, line)
