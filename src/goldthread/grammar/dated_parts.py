"""A cell taken apart by its dates: each date with the words that lead to it and follow it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from lark import Token

from goldthread.grammar.calendars import Period
from goldthread.grammar.cautions import is_in_a_name
from goldthread.grammar.cells import Cell
from goldthread.grammar.said_periods import Said, said_in_the_year_of

_JOINERS = frozenset(
    {"BY", "IN", "WITHIN", "FROM", "UNTIL", "TO", "DASH", "COMMA", "COLON", "OPEN", "CLOSE", "AND", "EACH", "STOP", "SEMICOLON", "NEWLINE", "OVER", "END_OF", "STAR", "SLASH"}
)  # fmt: skip


_DATE_LEADS = frozenset({"BY", "IN", "FROM", "UNTIL", "TO", "DASH", "COMMA", "COLON", "OPEN", "END_OF", "OVER", "SLASH", "STOP", "NEWLINE", "AND", "OR", "SEMICOLON", "EACH"})  # fmt: skip


_LONGEST_EVENT = 60
# "Every August in line with the annual report", "in time for April 2026": nothing happens then.
_NO_EVENT = re.compile(r"(?:in )?(?:line with|accordance with|time(?: for)?$)", re.I)
_BEFORE_AN_OLDER = frozenset({"was", "originally", "previously", "formerly", "initially", "now"})
_ENDS = frozenset({"NEWLINE", "SEMICOLON", "STOP"})
_BEFORE_A_NAME = frozenset({None, *_ENDS})
_JOIN_DATES = frozenset({"AND", "COMMA", "OR", "SLASH"})
_ROUGHLY = frozenset({"c", "c.", "ca", "est", "estimated", "expected", "projected", "anticipated", "is", "the", "due", "date", "latest"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of a cell (or "ongoing"), with the words that lead to it and those that follow."""

    word: Token
    before: list[Token]
    after: list[Token]
    leads_to_another: bool = False


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


def years_in_names(dated: list[Dated]) -> list[Dated]:
    """The years that name a thing a later date is for: "Budget 2024/25 approved by March 2024"."""
    found: list[Dated] = []
    for one, following in itertools.pairwise(dated):
        if not _is_of_years(one.word) or following.word.type == "ONGOING":
            continue
        if _is_of_years(following.word):
            continue
        if any(word.type in _ENDS for word in one.after):
            continue
        leads = one.before[-1].type if one.before else None
        follows = one.after[0].type if one.after else None
        reaches = leads == "TO" and [word.type for word in one.before[-2:-1]] == ["WORD"]
        named = leads in _BEFORE_A_NAME or reaches  # "Strategy to 2030 approved by June 2026"
        if leads == "WORD" or (named and follows == "WORD"):
            found.append(one)
    return found


def _is_of_years(word: Token) -> bool:
    return word.type != "ONGOING" and word.value.is_years


def without_restated(cell: Cell, dated: list[Dated]) -> list[Dated]:
    """The dates without those in brackets or beside a mark that only say the one before again.

    "31 March 2025 (Q4 2024/25)", "Q1 (June 2024)": one date, kept as it was named most closely.
    """
    kept: list[Dated] = []
    for one in dated:
        earlier = kept[-1] if kept else None
        if earlier is not None and _restates(cell, earlier, one):
            closer = _closer(cell, earlier, one)
            kept[-1] = Dated(closer.word, earlier.before, one.after)
        else:
            kept.append(one)
    return kept


def _restates(cell: Cell, first: Dated, second: Dated) -> bool:
    between = [word.type for word in second.before]
    in_brackets = between == ["OPEN"] and bool(second.after) and second.after[0].type == "CLOSE"
    if not in_brackets and between not in (["DASH"], ["COMMA"], ["COLON"], []):
        return False
    if "ONGOING" in {first.word.type, second.word.type}:
        return False
    one, two = _in_one_year(cell, first.word.value, second.word.value)
    if one is None or two is None:
        return False
    if not in_brackets:
        return one.last == two.last and one.precision is not two.precision  # "Q4, March 2025"
    return one.last == two.last or (one.first <= two.first and two.last <= one.last)


def _closer(cell: Cell, first: Dated, second: Dated) -> Dated:
    one, two = _in_one_year(cell, first.word.value, second.word.value)
    if one is None or two is None:
        return second
    if first.word.value.is_without_year:
        if second.word.value.is_without_year or one.last != two.last:
            return second
        return _in_the_year_of(first, second)  # "Q4 (Jan-Mar 2025)"
    if second.word.value.is_without_year:
        return first
    return second if (two.last - two.first) < (one.last - one.first) else first


