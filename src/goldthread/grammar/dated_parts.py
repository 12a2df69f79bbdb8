"""A cell taken apart by its dates: each date with the words that lead to it and follow it."""

from __future__ import annotations

from dataclasses import dataclass

from lark import Token

from goldthread.grammar.cells import Cell
from goldthread.grammar.periods import Said

_JOINERS = frozenset(
    {"BY", "IN", "FROM", "UNTIL", "TO", "DASH", "COMMA", "COLON", "OPEN", "CLOSE", "AND", "EACH", "STOP", "SEMICOLON", "NEWLINE", "OVER", "END_OF", "STAR", "SLASH"}
)  # fmt: skip


_DATE_LEADS = frozenset({"BY", "IN", "FROM", "UNTIL", "TO", "DASH", "COMMA", "COLON", "OPEN", "END_OF", "OVER", "SLASH", "STOP", "NEWLINE", "AND", "OR", "SEMICOLON", "EACH"})  # fmt: skip


_LONGEST_EVENT = 60


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of a cell (or "ongoing"), with the words that lead to it and those that follow."""

    word: Token
    before: list[Token]
    after: list[Token]


def ongoing_within(dated: list[Dated]) -> list[Dated]:
    """ "Ongoing throughout 2024/25" is ongoing, and the year is no date of its own.

    "Ongoing to March 2026" is one date, until which something goes on.
    """
    if len(dated) == 2 and dated[0].word.type == "ONGOING":
        last = dated[1]
        if len(last.before) == 1 and last.before[0].type in {"TO", "UNTIL"}:
            lead = [*dated[0].before, dated[0].word, *last.before]
            return [Dated(last.word, lead, last.after)]
    return [
        one
        for index, one in enumerate(dated)
        if not (
            index
            and dated[index - 1].word.type == "ONGOING"
            and one.before
            and all(word.type == "IN" for word in one.before)
        )
    ]


def leaves_a_year_out(cell: Cell, dated: list[Dated]) -> bool:
    """Whether a date without a year stands beside a year that no phrase took up."""
    read = {id(one.word) for one in dated}
    unread = any(
        word.type in {"BARE_YEAR", "APOSTROPHE_YEAR", "FISCAL"} and id(word) not in read
        for word in cell.words
    )
    return unread and not all(
        one.word.type == "ONGOING" or is_in_a_known_year(cell, one) for one in dated
    )


def is_in_a_known_year(cell: Cell, dated: Dated) -> bool:
    return dated.word.type != "ONGOING" and dated.word.value.period(cell.context) is not None


def dated_parts(cell: Cell) -> list[Dated]:
    """The dates of a cell, each with the words since the one before."""
    found: list[Dated] = []
    words = cell.words
    begin = 0
    places = [index for index in range(len(words)) if _is_date(words, index)]
    for number, place in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else len(words)
        found.append(Dated(words[place], words[begin:place], words[place + 1 : end]))
        begin = place + 1
    return found


def _is_date(words: list[Token], index: int) -> bool:
    word = words[index]
    if word.type == "ONGOING":
        return True
    before = words[index - 1].type if index else None
    if word.type == "BARE_YEAR":
        return before is None or before in _DATE_LEADS
    if word.type != "PERIOD":
        return False
    said: Said = word.value
    after = words[index + 1].type if index + 1 < len(words) else None
    if said.is_years and before == "WORD" and after == "WORD":
        return False  # "the Strategy 2025-2030 adopted by ...": the years are part of a name
    if not said.is_without_year or said.is_year_end:
        return True
    return (
        before is None or before in _DATE_LEADS or before == "BARE_YEAR" or index == len(words) - 1
    )


def event_of(cell: Cell, dated: Dated) -> str | None:
    """The words that say what happens then: those before the date, else those after it."""
    words = list(dated.before)
    while words and (
        words[-1].type in _JOINERS
        or (
            words[-1].type == "WORD"
            and words[-1].lower() in {"c", "c.", "is", "the", "due", "date"}
        )
    ):
        words.pop()
    while words and (words[0].type in _JOINERS or (words[0].type == "TBC" and len(words) > 1)):
        words.pop(0)
    if not words:
        words = list(dated.after)
        while words and (words[-1].type in _JOINERS or words[-1].type == "TBC"):
            words.pop()
        while words and words[0].type in _JOINERS:
            words.pop(0)
    if not words or len(words) > _LONGEST_EVENT:
        return None
    return cell.quote(words).strip("() ") or None
