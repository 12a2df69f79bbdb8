"""The cases of how words are read, each with the reading that a person wrote for it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from every_word_case import KINDS, SETS, cases_of

from goldthread.grammar import parse_line


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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("one", SETS, ids=[one.__name__ for one in SETS])
def test_these_words_have_these_readings(kind: str, one: ModuleType) -> None:
    wrong = {
        case.text: {"wanted": case.reading, "read": reading}
        for case in getattr(one, kind.upper(), ())
        if not holds(case.reading, reading := parse_line(kind, {"text": case.text, **case.context}))
    }

    assert not wrong


@pytest.mark.parametrize("kind", KINDS)
def test_the_cases_are_many_and_each_stands_once(kind: str) -> None:
    keys = [(case.text, tuple(case.context.items())) for case in cases_of(kind)]

    assert len(keys) >= 100
    assert len(set(keys)) == len(keys)
