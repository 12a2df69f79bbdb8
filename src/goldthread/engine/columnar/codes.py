"""Words as small numbers: the place of a word among its kind from 1, and 0 for none."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import TypeVar

import numpy as np

from goldthread.engine.columnar.sums import Bools, Codes

Word = TypeVar("Word", bound=StrEnum)


@cache
def code(choices: type[StrEnum], word: StrEnum) -> int:
    """How a word is written in an array of codes."""
    return list(choices).index(word) + 1


def code_table(choices: type[StrEnum], words: Sequence[StrEnum]) -> Codes:
    """The codes of some words, to be looked up by a number."""
    return np.array([code(choices, word) for word in words], dtype=np.uint8)


def is_one_of(codes: Codes, words: Sequence[StrEnum]) -> Bools:
    """Where an array of codes has one of these words, all of one kind."""
    found = np.zeros(codes.shape, dtype=np.bool_)
    for word in words:
        found |= codes == code(type(word), word)
    return found


def chosen(where: Bools, one: Codes | int, other: Codes | int) -> Codes:
    """One code where so, and the other elsewhere.

    Worked out and not picked: a processor guesses wrongly at every turn of a mask without a
    pattern, and that costs thirty times as much.
    """
    one, other = np.asarray(one, dtype=np.uint8), np.asarray(other, dtype=np.uint8)
    found: Codes = other + where.view(np.uint8) * (one - other)
    return found


def words_in(codes: Codes, choices: type[Word]) -> set[Word]:
    """Which words an array of codes has at all; most tables have one or two."""
    most = int(codes.max(initial=0))
    return {
        word for number, word in enumerate(choices, 1) if number <= most and (codes == number).any()
    }
