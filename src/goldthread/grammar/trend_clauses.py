"""Clauses of a target that say how a figure moves, or what it must get past."""

from __future__ import annotations

import re
from dataclasses import replace

from lark import Token

from goldthread.framework.model import Polarity
from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.targets import (
    Change,
    Comparison,
    Target,
    Threshold,
    Trend,
    TrendDirection,
)
from goldthread.grammar.amount_pairs import is_time, passes_a_time, takes_that_long
from goldthread.grammar.cells import Cell
from goldthread.grammar.little_words import TO_COME, is_little, is_mark
from goldthread.grammar.margins import so_far_from_a_comparator
from goldthread.grammar.nouns import noun_phrase
from goldthread.grammar.sentences import Clause
from goldthread.grammar.sides import side
from goldthread.grammar.target_terms import terms_of
from goldthread.grammar.trends import (
    moves_past_a_level,
    names_the_past,
    read_trend,
    versus_of,
    without_versus,
)

COMPARISONS = frozenset({"ABOVE", "BELOW", "MORE_THAN", "LESS_THAN"})
_LEVEL_WORDS = frozenset(
    [
        "current",
        "level",
        "levels",
        "performance",
        "position",
        "existing",
        "rate",
        "rates",
        "present",
        "same",
        "standard",
        "standards",
        "score",
        "outturn",
        "numbers",
        "number",
        "figure",
        "percentage",
        "proportion",
        "previous",
        "year",
        "high",
        "low",
        "satisfaction",
        "trend",
    ]
)
_SAID_OF_THE_PAST = frozenset({"exceeded", "surpassed"})


def compared(cell: Cell, clause: Clause, word: Token) -> Target | None:
    """ "5% above the national average", "Exceed our target of 70%": an amount beside another."""
    if _passes_a_target(clause, word):
        return _passed(cell, clause, word)
    return so_far_from_a_comparator(cell, clause)


def says_how_far(clause: Clause, word: Token) -> bool:
    """ "5% above last year": after the amount, what it should move away from."""
    leads = any(one is word for one in clause.lead)
    return not leads and names_the_past(clause, after=True)


def trend_alone(cell: Cell, clause: Clause, word: Token | None) -> Target | None:
    """The trend of a clause without an amount; ``None`` where it asks for something else."""
    if word is None or len(clause.lead) > 24:
        return None
    if word.type == "ADDITIONAL" or not _keeps_a_level(cell, clause, word):
        return None
    if word.type in COMPARISONS and not names_the_past(clause):
        return None
    if word.lower() in _SAID_OF_THE_PAST:
        return None
    word = _what_is_sustained(clause, word)
    if _goes_somewhere_else(clause, word):
        return None
    terms = terms_of(cell, clause, None)
    rule = read_trend(cell, clause, word, replace(terms, maintain=False))
    kinds = {one.type for one in clause.lead}
    keeps = word.type in {"MAINTAIN", "NO_CHANGE"}
    if clause.lead[0].type in {"AT_LEAST", "AT_MOST"} and not keeps:
        return None
    if keeps and kinds & {"INCREASE", "IMPROVE", "DECREASE", "AT_LEAST"}:
        down = cell.context.polarity is Polarity.DOWN and "INCREASE" not in kinds
        falls = down or "DECREASE" in kinds
        kept = TrendDirection.NO_INCREASE if falls else TrendDirection.NO_DECREASE
        return replace(rule, direction=kept)
    return rule


def _goes_somewhere_else(clause: Clause, word: Token) -> bool:
    """ "Reduce to pre-pandemic levels": to a place, and not only down."""
    place = next(index for index, one in enumerate(clause.lead) if one is word)
    moves = word.type in {"INCREASE", "DECREASE", "IMPROVE"}
    after = clause.lead[place + 1 : place + 3]
    in_line = [one.type for one in after] == ["IN", "WORD"] and after[1].lower() == "line"
    return moves and (in_line or any(one.type == "TO" for one in after[:1]))


def _what_is_sustained(clause: Clause, word: Token) -> Token:
    """ "Sustained reduction" is a reduction; "Maintained or reduced" is no rise."""
    place = next(index for index, one in enumerate(clause.lead) if one is word)
    after = clause.lead[place + 1 : place + 2]
    moves = {one.type for one in after} & {"INCREASE", "DECREASE", "IMPROVE"}
    return after[0] if word.type == "MAINTAIN" and moves else word


def _keeps_a_level(cell: Cell, clause: Clause, word: Token) -> bool:
    """ "Maintain current level" is a trend; "Retain Beacon status" is something else kept.

    What the measure itself is called by may be kept too: "Maintain grading".
    """
    if word.type != "MAINTAIN":
        return True
    objects = [
        one.lower()
        for one in clause.lead
        if one.type in {"WORD", "TERM"} and one is not word and not is_little(one)
    ]
    title = cell.title.lower().split()
    return not objects or bool(_LEVEL_WORDS & set(objects)) or set(objects) <= set(title)


def moved(cell: Cell, clause: Clause, word: Token) -> Target | None:
    """The trend of a clause whose amount is how far the figure moves."""
    if (clause.main.amount.unit or "").startswith("/"):
        return None  # "reduce by 1/3": a part of what it is, or one of three
    if clause.lead and re.search(r"['’]s$", cell.quote(clause.lead)):
        return None  # "improve on last year's 48%": a level, and not how far to move
    if _is_part_of_another(cell, clause):
        return None
    several = clause.main.amount.high is not None and clause.main.amount.unit is None
    if several and clause.lead and clause.lead[-1].type == "BY":
        return None  # "by 50 to 250": by so many or by as many, or by so many to a level
    if _says_who_is_counted(clause):
        cell.leave(one for one in (clause.bound_word,) if one is not None)
        return read_trend(cell, replace(clause, bound=None), word, terms_of(cell, clause, None))
    if _lasts_so_long(clause):
        lasts = f"{clause.main.amount.value} {clause.main.amount.unit}"
        if clause.bound_word is not None:
            cell.take([clause.bound_word])
        return read_trend(
            cell,
            replace(clause, bound=None),
            word,
            replace(terms_of(cell, clause, None), lasts=lasts),
        )
    return read_trend(cell, clause, word, terms_of(cell, clause, clause.bound))


