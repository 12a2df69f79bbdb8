"""What is asked about one part of a target, and how the answer is given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """In what form an answer is given."""

    NUMBER = "number"
    UNIT = "unit"
    WORDS = "words"
    DATE = "date"
    CHOICE = "choice"
    TICK = "tick"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked: its name among the answers, its label, and how it is answered.

    ``choices`` are pairs of an answer and the words for it. ``aside`` marks what few targets
    need, to be asked where it does not stand in the way.
    """

    name: str
    label: str
    sort: Sort = Sort.WORDS
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    aside: bool = False


TICKED = "yes"
"""The answer of a box that is ticked; one that is not is blank."""
