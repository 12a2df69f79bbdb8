"""Words too long for their cell, cut at the end of the line with no hyphen to show it."""

from __future__ import annotations

import pytest

from goldthread.documents.pdf.aligned import is_tabular
from goldthread.documents.pdf.lines import line as one_line
from goldthread.documents.pdf.page import Line, Word
from goldthread.documents.pdf.wording import Measure, Vocabulary, numbered, running_text

LETTER = 5.0  # points, of type ten points high


def printed(text: str, base: float, *, spaced: bool = False) -> Line:
    """A line at the left edge, every letter five points wide; ``spaced`` puts a space at its end."""
    words = []
    left = 0.0
    for position, word in enumerate(text.split(" ")):
        last = position == text.count(" ")
        right = left + LETTER * len(word)
        words.append(Word(word, left, right, base, 10.0, spaced=spaced if last else True))
        left = right + 3
    return one_line(words, 1)


def cell_text(*lines: tuple[str, bool], width: float, elsewhere: str = "") -> str:
    """The text of a cell of this width in a file that prints spaces at line ends."""
    vocabulary = Vocabulary()
    vocabulary.learn([printed("some other words", 0.0, spaced=True), printed("end here", 12.0)])
    if elsewhere:
        vocabulary.learn([printed(elsewhere, 0.0)])
    set_lines = [
        printed(text, 12.0 * position, spaced=spaced)
        for position, (text, spaced) in enumerate(lines)
    ]
    vocabulary.learn(set_lines)
    return running_text(set_lines, vocabulary, Measure(0.0, width))


def test_room_for_a_space_that_is_not_printed_shows_a_word_to_be_cut() -> None:
    # "Infra" fills 25 of 29 points: a space of three would have been printed behind it.
    lines = (("Infra", False), ("structure", False))
    assert cell_text(*lines, width=29.0) == "Infrastructure"


def test_a_printed_space_parts_words() -> None:
    lines = (("Depot", True), ("manager", False))
    assert cell_text(*lines, width=29.0) == "Depot manager"


@pytest.mark.parametrize("rest", ["th", "nce", "tions", "rdination"])
def test_letters_that_are_no_word_are_the_rest_of_one(rest: str) -> None:
    assert cell_text(("Abcde", False), (rest, False), width=26.0) == f"Abcde{rest}"


@pytest.mark.parametrize("word", ["appeals", "for", "pay", "coverage"])
def test_a_word_behind_a_full_line_is_a_word_of_its_own(word: str) -> None:
    assert cell_text(("Abcde", False), (word, False), width=26.0) == f"Abcde {word}"


def test_what_the_document_uses_as_a_word_is_one() -> None:
    lines = (("Abcde", False), ("ity", False))
    assert cell_text(*lines, width=26.0, elsewhere="the ity of it") == "Abcde ity"


def test_words_that_would_have_stood_on_one_line_were_parted_on_purpose() -> None:
    assert cell_text(("Abcde", False), ("t", False), width=33.9) == "Abcde t"


def test_in_a_file_without_spaces_at_line_ends_only_known_words_are_made_whole() -> None:
    lines = [printed("Infra", 0.0), printed("structure", 12.0)]
    vocabulary = Vocabulary()
    vocabulary.learn(lines)
    measure = Measure(0.0, 29.0)
    assert running_text(lines, vocabulary, measure) == "Infra structure"
    vocabulary.learn([printed("our infrastructure plan", 0.0)])
    assert running_text(lines, vocabulary, measure) == "Infrastructure"


@pytest.mark.parametrize(
    ("half", "rest", "expected"),
    [
        ("Demonstrat", "ion of value", "Demonstration of value"),
        ("Recruitme", "nt", "Recruitment"),
        ("Contractor", "s and staff", "Contractors and staff"),
        ("Infra", "structure", "Infra structure"),
        ("Qualificati", "on at", "Qualification at"),
        ("Residents", "led", "Residents led"),
        ("Visits", "a day", "Visits a day"),
        ("Visits", "by", "Visits by"),
    ],
)
def test_a_file_without_spaces_at_line_ends_has_its_plainest_endings_joined(
    half: str, rest: str, expected: str
) -> None:
    lines = [printed(half, 0.0), printed(rest, 12.0)]
    vocabulary = Vocabulary()
    vocabulary.learn(lines)
    assert running_text(lines, vocabulary, Measure(0.0, LETTER * len(half) + 1)) == expected


def test_what_closes_a_bracket_stands_behind_its_last_word() -> None:
    assert cell_text(("(average", False), (")", False), width=41.0) == "(average)"


def test_the_white_behind_a_bullet_is_no_gutter() -> None:
    bullet = Word("•", 0.0, 4.0, 0.0, 10.0)
    words = [Word("Plant", 30.0, 55.0, 0.0, 10.0), Word("trees", 58.0, 80.0, 0.0, 10.0)]
    assert not is_tabular(one_line([bullet, *words], 1))
    assert is_tabular(one_line([bullet, *words, Word("May", 120.0, 140.0, 0.0, 10.0)], 1))


def test_a_star_before_a_paragraph_stays_a_star() -> None:
    assert numbered("* Asked in a survey") == ("*", "Asked in a survey")
    assert numbered("- Plant trees") == ("•", "Plant trees")


@pytest.mark.parametrize(
    ("half", "rest", "elsewhere", "expected"),
    [
        ("indicat", "or", "all indicators", "indicator"),
        ("2024/2", "5 actual", "", "2024/25 actual"),
        ("househ", "old waste", "", "household waste"),
        ("Demonstr", "ates", "", "Demonstrates"),
        ("2024/25", "5 homes", "", "2024/25 5 homes"),
        ("people", "or places", "", "people or places"),
    ],
)
def test_halves_that_no_word_or_year_ends_on_are_joined(
    half: str, rest: str, elsewhere: str, expected: str
) -> None:
    width = LETTER * len(half) + 1
    assert cell_text((half, False), (rest, False), width=width, elsewhere=elsewhere) == expected
