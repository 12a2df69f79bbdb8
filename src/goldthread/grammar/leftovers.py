"""What a reading may not leave out: each word of a cell is accounted for, or the rule falls.

A reading that drops a word which could change it is worse than none, because nobody sees what
was dropped. So every rule is held against its cell once more, word by word, in and out of
brackets. A word is one of three things:

*held*: the rule has it. An amount or a date is held when the numbers or days themselves stand in
the rule, or the words do in one of its texts; any other word when a reader used it.

*idle*: nothing holds it, and it changes nothing: the name of what is counted, a polite word, a
source, the size of a sample. The reading stands, and names the word in ``not_understood``.

*turning*: nothing holds it, and it may change what the rest says: a number, a date, a sign, a
denial, a condition, an alternative, a comparison, or a word of measurement such as "tolerance".
One of these, and there is no reading.

Readers cannot claim a denial, an amount or a date by using the words around it (``Cell.use``);
they must say that they have read it for what it is (``Cell.take``).
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from lark import Token

from goldthread.framework.rules.moments import DayInYear
from goldthread.framework.rules.targets import NoTarget, TargetToBeConfirmed
from goldthread.framework.rules.values import (
    Figure,
    FigureRange,
    NoValue,
    SeveralFigures,
    ValueToBeConfirmed,
)
from goldthread.grammar.amount_pairs import takes_that_long
from goldthread.grammar.amounts import Amount
from goldthread.grammar.cells import Cell
from goldthread.grammar.clauses import Bound, Due
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.reading import TextSpan
from goldthread.grammar.sentences import without_notes
from goldthread.grammar.target_notes import is_earlier
from goldthread.grammar.turning_words import (
    MEASURING,
    SIGNS,
    conditions_in,
    is_condition,
    is_denial,
    is_turning,
    makes_provisional,
    turns,
)

_TAIL_OF_A_NUMBER = re.compile(r"(?:[eE]\d+|th|st|nd|rd|p)\b")
_COMPARES = frozenset({"INCREASE", "DECREASE", "WORSEN", "MORE_THAN", "LESS_THAN", "ABOVE", "BELOW", "NO_CHANGE"})  # fmt: skip
_ARROWS = frozenset("↑⇧▲↓⇩▼")
_JOINERS = re.compile(r"(?:on|in|by|from|at|for|during|since|over|to|=)\s*", re.I)
_SAMPLE = re.compile(r"(?:n|base|sample|sample size|sample of|base size)\s*[=:]?\s*", re.I)
_WITHOUT_DATES_TO_MEET = (Figure, FigureRange, SeveralFigures, TargetToBeConfirmed, ValueToBeConfirmed)  # fmt: skip
_WITHOUT_A_NUMBER = (NoTarget, TargetToBeConfirmed, NoValue, ValueToBeConfirmed)
_PERIODS_IN_A_YEAR = {"year": 1, "quarter": 4, "month": 12, "week": 52}
_MOVEMENTS = frozenset({"INCREASE", "DECREASE", "IMPROVE", "WORSEN", "ROLLING"})
_SO_MANY_TIMES = frozenset({"the", "our", "that", "as", "more", "less", "higher", "lower", "greater", "last", "current"})  # fmt: skip
_THE_PAST = frozenset({"last", "previous", "prior", "preceding", "current"})
# What may stand on either side of "or" when it joins two names of one thing.
_NAMES = frozenset({"WORD", "IMPROVE", "ADDITIONAL", "OPEN", "CLOSE", "AVERAGE"})


@dataclass(frozen=True, slots=True)
class Account:
    """The words of a cell that its rule does not hold: those that may turn it, and idle ones."""

    turning: tuple[Token, ...]
    idle: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """Every number, day and text that a rule holds."""

    numbers: frozenset[Decimal]
    days: frozenset[date | DayInYear]
    printed: str

    @classmethod
    def by(cls, rule: object) -> _Held:
        kept = _leaves(rule)
        return cls(
            frozenset(abs(Decimal(one)) for one in kept if isinstance(one, Decimal | int)),
            frozenset(one for one in kept if isinstance(one, date | DayInYear)),
            " ".join(one.lower() for one in kept if isinstance(one, str)),
        )


def account_of(cell: Cell, rule: object, also: frozenset[str] = frozenset()) -> Account:
    """Which words of the cell the rule does not hold; ``also`` are further words that turn it."""
    held = _Held.by(rule)
    outside, notes = without_notes(cell.words)
    idle = [
        *_dates_without_a_year(cell, rule),
        *(word for word in cell.words if id(word) in cell.left),
    ]
    passed = {id(word) for word in idle}
    outside = [word for word in outside if id(word) not in passed]
    turning = list(_turning(cell, outside, held, has_amounts=bool(held.numbers)))
    turning += [word for word in outside if word.lower() in also and id(word) not in cell.used]
    if not isinstance(rule, _WITHOUT_A_NUMBER):
        turning += _limits(cell, held)
    amounts = [place for place, word in enumerate(outside) if word.type == "BOUND"]
    for at, bracketed in notes:
        note = [word for word in bracketed if id(word) not in passed]
        last = bisect.bisect_left(amounts, at) - 1
        before = outside[amounts[last] : at] if last >= 0 else []
        explained = _explains(cell, note, before)
        found = [] if explained else list(_turning(cell, note, held, has_amounts=False))
        turning += found
        if explained and not all(_holds(cell, word, held) for word in note):
            idle += [word for word in note if not is_mark(word)]
    return Account(tuple(turning), tuple(idle))


def _dates_without_a_year(cell: Cell, rule: object) -> list[Token]:
    """ "27 days (Q1)", "TBC in Q1": a figure or a promise has no place for half a date."""
    if not isinstance(rule, _WITHOUT_DATES_TO_MEET):
        return []
    dues = [word for word in cell.words if word.type == "DUE"]
    return [word for word in dues if word.value.said.period(cell.context) is None]


def not_understood(cell: Cell, account: Account) -> tuple[TextSpan, ...]:
    """The stretches that a reading which stands did not take up."""
    return cell.unread({id(word) for word in account.idle})


def _turning(
    cell: Cell, words: Sequence[Token], held: _Held, *, has_amounts: bool
) -> Iterator[Token]:
    """The words of one stretch that may turn the rest, and that nothing holds."""
    yield from (
        word
        for word, after in itertools.pairwise([*words, None])
        if word is not None and not _holds(cell, word, held) and not _compares_names(word, after)
    )
    yield from _comparing(cell, words)
    yield from _alternatives(cell, words)
    if has_amounts:
        yield from (word for word in words if str(word) in _ARROWS)
        yield from (word for word in _between_amounts(words) if id(word) not in cell.taken)
        yield from _dash_before_all(words)
        yield from _part_of_the_number(words)


def _limits(cell: Cell, held: _Held) -> Iterator[Token]:
    """Denials and conditions of more than one word: "other than Q1", "dependent on funding"."""
    return (
        word
        for index, word in enumerate(cell.words)
        if word.type == "WORD"
        and not turns(word)
        and id(word) not in cell.taken
        and (is_denial(cell.words, index) or is_condition(cell.words, index))
        and not makes_provisional(cell.words, index)
        and not _is_printed(cell, word, held)
    )


def _compares_names(word: Token, after: Token | None) -> bool:
    """ "Paid at least the living wage": a comparison inside what is counted."""
    names = word.type in {"AT_LEAST", "AT_MOST"} and after is not None and after.type == "WORD"
    if names and after is not None and after.lower() in _THE_PAST:
        return False  # "not less than last year nor more than 10%"
    return names and not word.lower().startswith("or ")  # "98%, or better than England"


def _holds(cell: Cell, word: Token, held: _Held) -> bool:
    """Whether the rule has this word, or can do without it."""
    if id(word) in cell.taken:
        return True
    if word.type == "BOUND":
        return _holds_amount(word.value, held) or _is_printed(cell, word, held)
    if word.type == "DUE":
        return _holds_date(cell, word.value, held) or _is_printed(cell, word, held)
    if word.type == "WORD":
        return not _may_turn(cell, word) or _is_printed(cell, word, held)
    if word.type == "TARGET" and word.lower().split()[-1] in MEASURING - {"aim"}:
        return _is_printed(cell, word, held)  # "upper threshold": a limit, and no target
    if id(word) in cell.used or _is_printed(cell, word, held):
        return True
    if word.type in SIGNS:
        return False
    return not any(mark.isdigit() for mark in word)


def _may_turn(cell: Cell, word: Token) -> bool:
    low = word.lower()
    if id(word) in cell.used:
        return False
    if low in MEASURING:
        return low not in cell.title.lower()
    return is_turning(word)


def _is_printed(cell: Cell, word: Token, held: _Held) -> bool:
    said = _JOINERS.sub("", cell.quote([word]).lower(), count=1)
    return bool(said) and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", held.printed) is not None


def _holds_amount(bound: Bound, held: _Held) -> bool:
    amount = bound.amount
    if takes_that_long(bound) and Decimal(0) not in held.numbers:
        return True  # "over 5 years" is the time a change takes
    if amount.high is not None and abs(amount.high) not in held.numbers:
        return False
    if amount.unit == "decades":
        return f"{amount.value * 10} years" in held.printed
    value = abs(amount.value)
    return value in held.numbers or value * 100 in held.numbers


def _holds_date(cell: Cell, due: Due, held: _Held) -> bool:
    if due.how == "after":
        return True  # where something stood, and no date to meet
    period = due.said.period(cell.context)
    if period is not None:
        if due.how == "from" and held.numbers:
            return True
        return bool({period.first, period.last} & held.days) or str(period.last) in held.printed
    if due.said.day_in_year is not None:
        return due.said.day_in_year in held.days
    quarter = due.said.quarter
    return due.said.is_year_end or (quarter is not None and Decimal(quarter) in held.numbers)


def _comparing(cell: Cell, words: Sequence[Token]) -> Iterator[Token]:
    """ "82% or higher than last year": after the amount, a comparison that no part took up."""
    first = next((place for place, word in enumerate(words) if word.type == "BOUND"), len(words))
    for word, after in itertools.pairwise([*words[first:], None]):
        if (
            word is not None
            and word.type in _COMPARES
            and id(word) not in cell.used
            and (after is None or after.type not in {"TO", "BOUND"})
        ):
            yield word


def _alternatives(cell: Cell, words: Sequence[Token]) -> Iterator[Token]:
    """An "or" that joins more than two names ("95% or referral") leaves the choice open."""
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        if word.type != "OR":
            continue
        beside = {one.type for one in (before, after) if one is not None}
        if id(word) in cell.used and beside != {"BOUND"}:
            continue
        if before is None or after is None or {before.type, after.type} - _NAMES:
            yield word


def _dash_before_all(words: Sequence[Token]) -> Iterator[Token]:
    """ "-250 tonnes": below zero, a fall, or the mark of a list."""
    first = words[:2]
    if [word.type for word in first] == ["DASH", "BOUND"] and first[0].end_pos == first[
        1
    ].start_pos:
        yield first[0]


def _between_amounts(words: Sequence[Token]) -> Iterator[Token]:
    """ "£1 for every £3", "60% → 75%": what joins two amounts that are no two targets.

    So is a unit of time that an amount did not take up: "1 in 100 years".
    """
    for one, two in itertools.pairwise(words):
        if one.type == "BOUND" and two.type == "TIME_UNIT":
            yield two
        if one.type == two.type == "BOUND" and (
            _is_none_past(one, two) or _is_bare_number(one) or one.value.sign_after
        ):
            yield two
        if one.type == "BOUND" and one.end_pos == two.start_pos and _is_a_slip(one, two):
            yield two
        if "BOUND" in {one.type, two.type}:
            yield from (word for word in (one, two) if _is_relation(word))
    for one, two in itertools.pairwise(words[1:]):
        joins = one.type in {"PER", "EACH"} or one.lower() in {"every", "each"}
        if joins and two.type == "BOUND":
            yield one
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        if not one.type == three.type == "BOUND":
            continue
        if two.type == "TO" and not any(word.type == "FROM" for word in words):
            yield two  # "25% to 20%": no range, and not said to be a fall
        runs_on = one.end_pos == two.start_pos and two.end_pos == three.start_pos
        if two.type == "OTHER" or (two.type == "COMMA" and runs_on):
            yield two  # "1.234,56" is one number, written in a way not known here


def _part_of_the_number(words: Sequence[Token]) -> Iterator[Token]:
    """Words that make another number of the one before: "1.5 times the average", "30-day mean"."""
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        if one.type != "BOUND":
            continue
        if two.lower() == "times" and three.lower() in _SO_MANY_TIMES:
            yield two
        joined = one.end_pos == two.start_pos and two.end_pos == three.start_pos
        if joined and two.type == "DASH" and three.type == "TIME_UNIT":
            yield three


def _is_none_past(one: Token, two: Token) -> bool:
    """ "None exceeding 30 days": a limit that none may pass, and not two targets."""
    return not one.value.amount.value and two.value.limit is not None


def _is_bare_number(word: Token) -> bool:
    """ "5 6", "12 .5%": nothing is said of it, and so nothing parts it from what follows."""
    amount: Amount = word.value.amount
    said = amount.unit or amount.words or amount.high is not None
    return not said and word.value == Bound(amount=amount)


def _is_a_slip(number: Token, word: Token) -> bool:
    """What cannot stand right after a number: another one ("1.2.3"), letters for noughts, "e3".

    A "p" after a share says that it is provisional; after a bare number, pence.
    """
    if word.lower() == "p" and number.value.amount.unit is not None:
        return False
    return word.type == "BOUND" or (
        word.type == "WORD" and (not set(word) - set("oOlI") or bool(_TAIL_OF_A_NUMBER.match(word)))
    )


def _is_relation(word: Token) -> bool:
    """A mathematical sign, or a question mark, whose part is not known: "≯5", "95%?"."""
    return word.type == "OTHER" and (word == "?" or unicodedata.category(str(word)) == "Sm")


def _explains(cell: Cell, note: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether the amounts in brackets only explain the one before, and are no more to reach.

    ``before`` begins with that amount.

    "(n=40)" is the size of a sample, "(of 12)" the whole, "(30 male, 30 female)" the parts that
    add up to it, "(5 per month)" its part of every month, "(2022/23 outturn 79%)" where it
    stood and "(up 3%)" how it moved.
    """
    bounds: list[Bound] = [word.value for word in note if word.type == "BOUND"]
    if not bounds or not before or any(conditions_in(note)):
        return False
    if any(is_denial(note, index) for index in range(len(note))):
        return False
    whole: Amount = before[0].value.amount
    first = bounds[0].amount
    if len(bounds) == 1 and whole.unit == "%" and (first.unit or "").startswith("/"):
        return abs(100 * first.value / Decimal((first.unit or "/1")[1:]) - whole.value) < 1
    if len(bounds) > 1:
        return _adds_up(whole, [one.amount for one in bounds])
    part = bounds[0].amount
    return (
        part.either_side
        or part.signed
        or is_earlier(note)
        or any(word.type in _MOVEMENTS for word in note)
        or (note[0].type == "OF" and part.value >= whole.value)
        or _SAMPLE.fullmatch(_lead_of(cell, note)) is not None
        or whole.value * _times_a_year(before) == part.value * _times_a_year(note)
        or _is_the_same_for_each(whole, part, note)
    )