def _in_one_year(cell: Cell, first: Said, second: Said) -> tuple[Period | None, Period | None]:
    """The days of both, where one lends the other its year if that leaves it out."""
    if first.is_without_year and not second.is_without_year:
        first = said_in_the_year_of(first, second)
    elif second.is_without_year and not first.is_without_year:
        second = said_in_the_year_of(second, first)
    return first.period(cell.context), second.period(cell.context)


def with_years_of_the_next(dated: list[Dated]) -> list[Dated]:
    """The dates, where one without a year takes it from the next: "June and September 2024"."""
    found = list(dated)
    for place in reversed(range(len(found) - 1)):
        one, following = found[place], found[place + 1]
        joint = [word.type for word in following.before]
        if "ONGOING" in {one.word.type, following.word.type} or not joint:
            continue
        said: Said = one.word.value
        if not said.is_without_year or said.is_year_end or not set(joint) <= _JOIN_DATES:
            continue
        if following.word.value.is_without_year:
            continue
        found[place] = _in_the_year_of(one, following)
    return found


def _in_the_year_of(one: Dated, other: Dated) -> Dated:
    word = Token("PERIOD", "", start_pos=one.word.start_pos, end_pos=one.word.end_pos)
    word.value = said_in_the_year_of(one.word.value, other.word.value)
    return Dated(word, one.before, one.after)


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
        another = words[place].type == "ONGOING" and number + 1 < len(places)
        found.append(Dated(words[place], words[begin:place], words[place + 1 : end], another))
        begin = place + 1
    return found


def _is_date(words: list[Token], index: int) -> bool:
    word = words[index]
    if word.type == "ONGOING":
        return not _is_what_a_date_begins(words, index)
    before = words[index - 1].type if index else None
    if word.type == "BARE_YEAR":
        return before is None or before in _DATE_LEADS
    if word.type != "PERIOD":
        return False
    said: Said = word.value
    after = words[index + 1].type if index + 1 < len(words) else None
    near = words[index - 1].lower() if index else ""
    if before == "ABOUT" or near in _ROUGHLY | _BEFORE_AN_OLDER:
        return True  # "to commence c. mid-April"
    if said.is_years and before == "WORD" and after == "WORD":
        return False  # "the Strategy 2025-2030 adopted by ...": the years are part of a name
    if not said.is_without_year or said.is_year_end:
        return True
    if is_in_a_name(words, index):
        return False
    return (
        before is None or before in _DATE_LEADS or before == "BARE_YEAR" or index == len(words) - 1
    )


def _is_what_a_date_begins(words: list[Token], index: int) -> bool:
    """ "April 2024 - ongoing": ongoing since then, in one."""
    kinds = [word.type for word in words[max(0, index - 2) : index]]
    last = all(word.type == "STOP" for word in words[index + 1 :])
    return last and kinds in (["PERIOD", "DASH"], ["BARE_YEAR", "DASH"])


def event_of(cell: Cell, dated: Dated) -> str | None:
    """The words that say what happens then: those before the date, else those after it."""
    words = list(dated.before)
    joined = {"BY", "UNTIL"} & {word.type for word in words[-1:]}
    if joined:
        words.pop()
    while (
        words
        and not (joined and words[-1].type == "IN")
        and (
            words[-1].type in _JOINERS
            or words[-1].type == "ABOUT"
            or (words[-1].type == "WORD" and words[-1].lower() in _ROUGHLY)
            or (words[-1].type == "TARGET" and len(words) == 1)
        )
    ):
        words.pop()
    while words and (
        words[0].type in _JOINERS
        or words[0].type == "OR"
        or (words[0].type == "TBC" and len(words) > 1)
    ):
        words.pop(0)
    if len(words) == 1 and words[0].type == "NUMBER" and len(dated.before) > 1:
        return None  # "1) June 2024": its place in a list
    if not words and not dated.leads_to_another:
        words = list(dated.after)
        while words and (words[-1].type in _JOINERS or words[-1].type == "TBC"):
            words.pop()
        while words and (words[0].type in _JOINERS or words[0].type == "OR"):
            words.pop(0)
        said = [word.lower() for word in words]
        if said in (["the", "latest"], ["latest"]) or said[-1:] == ["thereafter"]:
            return None  # "and annually thereafter" is a frequency, and read as one
    if not words or len(words) > _LONGEST_EVENT:
        return None
    event = cell.quote(words).strip("() ")
    return None if _NO_EVENT.match(event) else event or None
