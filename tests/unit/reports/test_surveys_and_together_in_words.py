"""What is said of surveys, and of an outcome beside its proxy."""

from __future__ import annotations

import pytest

from goldthread.engine.moving_pairs import Movement, Together
from goldthread.engine.surveys import Change, Sample, margin_of_error
from goldthread.reports.wording.surveys import change_in_words, margin_in_words, sample_in_words
from goldthread.reports.wording.together import together_sentence


@pytest.mark.parametrize(
    ("sample", "words"),
    [
        # 3.093 points: three, and a hair.
        (Sample(50, 1000), "plus or minus 3 points"),
        # Wilson at 50% of 400: 1.96 √(160000 + 3.84·400)/(403.84·2) = 4.876 points.
        (Sample(50, 400), "plus or minus 5 points"),
        # 10,000 answers: 0.980 points.
        (Sample(50, 10_000), "plus or minus 1 point"),
    ],
)
def test_a_margin_is_said_in_points_and_never_smaller_than_it_is(
    sample: Sample, words: str
) -> None:
    assert margin_in_words(margin_of_error(sample)) == words


def test_a_change_says_what_the_test_says() -> None:
    assert change_in_words(Change(-4.04, -7.2, -0.9), "2018-19") == (
        "Down 4 points since 2018-19: more than chance between two samples (−7.2 to −0.9 points)."
    )
    assert change_in_words(Change(1.0, -2.0, 4.0), "2018-19").startswith(
        "Up 1 point since 2018-19: within what chance"
    )


def test_a_designed_sample_says_what_it_is_worth() -> None:
    assert sample_in_words(Sample(50, 1000, 2)) == (
        "1,000 answers, worth 500 of a simple random sample (design effect 2)"
    )


def test_words_about_movement_never_claim_a_cause() -> None:
    for verdict in Together:
        told = together_sentence(Movement(verdict, 12, 1, 3, 0.8, 0.4, 0.95, 0.01), "quarter")
        assert not any(
            word in told.lower() for word in ("because", "caus", "drives", "leads to", "effect of")
        )


def test_what_moved_together_says_when_how_strongly_and_over_how_much() -> None:
    moved = Movement(Together.AS_EXPECTED, 14, 1, 3, 0.71, 0.32, 0.9, 0.012)
    assert together_sentence(moved, "quarter") == (
        "So far the outcome has mostly got better when the proxy had, and worse when it had, "
        "1 quarter before: 0.71, between 0.32 and 0.90, over 14 changes. It does not "
        "say that one makes the other move."
    )
    few = Movement(Together.TOO_FEW, 3)
    assert together_sentence(few, "year") == (
        "Too early to tell: there are 3 changes from one year to the next that both have figures "
        "for, and at least 8 are needed."
    )
