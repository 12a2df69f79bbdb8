"""Two wordings, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.reports.wording.differing import In, differing_words

_WORDINGS = st.lists(
    st.sampled_from(["at ", "least ", "75%", "1,000", " ", ". ", "the", "–", "café "]), max_size=12
).map("".join)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(one.where.value, one.words) for one in differing_words(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "at least 70%",
            "at least 75%",
            [("both", "at least "), ("before", "70%"), ("after", "75%")],
        ),
        (
            "75% by March 2021",
            "75% by June 2022",
            [("both", "75% by "), ("before", "March 2021"), ("after", "June 2022")],
        ),
        ("", "new words", [("after", "new words")]),
        ("Visits", "Visits", [("both", "Visits")]),
        ("Monthly", "£2,500 a year", [("before", "Monthly"), ("after", "£2,500 a year")]),
    ],
)
def test_what_is_gone_stands_before_what_is_new(
    before: str, after: str, expected: list[tuple[str, str]]
) -> None:
    assert told(before, after) == expected


@given(_WORDINGS, _WORDINGS)
def test_both_wordings_can_be_read_off_whole(before: str, after: str) -> None:
    stretches = differing_words(before, after)
    assert "".join(one.words for one in stretches if one.where is not In.AFTER) == before
    assert "".join(one.words for one in stretches if one.where is not In.BEFORE) == after
