"""Whom a target is held beside: one comparator, or several named at once."""

import pytest

from goldthread.framework.rules.beside_whom import comparators_named, either_of_several


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("London and national", ("London", "national")),
        ("London and national average", ("London average", "national average")),
        ("regional and national averages", ("regional average", "national average")),
        ("both the London and national average", ("London average", "national average")),
        ("both London average and England average", ("London average", "England average")),
        (
            "national, regional and statistical neighbour averages",
            ("national average", "regional average", "statistical neighbour average"),
        ),
        ("both Essex and Kent", ("Essex", "Kent")),
        ("Essex and Kent averages", ("Essex average", "Kent average")),
        ("Essex and national average", ("Essex average", "national average")),
        ("London average & England average", ("London average", "England average")),
        (
            "Yorkshire and the Humber and national averages",
            ("Yorkshire and the Humber average", "national average"),
        ),
        (
            "London, England and Wales averages",
            ("London average", "England and Wales average"),
        ),
    ],
)
def test_several_comparators_are_told_apart_and_share_the_word_at_the_end(
    words: str, each: tuple[str, ...]
) -> None:
    assert comparators_named(words) == each


@pytest.mark.parametrize(
    "words",
    [
        "London average",
        "Barking and Dagenham average",
        "Bath and North East Somerset average",
        "Yorkshire & Humber average",
        "England and Wales average",
        "London and the South East",
        "London or England average",
        "national average and last year",
        "national average and improving",
        "police and county average",
        "current plan and national strategy",
        "Windsor and Maidenhead and Slough averages",
        "London and",
        "and",
        "",
    ],
)
def test_what_may_be_one_name_is_never_taken_apart(words: str) -> None:
    assert comparators_named(words) == (words,)


@pytest.mark.parametrize(
    ("words", "either"),
    [
        ("London or England average", True),
        ("London/national average", True),
        ("regional and/or national averages", True),
        ("London and national average", False),
        ("London average", False),
        ("Essex or Kent", False),
    ],
)
def test_one_or_another_of_several_is_no_comparator_to_judge_by(words: str, either: bool) -> None:
    assert either_of_several(words) is either
