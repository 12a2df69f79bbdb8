"""What reading a text takes (its context) and what it gives (a rule, and from where)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from goldthread.framework.model import Polarity

RuleT = TypeVar("RuleT", covariant=True)


class TextSpan(NamedTuple):
    """A stretch of the text read: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the reader of a cell knows from around it. Nothing here is guessed.

    ``title`` is what the measure or deliverable is called; ``polarity`` which way is better;
    ``year`` the calendar year in which the document's own (first) year begins, used only
    where a cell leaves the year out; ``year_start_month`` the month in which the authority's
    financial year begins (4 = April).
    """

    title: str | None = None
    polarity: Polarity | None = None
    year: int | None = None
    year_start_month: int = 4

    def __post_init__(self) -> None:
        if not 1 <= self.year_start_month <= 12:
            raise ValueError(f"A year begins in a month from 1 to 12, not {self.year_start_month}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[RuleT]):
    """A rule, the stretch of text it was read from, and the stretches that were not understood."""

    rule: RuleT
    span: TextSpan
    not_understood: tuple[TextSpan, ...] = ()


NOTHING_KNOWN = Context()
