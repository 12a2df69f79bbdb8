"""Targets that say which way a figure should move: "Reduce by 5%", "No reduction"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from lark import Token

from goldthread.framework.model import Polarity
from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.targets import (
    Change,
    Comparison,
    Origin,
    Quantity,
    Terms,
    Trend,
    TrendDirection,
)
from goldthread.grammar.cells import Cell
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.nouns import noun_phrase
from goldthread.grammar.sentences import Clause
from goldthread.grammar.turning_words import works_against

_DIRECTIONS = {
    "INCREASE": TrendDirection.INCREASE,
    "DECREASE": TrendDirection.DECREASE,
    "NO_INCREASE": TrendDirection.NO_INCREASE,
    "NO_DECREASE": TrendDirection.NO_DECREASE,
    "NO_CHANGE": TrendDirection.MAINTAIN,
    "MAINTAIN": TrendDirection.MAINTAIN,
    "ADDITIONAL": TrendDirection.INCREASE,
    "IMPROVE": TrendDirection.INCREASE,
    "WORSEN": TrendDirection.DECREASE,
    "MORE_THAN": TrendDirection.INCREASE,
    "LESS_THAN": TrendDirection.DECREASE,
    "ABOVE": TrendDirection.INCREASE,
    "BELOW": TrendDirection.DECREASE,
    "OVER": TrendDirection.INCREASE,
}
_VERSUS = re.compile(
    r"(?:[<>]\s*|(?<!year )\b(?:on|as|from|at|to|compared (?:to|with)|against|than|over|relative to|vs\.?|versus|below|above|in relation to|of)\s+)"
    r"((?:the\s+|our\s+|a\s+)?(?:same|previous|prior|last|preceding|baseline|current|existing|20\d\d|\d\d[/-]\d\d|year|"
    r"(?:\d+|two|three|four|five|ten)[ -]year|q\d|quarter)\b[^;.()]*)",
    re.I,
)
_PAST_A_LEVEL = {
    "DECREASE": frozenset({"below", "under", "beneath"}),
    "INCREASE": frozenset({"above"}),
    "IMPROVE": frozenset({"above", "below", "under"}),
}
_BEFORE_IT = re.compile(r"(?:previous|prior|preceding|baseline)\b", re.I)
_MOVEMENT = re.compile(
    r"(?:a |an )?(?:increas(?:es?|ing)|ris(?:e|es|ing)|grow(?:th|ing)|declin(?:es?|ing)|reductions?|decreas(?:es?|ing)|falling|deterioration|worsening)",
    re.I,
)
_FALL = re.compile(r"(?:a )?(?:reductions?|decreases?|declines?)", re.I)
_HEAD_REACH = 6
_TAIL_REACH = 3


def trend_word(clause: Clause) -> Token | None:
    """The word that gives the direction, where it heads the clause or stands by the amount."""
    lead = [word for word in clause.lead if not is_mark(word)][:_HEAD_REACH]
    for word in lead:
        if word.type in _DIRECTIONS and word.type != "OVER":
            return word
        if word.type == "BOUND":
            break
    if clause.bound is None:
        return None
    tail = [word for word in clause.tail if not is_mark(word)]
    if [word.type for word in tail[:1]] == ["OVER"] and _is_more_than_before(clause, tail):
        return tail[0]
    for word in tail[:_TAIL_REACH]:
        if word.type in _DIRECTIONS and word.type not in {"MAINTAIN", "OVER"}:
            return word
        if word.type not in {"WORD", "PER", "REPEATS", "YEAR_ON_YEAR"}:
            break
    return None


def is_worked_against(clause: Clause, word: Token) -> bool:
    """ "Halt the decline", "Minimise the increase": the way that is named is not the way wanted.

    "Reduce falls" is no such thing: people fall.
    """
    place = next((at for at, one in enumerate(clause.lead) if one is word), None)
    before = clause.lead if place is None else clause.lead[:place]
    if any(works_against(str(one)) for one in before):
        return True
    after = clause.lead[place + 1 :] if place is not None else ()
    within = itertools.takewhile(
        lambda one: one.type not in {"AND", "OR", "COMMA", "TO", "BY"}, after
    )
    turned = {"DECREASE": _MOVEMENT, "INCREASE": _FALL}.get(word.type)
    return turned is not None and any(turned.fullmatch(one) for one in within)


def _is_more_than_before(clause: Clause, tail: list[Token]) -> bool:
    """ "5% over the prior year": more than it was, and not a time that it takes."""
    share = clause.main.amount.unit in {"%", "percentage points"}
    named = [word for word in tail[1:3] if word.lower() != "the"]
    return share and bool(named) and _BEFORE_IT.match(named[0]) is not None


def direction_of(word: Token, polarity: Polarity | None) -> tuple[TrendDirection, Origin, bool]:
    """The direction of a word, what told it, and whether it is in doubt.

    "Improve" and "better than last year" are up or down as the measure's polarity says, and in
    doubt where it says nothing.
    """
    found = _DIRECTIONS[word.type]
    is_better = word.type == "MORE_THAN" and word.lower().startswith("better")
    if word.type not in {"IMPROVE", "WORSEN"} and not is_better:
        return found, Origin.TEXT, False
    if polarity is Polarity.DOWN:
        turned = TrendDirection.INCREASE if word.type == "WORSEN" else TrendDirection.DECREASE
        return turned, Origin.POLARITY, False
    return found, Origin.POLARITY if polarity is Polarity.UP else Origin.TEXT, polarity is None


def moves_past_a_level(word: Token, bound: Token | None) -> bool:
    """ "Reduce below 20%", "Increase above 80%": a level to get past, and not how far to move.

    What rises cannot rise below: "an increase below 3%" is how far it may move.
    """
    if word.lower() in {"growth", "uplift"}:
        return False  # "growth above 2%" is how much it grows
    passed = _PAST_A_LEVEL.get(word.type)
    return passed is not None and bound is not None and bound.value.limit in passed


def versus_of(cell: Cell, clause: Clause) -> str | None:
    """What a change is measured against: "than last year", "against a 2018/19 baseline"."""
    printed = cell.quote(clause.words) if clause.words else ""
    found = _VERSUS.search(printed if printed else cell.quote(cell.words))
    if not found:
        return None
    return re.split(r"\s+(?:by|before|no later than)\b", found[1])[0].strip(" .,")


def read_trend(cell: Cell, clause: Clause, word: Token, terms: Terms) -> Trend:
    """The trend a clause asks for, with its amount and what it is against."""
    direction, origin, doubtful = direction_of(word, cell.context.polarity)
    cell.use(clause.words)
    versus = versus_of(cell, clause)
    rule = Trend(
        direction=direction,
        amount=_change(cell, clause) if clause.bound else None,
        versus=versus,
        origin=origin,
        terms=without_versus(cell, clause, terms) if versus else terms,
    )
    if rule.amount and not rule.amount.value and rule.amount.high is None:
        rule = _not_at_all(cell, clause, rule)
    if rule.amount and rule.amount.comparison is Comparison.AT_LEAST:
        allowed = {
            TrendDirection.NO_INCREASE: TrendDirection.INCREASE,
            TrendDirection.NO_DECREASE: TrendDirection.DECREASE,
        }.get(direction)
        if allowed:  # "no increase of more than 3%" lets it rise by 3%
            most = replace(rule.amount, comparison=Comparison.AT_MOST, strict=False)
            rule = replace(rule, direction=allowed, amount=most)
    start, goal = _two_ends(clause)
    if start:
        rule = replace(rule, amount=None, start=start, goal=goal)
    if doubtful:
        other = replace(rule, direction=TrendDirection.DECREASE)
        return replace(
            rule, doubt=Doubt(why="which way is better is not stated", alternatives=(other,))
        )
    return rule


_NO_WORSE = re.compile(
    r"\W*(?:at (?:or above|least)|≥|>=|= ?or ?>(?: than)?|> ?or ?=|no (?:less|lower|fewer|worse) than|(?:better|higher|greater|more) than or equal to|"
    r"equal to or (?:better|higher|greater|more) than|(?:the )?same(?: as)? or better than)\s+(?:the\s+)?(?P<past>.+)",
    re.I,
)
_NO_HIGHER = re.compile(
    r"\W*(?:at (?:or below|most)|≤|<=|= ?or ?<(?: than)?|< ?or ?=|no (?:more|higher|greater) than|(?:lower|less|fewer) than or equal to|"
    r"equal to or (?:lower|less|fewer) than)\s+(?:the\s+)?(?P<past>.+)",
    re.I,
)
_PAST = re.compile(r"(?:last|previous|prior|preceding|same period|baseline|current|20\d\d)\b", re.I)


def names_the_past(clause: Clause, *, after: bool = False) -> bool:
    """Whether a clause speaks of a baseline or an earlier year, before (or after) its amount."""
    return any(
        word.type in {"BASELINE", "DUE", "BARE_YEAR"} or bool(_PAST.match(str(word)))
        for word in (clause.tail if after else clause.lead)
    )


def read_no_worse(cell: Cell, plain: str) -> Trend | None:
    """ "≥ previous year": no fall from where things stood; ``None`` for any other comparison."""
    for pattern, direction in (
        (_NO_WORSE, TrendDirection.NO_DECREASE),
        (_NO_HIGHER, TrendDirection.NO_INCREASE),
    ):
        found = pattern.match(plain)
        if found and _PAST.match(found["past"]) and len(found["past"].split()) <= 8:
            turned = cell.context.polarity is Polarity.DOWN and "better" in plain.lower()
            cell.use(cell.words)
            return Trend(
                direction=TrendDirection.NO_INCREASE if turned else direction,
                versus=found["past"].strip(" ."),
            )
    return None


def _not_at_all(cell: Cell, clause: Clause, rule: Trend) -> Trend:
    """ "0% increase" is no increase."""
    kept = {
        TrendDirection.INCREASE: TrendDirection.NO_INCREASE,
        TrendDirection.DECREASE: TrendDirection.NO_DECREASE,
    }.get(rule.direction)
    if kept is None or clause.bound_word is None:
        return rule
    cell.take([clause.bound_word])
    return replace(rule, direction=kept, amount=None)


def without_versus(cell: Cell, clause: Clause, terms: Terms) -> Terms:
    """The year a change is measured against is not the year it is due by."""
    due = next((due for due in clause.dues if due.how == "by"), None)
    if due is not None:
        period = due.said.period(cell.context)
        return replace(terms, by=period.moment if period else terms.by, starts_on=None)
    return replace(terms, by=None, starts_on=None)


def _change(cell: Cell, clause: Clause) -> Change | None:
    bound = clause.bound
    if bound is None:
        return None
    amount = bound.amount
    return Change(
        value=amount.value,
        high=amount.high,
        unit=amount.unit or noun_phrase(cell, clause),
        comparison=bound.comparison,
        strict=bound.strict,
    )


def _two_ends(clause: Clause) -> tuple[Quantity | None, Quantity | None]:
    """Both ends of "from 45% to 40%", "45% falling to 40%"; the first alone of "from a baseline"."""
    if clause.bound is not None and any(word.type == "BASELINE" for word in clause.lead[-2:]):
        amount = clause.bound.amount
        return Quantity(amount.value, amount.unit), None
    rising = [word.type for word in clause.tail[1:3]] == ["TO", "BOUND"]
    from_it = bool(clause.lead) and clause.lead[-1].type == "FROM"
    if clause.bound is None or not (from_it or rising):
        return None, None
    amount = clause.bound.amount
    if amount.high is not None:
        return Quantity(amount.value, amount.unit), Quantity(amount.high, amount.unit)
    for index, word in enumerate(clause.tail):
        if word.type == "BOUND" and index and clause.tail[index - 1].type == "TO":
            goal = word.value.amount
            unit = amount.unit or goal.unit
            return Quantity(amount.value, unit), Quantity(goal.value, goal.unit or unit)
    return None, None


def maintains(clause: Clause) -> bool:
    """Whether the clause asks to keep a level ("Maintain 95%")."""
    return any(word.type == "MAINTAIN" for word in clause.lead)
