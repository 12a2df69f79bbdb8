"""What a reading may not leave out: numbers, dates, conditions and denials.

A reading that drops a word which could change it is worse than none, because nobody sees what
was dropped. So each rule is held against its words once more: every amount and date outside
brackets must stand in the rule, and no word may turn or limit what the rest says. Brackets may
explain what stands before them; what is not read of them is reported with the reading.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lark import Token

from goldthread.framework.rules.targets import Comparison
from goldthread.grammar.cells import Cell, is_time, without_notes
from goldthread.grammar.clauses import Bound, Due

_CONDITIONS = frozenset({"if", "unless", "except", "excepting", "otherwise", "whichever", "whereas", "depending", "depends", "assuming"})  # fmt: skip
_DENIALS = frozenset({"not", "never", "neither", "nor", "cannot", "without", "but", "however", "instead", "rather", "then", "thereafter", "until", "no", "v", "vs", "versus", "against", "compared"})  # fmt: skip
# A sign of a number that belongs to no amount: something numerical was not read.
_SIGNS_OF_NUMBERS = frozenset({"OUT_OF", "PLUS_MINUS", "PLUS", "MINUS_SIGN", "CURRENCY", "SCALE", "PERCENT", "PERCENT_POINTS", "FRACTION", "MINUTES_OR_MINIMUM"})  # fmt: skip
_SIGNS_IF_UNREAD = frozenset(
    {"BARE_YEAR", "AT_LEAST", "AT_MOST", "OR_MORE", "OR_LESS", "PER_COUNT"}
)
# A part of a year, or of a plan, that no date took up.
_SIGNS_OF_DATES = frozenset({"HALF", "PLAN_YEAR", "APOSTROPHE_YEAR"})
_COMPARES = frozenset({"INCREASE", "DECREASE", "WORSEN", "MORE_THAN", "LESS_THAN", "ABOVE", "BELOW", "NO_CHANGE"})  # fmt: skip
_ARROWS = frozenset("↑⇧▲↓⇩▼")
_JOINERS = re.compile(r"(?:on|in|by|from|at|for|during|since|over|to|=)\s*", re.I)


def leaves_out_meaning(cell: Cell, rule: object) -> bool:
    """Whether the words hold a number, a date, a condition or a denial that the rule does not."""
    if _is_turned(cell):
        return True
    outside, _ = without_notes(cell.words)
    if _has_loose_signs(cell, outside):
        return True
    kept = list(_leaves(rule))
    printed = " ".join(one.lower() for one in kept if isinstance(one, str))
    numbers = {abs(Decimal(one)) for one in kept if isinstance(one, Decimal | int)}
    days = {one for one in kept if isinstance(one, date)}
    return any(
        not _keeps(cell, word, numbers, days)
        and _JOINERS.sub("", cell.quote([word]).lower(), count=1) not in printed
        for word in outside
    )


def _compares_after_all(cell: Cell, outside: Sequence[Token]) -> bool:
    """ "82% or higher than last year": after the amount, a comparison that no part took up."""
    first = next(
        (index for index, word in enumerate(outside) if word.type == "BOUND"), len(outside)
    )
    return any(
        word is not None
        and word.type in _COMPARES
        and id(word) not in cell.used
        and (after is None or after.type not in {"TO", "BOUND"})
        for word, after in itertools.pairwise([*outside[first:], None])
    )


def _keeps(cell: Cell, word: Token, numbers: set[Decimal], days: set[date]) -> bool:
    if word.type == "BOUND":
        return _keeps_amount(word.value, numbers)
    return word.type != "DUE" or _keeps_date(cell, word.value, days)


def is_conditional(words: Sequence[Token]) -> bool:
    """Whether a word among these makes the rest hold only sometimes."""
    return any(word.type == "WORD" and word.lower() in _CONDITIONS for word in words)


def _is_turned(cell: Cell) -> bool:
    if is_conditional(cell.words):
        return True
    outside, _ = without_notes(cell.words)
    return any(
        word.type == "WORD" and word.lower() in _DENIALS and id(word) not in cell.used
        for word in outside
    )


def _has_loose_signs(cell: Cell, outside: Sequence[Token]) -> bool:
    """A sign that no amount took up; an arrow beside an amount may be either of two things."""
    has_amount = any(word.type == "BOUND" for word in outside)
    if _compares_after_all(cell, outside) or any(
        one.type in {"PER", "EACH"} or one.lower() in {"every", "each"}
        for one, two in itertools.pairwise(outside[1:])
        if two.type == "BOUND"
    ):
        return True  # "£1 for every £3"
    if any(
        two.type == "OTHER" and one.type == three.type == "BOUND"
        for one, two, three in zip(outside, outside[1:], outside[2:], strict=False)
    ):
        return True  # "60% → 75%"
    return any(
        word.type in _SIGNS_OF_NUMBERS
        or (word.type in _SIGNS_OF_DATES and has_amount)
        or (word.type in _SIGNS_IF_UNREAD and id(word) not in cell.used)
        or (has_amount and str(word) in _ARROWS)
        for word in outside
    )


def _keeps_amount(bound: Bound, numbers: set[Decimal]) -> bool:
    amount = bound.amount
    if bound.comparison is Comparison.AT_LEAST and bound.strict and is_time(amount.unit):
        return True  # "over 5 years" is the time a change takes
    if amount.high is not None and abs(amount.high) not in numbers:
        return False
    value = abs(amount.value)
    return value in numbers or value * 100 in numbers


def _keeps_date(cell: Cell, due: Due, days: set[date]) -> bool:
    if due.how in {"after", "from"}:
        return True  # where something stood or began, and no date to meet
    period = due.said.period(cell.context)
    return period is None or period.first in days or period.last in days


def _leaves(rule: object) -> Iterator[Any]:
    """Every number, date and text in a rule, however deep."""
    if isinstance(rule, str | Decimal | int | date):
        yield rule
    elif isinstance(rule, tuple):
        for one in rule:
            yield from _leaves(one)
    elif is_dataclass(rule):
        for field in fields(rule):
            yield from _leaves(getattr(rule, field.name))
