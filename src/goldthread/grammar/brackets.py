"""Amounts below zero in the way of accounts: in brackets, "(£1.2m)", "£(1,200)"."""

from __future__ import annotations

import re
from dataclasses import replace

from lark import Token

from goldthread.framework.rules.targets import Comparison
from goldthread.grammar.amounts import is_money
from goldthread.grammar.cells import Cell
from goldthread.grammar.clauses import Bound
from goldthread.grammar.little_words import is_mark

_OF_MONEY = re.compile(
    r"£|€|\$|\b(?:gbp|budgets?|surplus(?:es)?|deficits?|overspends?|underspends?|expenditure|income|revenue|reserves?)\b",
    re.I,
)
_BALANCE = re.compile(
    r"\b(?:variances?|surplus(?:es)?|deficits?|overspends?|underspends?|outturn|balance|net)\b",
    re.I,
)


def bracketed_amount(cell: Cell) -> Token | None:
    """The one amount of a cell, where brackets hold it and nothing else is said but dates."""
    words = [word for word in cell.words if word.type not in {"NEWLINE", "STAR"}]
    if [word.type for word in words[:3]] != ["OPEN", "BOUND", "CLOSE"]:
        return None
    if any(word.type != "DUE" and not is_mark(word) for word in words[3:]):
        return None
    bound: Bound = words[1].value
    plain = bound == Bound(amount=bound.amount) and bound.amount.high is None
    return words[1] if plain and not bound.amount.either_side and bound.amount.value > 0 else None


def is_of_money(cell: Cell, word: Token) -> bool:
    """Whether an amount is money, by its own unit or by what the measure is called."""
    unit = word.value.amount.unit
    return is_money(unit) or (unit in {None, "%"} and _OF_MONEY.search(cell.title) is not None)


def is_a_balance(cell: Cell) -> bool:
    """Whether the measure is one that falls on either side of zero: a variance, a surplus."""
    return _BALANCE.search(cell.title) is not None


def put_below_zero(word: Token) -> None:
    """Turn an amount into the negative number that its brackets stand for."""
    bound: Bound = word.value
    amount = replace(bound.amount, value=-bound.amount.value)
    word.value = Bound(amount=amount, comparison=Comparison.UNSTATED)
