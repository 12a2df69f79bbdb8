"""One clause of a target: an amount, its side, its dates, and what it is an amount of."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from lark import Token

from goldthread.framework.model import Polarity
from goldthread.framework.rules.moments import DayInYear
from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.targets import (
    AnnualTotal,
    Between,
    Change,
    Comparison,
    Origin,
    Quantity,
    ShareWithin,
    Target,
    Terms,
    Threshold,
    Trend,
    TrendDirection,
)
from goldthread.grammar.amount_pairs import is_time
from goldthread.grammar.cells import Cell
from goldthread.grammar.clauses import Bound
from goldthread.grammar.little_words import is_little, is_mark
from goldthread.grammar.margins import (
    is_tolerance,
    margin_around,
    read_tolerance,
    so_far_from_a_comparator,
    time_limit_of,
)
from goldthread.grammar.nouns import denominator, noun_phrase, scope_of, unit_from_title
from goldthread.grammar.sentences import Clause
from goldthread.grammar.sides import (
    ACHIEVING,
    is_strict,
    side,
    side_of_trend,
    side_of_words,
    with_doubtful_side,
)
from goldthread.grammar.target_notes import aspiration_of, baseline_of, benchmark_of, portions_of
from goldthread.grammar.target_terms import terms_of
from goldthread.grammar.trends import (
    moves_past_a_level,
    names_the_past,
    read_trend,
    trend_word,
    versus_of,
    without_versus,
)

_MOST_WORDS_BEFORE = 7
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
_RATIO = re.compile(r"\b(?:case ?loads?|ratio)\b", re.I)
_SCALE = re.compile(r"\b(?:scor(?:e|ed|ing)|scale|rated|marks?)\b", re.I)


def read_clause(cell: Cell, clause: Clause) -> Target | None:
    """The target in one clause; ``None`` where it holds none that is safe to read."""
    word = trend_word(clause)
    if clause.bound is None:
        return _trend_alone(cell, clause, word)
    bound = clause.bound
    if bound.amount.either_side or is_tolerance(clause):
        return read_tolerance(cell, clause)
    if not _is_about_the_amount(cell, clause, word) or _is_a_margin(clause):
        return None
    around = margin_around(cell, clause)
    if around:
        return around
    if bound.amount.multiplies:
        return _multiplied(cell, clause)
    if bound.amount.signed:
        return _signed(cell, clause)
    if word is not None and word.type in {"ABOVE", "BELOW", "MORE_THAN", "LESS_THAN"}:
        beside = so_far_from_a_comparator(cell, clause)
        if beside or not names_the_past(clause, after=True):
            return beside
    if word is not None and word.type != "MAINTAIN" and not _goes_to(clause):
        return _moved(cell, clause, word)
    within = time_limit_of(clause)
    if within and any(word.type == "ROLLING" for word in clause.tail):
        return None  # "98% on a rolling 12 month basis" is no limit
    if within:
        return _share_within(cell, clause, within)
    return _amount(cell, clause, word)


def _moved(cell: Cell, clause: Clause, word: Token) -> Target | None:
    if (clause.main.amount.unit or "").startswith("/"):
        return None  # "reduce by 1/3": a part of what it is, or one of three
    return read_trend(cell, clause, word, terms_of(cell, clause, clause.bound))


def _trend_alone(cell: Cell, clause: Clause, word: Token | None) -> Target | None:
    if word is None or len(clause.lead) > 24:
        return None
    if word.type == "ADDITIONAL" or not _keeps_a_level(cell, clause, word):
        return None
    if word.type in {"ABOVE", "BELOW", "MORE_THAN", "LESS_THAN"} and not names_the_past(clause):
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
    return moves and any(one.type == "TO" for one in clause.lead[place + 1 : place + 2])


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


def _is_about_the_amount(cell: Cell, clause: Clause, word: Token | None) -> bool:
    """Whether the words before an amount let it be the target of the clause.

    A long run of words that asks for nothing is a description that happens to hold a number.
    """
    bound = clause.bound
    lead = [
        one
        for one in clause.lead
        if not is_mark(one) and one.type not in {"DUE", "TARGET", "REPEATS"}
    ]
    if bound is None or word is not None or not lead:
        return True
    if bound.comparison is not Comparison.UNSTATED:
        return len(lead) <= 3 * _MOST_WORDS_BEFORE
    plain = cell.quote(clause.lead)
    if ACHIEVING.match(plain) or ACHIEVING.search(plain.split()[0]) or lead[0].type == "MAINTAIN":
        return True
    return (
        len(lead) <= _MOST_WORDS_BEFORE
        and not any(one.type in {"IN", "TBC", "NOT_APPLICABLE"} for one in lead)
    ) or any(one.type in {"COLON", "TARGET"} for one in clause.lead)


def _multiplied(cell: Cell, clause: Clause) -> Target:
    amount = clause.main.amount
    terms = terms_of(cell, clause, clause.bound)
    halved = amount.value == 50
    cell.use(clause.words)
    return Trend(
        direction=TrendDirection.DECREASE if halved else TrendDirection.INCREASE,
        amount=Change(value=amount.value, unit="%"),
        terms=terms,
    )


def _signed(cell: Cell, clause: Clause) -> Target | None:
    """ "+5%" is a rise; "-2%" a fall where less is better, and otherwise a number below zero."""
    amount, terms = clause.main.amount, terms_of(cell, clause, clause.bound)
    if clause.lead and clause.lead[-1].type == "DUE":
        return None  # "2019/20 + 5%": where it starts from, or the year it is for
    if any(word.type == "WORD" and not is_little(word) for word in clause.lead[-1:]):
        return None  # "CPI + 1%": on top of something else
    rises = amount.value > 0
    versus = versus_of(cell, clause) if clause.words else None
    trend = Trend(
        direction=TrendDirection.INCREASE if rises else TrendDirection.DECREASE,
        amount=Change(value=abs(amount.value), unit=amount.unit),
        versus=versus,
        terms=without_versus(cell, clause, terms) if versus else terms,
    )
    if amount.unit is not None and (rises or cell.context.polarity is Polarity.DOWN):
        return trend
    comparison, origin = side(cell, clause.main)
    level = Threshold(
        comparison=comparison, value=amount.value, unit=amount.unit, origin=origin, terms=terms
    )
    if amount.unit is None:
        return level
    return replace(level, doubt=Doubt(why="a level, or a change", alternatives=(trend,)))


def _goes_to(clause: Clause) -> bool:
    """ "Increase to 75%": the amount is where the figure should get to, not how far it moves."""
    lead = [word for word in clause.lead if not is_mark(word)]
    bound = clause.bound
    if not lead or bound is None:
        return False
    if any(word.type == "FROM" for word in lead[-1:]):
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


def _share_within(cell: Cell, clause: Clause, within: Bound) -> Target:
    bound = clause.main
    cell.use(clause.words)
    stated = bound.comparison is not Comparison.UNSTATED
    return ShareWithin(
        share=Threshold(
            comparison=bound.comparison if stated else Comparison.AT_LEAST,
            value=bound.amount.value,
            unit="%",
            strict=bound.strict,
        ),
        within=Quantity(within.amount.value, within.amount.unit),
        terms=replace(terms_of(cell, clause, bound), maintain=False),
    )


def _amount(cell: Cell, clause: Clause, word: Token | None) -> Target | None:
    bound, amount = clause.main, clause.main.amount
    unit, value, doubt, stored = _unit_and_value(cell, clause)
    terms = terms_of(cell, clause, bound)
    terms = replace(terms, benchmark=benchmark_of(cell, clause))
    if unit == "%" or amount.is_ratio or _has_a_whole(clause):
        terms = replace(terms, of=denominator(cell, clause))
    terms = replace(terms, scope=scope_of(cell, clause) or _year_of_a_plan(cell, clause))
    comparison, origin = side(cell, bound)
    if (word is not None and comparison is Comparison.UNSTATED) or (
        word is not None and origin is not Origin.TEXT
    ):
        comparison, origin = side_of_trend(word, comparison, origin)
    if word is not None:
        cell.use([word])
    if comparison is Comparison.UNSTATED:
        comparison, origin = side_of_words(cell, clause, comparison, origin)
    if comparison is Comparison.UNSTATED and _keeps_or_moves(clause):
        return None
    if bound.is_better and cell.context.polarity is None and is_time(unit):
        return None  # "better than 12 days": sooner, or longer
    if amount.is_ratio and not _RATIO.search(f"{cell.title} {cell.quote(clause.lead)}"):
        return None  # "1:15" of what to what
    if amount.high is not None:
        if clause.lead and clause.lead[-1].type == "FROM":
            return None  # from one number to another, and nothing says which is wanted
        if _SCALE.search(cell.quote(clause.lead) if clause.lead else ""):
            return None  # the ends of a scale, and no band to be in
        return Between(low=value, high=amount.high, unit=unit, terms=terms)
    if _is_yearly(unit, terms, clause):
        return AnnualTotal(
            comparison=comparison,
            value=value,
            unit=unit,
            strict=is_strict(bound),
            origin=origin,
            portions=portions_of(cell, clause),
            terms=replace(terms, per=None),
        )
    rule = Threshold(
        comparison=comparison,
        value=value,
        unit=unit,
        strict=is_strict(bound),
        origin=origin,
        stored_as_fraction=stored,
        aspiration=aspiration_of(cell, clause),
        baseline=baseline_of(clause),
        terms=terms,
        doubt=doubt,
    )
    return with_doubtful_side(cell, bound, rule)


def _year_of_a_plan(cell: Cell, clause: Clause) -> str | None:
    """ "Year 1: 82%": which year of a plan, whose first year is not known here."""
    years = [word for word in clause.words if word.type == "PLAN_YEAR"]
    if len(years) != 1:
        return None
    cell.take(years)
    return str(years[0])


def _has_a_whole(clause: Clause) -> bool:
    """ "7 of 9 districts"."""
    kinds = [word.type for word in clause.tail if not is_little(word) or word.type == "OF"]
    return kinds[:2] == ["OF", "BOUND"]


def _is_a_margin(clause: Clause) -> bool:
    """ "Within £100k of budget": how far from something else, and no level of its own."""
    bound = clause.main
    of_what = bool(clause.tail) and clause.tail[0].type == "OF"
    return bound.is_within and not is_time(bound.amount.unit) and of_what


def _keeps_or_moves(clause: Clause) -> bool:
    """ "Sustain or improve on 92%": at least as good, and which way is good is not known here."""
    kinds = {word.type for word in clause.lead}
    return "MAINTAIN" in kinds and bool(kinds & {"IMPROVE", "INCREASE", "DECREASE"})


def _unit_and_value(cell: Cell, clause: Clause) -> tuple[str | None, Decimal, Doubt | None, bool]:
    """The unit from the text, else from the title; a fraction under a percentage title is a share."""
    amount = clause.main.amount
    if amount.unit is not None:
        return amount.unit, amount.value, None, False
    following = [word for word in clause.tail if word.type == "WORD"]
    noun = noun_phrase(cell, clause)
    if noun:
        return noun, amount.value, None, False
    unit = unit_from_title(cell.title) if not following else None
    if unit == "%" and Decimal(0) < amount.value < 1:
        as_printed = Threshold(comparison=Comparison.UNSTATED, value=amount.value, unit="%")
        doubt = Doubt(why="a fraction, or a percentage below one", alternatives=(as_printed,))
        return unit, amount.value * 100, doubt, True
    return unit, amount.value, None, False


def _is_yearly(unit: str | None, terms: Terms, clause: Clause) -> bool:
    """Whether a count is reached over one year: "200 a year", "4,000 in 2020/21"."""
    if (
        unit == "%"
        or (is_time(unit) and unit not in {"hours"})
        or (unit or "").startswith(("per ", "/"))
    ):
        return False
    if terms.statistic or terms.cumulative:
        return False
    if terms.per == "year":
        return True
    inside = [due for due in clause.dues if due.how == "in" and due.said.is_years]
    return bool(inside) and terms.by is not None and not isinstance(terms.by, DayInYear)
