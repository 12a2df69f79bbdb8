"""Words that every page and every sentence shares."""

from datetime import date
from decimal import Decimal

import pytest

from goldthread.framework.wording import (
    edition_in_words,
    gap_in_words,
    how_late,
    listed,
    was_due,
)


@pytest.mark.parametrize(
    ("title", "edition", "words"),
    [
        ("Council plan", "2020-22", "Council plan 2020-22"),
        ("Council plan 2020-22", "2020-22", "Council plan 2020-22"),
        ("Council plan", None, "Council plan"),
    ],
)
def test_an_edition_is_said_once(title: str, edition: str | None, words: str) -> None:
    assert edition_in_words(title, edition) == words


@pytest.mark.parametrize(
    ("gap", "unit", "words"),
    [
        ("1", "%", "1 percentage point"),
        ("2.10", "%", "2.1 percentage points"),
        ("0.5", "/5", "0.5"),
        ("0.004", "GBP", "£0.004"),
        ("1", "weeks", "1 week"),
    ],
)
def test_a_gap_is_told_in_its_own_unit(gap: str, unit: str, words: str) -> None:
    assert gap_in_words(Decimal(gap), unit) == words


def test_things_in_a_row_end_with_and() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("days", "due", "late"),
    [
        (1, "was due 30 April, 1 day ago", "1 day late"),
        (60, "was due 30 April, 60 days ago", "60 days late"),
        (61, "was due 30 April 2021", "late"),
    ],
)
def test_days_are_counted_while_anybody_counts_them(days: int, due: str, late: str) -> None:
    assert was_due(date(2021, 4, 30), days) == due
    assert how_late(days) == late