def _is_part_of_another(cell: Cell, clause: Clause) -> bool:
    """ "By 50% of the gap": a share of something else, and not of what the figure was."""
    shared = clause.main.amount.unit == "%" and clause.lead[-1:] and clause.lead[-1].type == "BY"
    of = [word.type for word in clause.tail[:1]] == ["OF"]
    return bool(shared) and of and versus_of(cell, clause) is None


def _says_who_is_counted(clause: Clause) -> bool:
    """ "Reduce people waiting longer than 12 weeks": who is counted, and not how far to move."""
    timed = clause.bound_word is not None and is_time(clause.main.amount.unit)
    if clause.bound_word is None or not timed or not passes_a_time(clause.bound_word):
        return False
    last = clause.lead[-1] if clause.lead else None
    if last is None or takes_that_long(clause.main):
        return False
    return last.lower() == "for" or (last.type == "WORD" and last.lower() not in TO_COME)


def _lasts_so_long(clause: Clause) -> bool:
    """ "12 month reduction trend", "Increase over 3 years": the time that a trend is seen over."""
    by = bool(clause.lead) and clause.lead[-1].type == "BY"  # "by over 2 years" is how far
    if by or not is_time(clause.main.amount.unit):
        return False
    named = {word.lower() for word in clause.tail} & {"trend", "trajectory"}
    lead = [word for word in clause.lead if word.lower() not in TO_COME]
    over = bool(lead) and lead[-1].lower() in {"over", "across"}
    return bool(named) or over or takes_that_long(clause.main)


def multiplied(cell: Cell, clause: Clause) -> Target:
    """ "Halve", "double": the change that the word stands for."""
    amount = clause.main.amount
    terms = terms_of(cell, clause, clause.bound)
    halved = amount.value == 50
    cell.use(clause.words)
    return Trend(
        direction=TrendDirection.DECREASE if halved else TrendDirection.INCREASE,
        amount=Change(value=amount.value, unit="%"),
        terms=terms,
    )


def signed(cell: Cell, clause: Clause) -> Target | None:
    """ "+5%" is a rise; "-2%" a fall where less is better, and otherwise a number below zero."""
    amount, terms = clause.main.amount, terms_of(cell, clause, clause.bound)
    if clause.lead and clause.lead[-1].type == "DUE":
        return None  # "2019/20 + 5%": where it starts from, or the year it is for
    if any(word.type == "WORD" and not is_little(word) for word in clause.lead[-1:]):
        return None  # "CPI + 1%": on top of something else
    rises = amount.value > 0
    versus = versus_of(cell, clause) if clause.words else None
    if versus:
        cell.use(clause.words)
    trend = Trend(
        direction=TrendDirection.INCREASE if rises else TrendDirection.DECREASE,
        amount=Change(value=abs(amount.value), unit=amount.unit),
        versus=versus,
        terms=without_versus(cell, clause, terms) if versus else terms,
    )
    moves = rises or versus is not None or cell.context.polarity is Polarity.DOWN
    if amount.unit is not None and moves:
        return trend
    comparison, origin = side(cell, clause.main)
    level = Threshold(
        comparison=comparison, value=amount.value, unit=amount.unit, origin=origin, terms=terms
    )
    if amount.unit is None:
        return level
    return replace(level, doubt=Doubt(why="a level, or a change", alternatives=(trend,)))


def goes_to(clause: Clause) -> bool:
    """ "Increase to 75%": the amount is where the figure should get to, not how far it moves."""
    lead = [word for word in clause.lead if not is_mark(word)]
    bound = clause.bound
    if not lead or bound is None:
        return False
    if any(word.type == "FROM" for word in lead[-1:]) or _says_who_is_counted(clause):
        return False
    if moves_past_a_level(lead[-1], clause.bound_word):
        return True
    if (
        lead[-1].type in {"TO", "IN"}
        or lead[-1].lower() in {"toward", "towards"}
        or (len(lead) > 1 and lead[-2].type == "TO")
    ):
        return True
    return (
        bound.comparison is not Comparison.UNSTATED
        and lead[-1].type != "BY"
        and "to" in {word.lower() for word in lead}
    )


def _passes_a_target(clause: Clause, word: Token) -> bool:
    """ "Exceed the national target of 70%": the amount is the target that is to be passed."""
    place = next((at for at, one in enumerate(clause.lead) if one is word), None)
    if place is None or clause.main.comparison is not Comparison.UNSTATED:
        return False
    between = [one for one in clause.lead[place + 1 :] if not is_mark(one) and one.lower() != "the"]
    kinds = [one.type for one in between]
    return kinds[:1] == ["TARGET"] and set(kinds[1:]) <= {"OF", "IN"}


def _passed(cell: Cell, clause: Clause, word: Token) -> Target:
    cell.use(clause.lead)
    above = word.type in {"ABOVE", "MORE_THAN"}
    return Threshold(
        comparison=Comparison.AT_LEAST if above else Comparison.AT_MOST,
        value=clause.main.amount.value,
        unit=clause.main.amount.unit or noun_phrase(cell, clause),
        strict=True,
        terms=replace(terms_of(cell, clause, clause.bound), maintain=False),
    )