def _adds_up(whole: Amount, parts: Sequence[Amount]) -> bool:
    """The parts of a total, or the two numbers that a share is made of."""
    alike = all(one.unit in {None, whole.unit} for one in parts)
    if alike and sum(one.value for one in parts) == whole.value:
        return True
    if whole.unit != "%" or len(parts) != 2 or not parts[1].value:
        return False
    return abs(100 * parts[0].value / parts[1].value - whole.value) < 1


def _times_a_year(words: Sequence[Token]) -> int:
    often = [word.value.unit for word in words if word.type == "REPEATS"]
    return _PERIODS_IN_A_YEAR.get(often[0], 1) if often else 1


def _is_the_same_for_each(whole: Amount, part: Amount, note: Sequence[Token]) -> bool:
    """ "20 (10 per ward)": so many in each, which goes into the whole without remainder."""
    each = any(word.type in {"PER", "EACH"} for word in note)
    alike = part.unit in {None, whole.unit} and 0 < part.value < whole.value
    return each and alike and whole.value % part.value == 0


def _lead_of(cell: Cell, note: Sequence[Token]) -> str:
    first = next(place for place, word in enumerate(note) if word.type == "BOUND")
    start = note[0].start_pos or 0
    amount = note[first].start_pos or 0
    return cell.text[start:amount].strip()


def _leaves(rule: object) -> list[Any]:
    """Every number, date and text in a rule, however deep; marks and kinds are none of them."""
    if rule is None or isinstance(rule, bool | Enum):
        return []
    if isinstance(rule, str | Decimal | int | date | DayInYear):
        return [rule]
    if isinstance(rule, tuple):
        return [leaf for one in rule for leaf in _leaves(one)]
    if is_dataclass(rule):
        kept = (getattr(rule, name) for name in rule.__dataclass_fields__)
        return [leaf for one in kept if one is not None for leaf in _leaves(one)]
    return []
