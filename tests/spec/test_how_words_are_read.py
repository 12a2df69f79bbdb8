"""The cases of how words are read, one test a case, and the sentence each reading is said in."""

from __future__ import annotations

from typing import Any

import changed_words_as_councils_write_them as changed
import dated_words_as_councils_write_them as dated
import far_words_as_councils_write_them as far
import guarded_words_as_councils_write_them as guarded
import mixed_words_as_councils_write_them as mixed
import more_words_as_councils_write_them as untidy
import near_words_as_councils_write_them as near
import pytest
import short_words_as_councils_write_them as short
import wide_words_as_councils_write_them as wide
import words_as_councils_write_them as plain
from words_as_councils_write_them import Case

from goldthread.grammar import parse_line

CASES = [
    (what, case)
    for what in ("targets", "values", "deadlines", "frequencies")
    for module in (plain, untidy, far, short, mixed, near, guarded, wide, dated, changed)
    for case in getattr(module, what.upper())
]


def holds(wanted: Any, got: Any) -> bool:
    """Whether a reading has every key that the case names, with that value."""
    if isinstance(wanted, dict):
        return isinstance(got, dict) and all(
            key in got and holds(one, got[key]) for key, one in wanted.items()
        )
    if isinstance(wanted, list):
        return (
            isinstance(got, list)
            and len(wanted) == len(got)
            and all(holds(one, two) for one, two in zip(wanted, got, strict=True))
        )
    return bool(wanted == got)


@pytest.mark.parametrize(
    ("what", "case"), CASES, ids=[f"{what}-{case.text or 'blank'}" for what, case in CASES]
)
def test_these_words_have_this_reading(what: str, case: Case) -> None:
    reading = parse_line(what, {"text": case.text, **case.context})

    assert holds(case.reading, reading), reading


def test_the_cases_are_many_and_each_stands_once() -> None:
    keys = [(what, case.text, tuple(case.context.items())) for what, case in CASES]

    assert len(keys) >= 400
    assert len(set(keys)) == len(keys)
