"""Measures that say of themselves that they are still to come."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.grammar.promised import still_to_come


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        ("Views of carers (new survey in Spring 2018)", "new survey in Spring 2018", date(2018, 5, 31)),
        (
            "Outcomes [recommissioned services – to be in place by September 2017)",
            "to be in place by September 2017",
            date(2017, 9, 30),
        ),
        (
            "I have friends who help. These metrics to be developed and agreed in Q2 20-21.",
            "to be developed and agreed in Q2 20-21",
            date(2020, 9, 30),
        ),
        ("Good outcomes at home (under development)", "under development", None),
        ("Questions about streets TBC", "TBC", None),
        ("Placeholder: views of tenants", "Placeholder views of tenants", None),
        # A time that is no date promises no day.
        ("% at home (to be revised in the next 2 – 4 months)", "to be revised in the next 2 – 4 months", None),
    ],
)  # fmt: skip
def test_the_promise_and_its_day_are_read_from_the_title(
    text: str, words: str, by: date | None
) -> None:
    found = still_to_come(text)
    assert found is not None
    assert (found.words, found.promise.by) == (words, by)


def test_what_waits_for_an_event_names_it() -> None:
    found = still_to_come("Time to hire (tbc after the new system goes live)")
    assert found is not None
    assert (found.promise.by, found.promise.event) == (None, "new system goes live")


@pytest.mark.parametrize(
    "text", ["Homes to be built by 2025", "New homes in Spring 2018", "Children to be adopted"]
)
def test_what_is_to_be_done_is_no_placeholder(text: str) -> None:
    assert still_to_come(text) is None
