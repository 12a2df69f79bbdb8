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
from goldthread.grammar.amount_pairs import is_time, passes_a_time, takes_that_long
from goldthread.grammar.cells import Cell
from goldthread.grammar.clauses import Bound
from goldthread.grammar.little_words import is_little, is_mark
from goldthread.grammar.margins import (
    is_tolerance,
    margin_around,
    read_tolerance,
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
from goldthread.grammar.trend_clauses import (
    COMPARISONS,
    compared,
    goes_to,
    moved,
    multiplied,
    says_how_far,
    signed,
    trend_alone,
)
from goldthread.grammar.trends import (
    is_worked_against,
    trend_word,
)

_MOST_WORDS_BEFORE = 7
_DAYS_OF_A_YEAR = 366
_RATIO = re.compile(r"\b(?:case ?loads?|ratio)\b", re.I)
_FRACTION = re.compile(r"\b(?:half|third|quarter|fifth|tenth)s?$", re.I)
_WHERE_IT_STOOD = re.compile(
    r"(?:(?:last|previous|prior|preceding) (?:year|quarter|month)|(?:\S+ ){0,2}(?:levels?|baseline|outturn)$)",
    re.I,
)
_NOBODY_WAITS = re.compile(
    r"no(?:[ -]?one|body)?(?: [a-z]+){0,4}? (?:(?:will|should|shall|must|to|is|are) )?(?:have to |be )?(?:waits?|waiting|wait)(?: for)?",
    re.I,
)
_SPEED = re.compile(
    r"\b(?:rate|pace|speed) of (?:improvement|increase|growth|reduction|decline|change)\b", re.I
)
_ENDS_IT = re.compile(r"(?:to |we will )?(?:eliminat|eradicat|abolish|end(?:ing)?\b(?! of))", re.I)
_DISTANCE = re.compile(r"(?:of )?(?:the |our )?(?:\w+ )?(?:gap|difference|shortfall)\b", re.I)
_SCALE = re.compile(r"\b(?:scor(?:e|ed|ing)|scale|rated|marks?)\b", re.I)


def read_clause(cell: Cell, clause: Clause) -> Target | None:
    """The target in one clause; ``None`` where it holds none that is safe to read."""
    word = trend_word(clause)
    if word is not None and is_worked_against(clause, word):
        return None
    if clause.bound is None:
        return trend_alone(cell, clause, word)
    cell.leave(one for one in clause.lead if one.type == "BOUND" and _is_a_wait(one))
    limit = _nobody_waits_longer(cell, clause) if word is None else None
    if limit is None and word is None and _names_who_waits(cell, clause):
        return None
    return limit or _with_an_amount(cell, clause, word)


def _is_a_wait(word: Token) -> bool:
    """ "Reduce the number waiting over 18 weeks by 5%": who is counted, before the amount."""
    return passes_a_time(word) and not takes_that_long(word.value)


def _names_who_waits(cell: Cell, clause: Clause) -> bool:
    """ "Patients waiting more than 52 weeks": who is counted, and nothing to reach."""
    bound, last = clause.main, clause.lead[-1] if clause.lead else None
    if last is None or bound.limit is None or not is_time(bound.amount.unit):
        return False
    first = next((word for word in clause.lead if word.lower() not in {"to", "we", "will"}), last)
    asks = ACHIEVING.match(first) is not None and not first.lower().endswith("s")
    asks = asks or cell.context.polarity is Polarity.UP or bound.limit == "above"
    after_a_name = (last.type == "WORD" and not is_little(last)) or last.lower() == "for"
    return bound.comparison is Comparison.AT_LEAST and after_a_name and not asks


def _with_an_amount(cell: Cell, clause: Clause, word: Token | None) -> Target | None:
    bound = clause.main
    if _is_how_often(clause) or _is_of_something_else(cell, clause):
        return None
    if bound.amount.either_side or is_tolerance(clause):
        return read_tolerance(cell, clause)
    if not _is_about_the_amount(cell, clause, word) or _is_a_margin(clause):
        return None
    around = margin_around(cell, clause)
    if around:
        return around
    if bound.amount.multiplies:
        return multiplied(cell, clause)
    if bound.amount.signed:
        return signed(cell, clause)
    if word is not None and word.type in COMPARISONS:
        rule = compared(cell, clause, word)
        if rule or not says_how_far(clause, word):
            return rule
    if word is not None and word.type != "MAINTAIN" and not goes_to(clause):
        return moved(cell, clause, word)
    within = time_limit_of(clause)
    if within and any(word.type == "ROLLING" for word in clause.tail):
        return None  # "98% on a rolling 12 month basis" is no limit
    if within:
        return _share_within(cell, clause, within)
    return _amount(cell, clause, word)


def _is_of_something_else(cell: Cell, clause: Clause) -> bool:
    """ "Half the gap", "Double the rate of improvement", "Eliminate 52 week waits": no level to reach."""
    if clause.lead and _ENDS_IT.match(cell.quote(clause.lead)):
        return True  # "Eliminate waits over 65 weeks": what there should be none of
    if clause.main.amount.multiplies and _SPEED.search(cell.quote(cell.words)):
        return True
    after = cell.quote(clause.tail) if clause.tail else ""
    return clause.main.amount.unit == "%" and _DISTANCE.match(after) is not None


def _nobody_waits_longer(cell: Cell, clause: Clause) -> Target | None:
    """ "No patient will wait longer than 12 weeks": the longest that anybody waits."""
    bound = clause.main
    limited = bound.limit is not None and bound.comparison is Comparison.AT_LEAST
    if not (limited and is_time(bound.amount.unit) and bound.amount.high is None):
        return None
    if not _NOBODY_WAITS.fullmatch(cell.quote(clause.lead) if clause.lead else ""):
        return None
    cell.use(clause.words)
    cell.take(clause.lead)
    return Threshold(
        comparison=Comparison.AT_MOST,
        value=bound.amount.value,
        unit=bound.amount.unit,
        terms=terms_of(cell, clause, bound),
    )


def _is_how_often(clause: Clause) -> bool:
    """ "Every 6 months": how often, and nothing to reach."""
    each = [word.type for word in clause.lead[-1:]] == ["EACH"]
    return each and is_time(clause.main.amount.unit)


def _is_about_the_amount(cell: Cell, clause: Clause, word: Token | None) -> bool:
    """Whether the words before an amount let it be the target of the clause.

    A long run of words that asks for nothing is a description that happens to hold a number.
    """
    bound = clause.bound
    if word is None and clause.lead and clause.lead[-1].type == "BY":
        return False  # "closing the gap by 1%": how far to move, and no way is named
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
        if _is_part_of_what_was(clause, terms.of, word):
            return None
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
        return _band(cell, clause, Between(low=value, high=amount.high, unit=unit, terms=terms))
    if _is_yearly(cell, unit, terms, clause):
        if terms.per == "year" and any(due.how == "until" for due in clause.dues):
            return None  # "10 each year until 2028": a total of every year, up to one of them
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
        strict=is_strict(bound) or _improves_on(clause, word, comparison),
        origin=origin,
        stored_as_fraction=stored,
        aspiration=aspiration_of(cell, clause),
        baseline=baseline_of(clause),
        terms=terms,
        doubt=doubt,
    )
    return with_doubtful_side(cell, bound, rule)


def _is_part_of_what_was(clause: Clause, of: str | None, word: Token | None) -> bool:
    """ "Half of last year", "Reduce to half": a part of what it was, and no level."""
    if of is not None:
        return (_WHERE_IT_STOOD.match(of) or _DISTANCE.match(of)) is not None
    moves = word is not None and word.type in {"INCREASE", "DECREASE"}
    return moves and _FRACTION.search(clause.main.amount.words or "") is not None


def _is_a_rise(cell: Cell, clause: Clause) -> bool:
    """ "From 61% to 65%", and nothing else said: from where it is to where it should get."""
    falls = cell.context.polarity is Polarity.DOWN
    return len(clause.lead) == 1 and clause.main.amount.unit == "%" and not falls


def _risen(cell: Cell, clause: Clause, band: Between) -> Trend:
    cell.use(clause.lead)
    start, goal = Quantity(band.low, band.unit), Quantity(band.high, band.unit)
    return Trend(direction=TrendDirection.INCREASE, start=start, goal=goal, terms=band.terms)


def _band(cell: Cell, clause: Clause, band: Between) -> Target | None:
    if clause.lead and clause.lead[-1].type == "FROM":
        if _is_a_rise(cell, clause):
            return _risen(cell, clause, band)
        return None  # from one number to another, and nothing says which is wanted
    if _SCALE.search(cell.quote(clause.lead) if clause.lead else ""):
        return None  # the ends of a scale, and no band to be in
    return band


def _improves_on(clause: Clause, word: Token | None, comparison: Comparison) -> bool:
    """ "Improve on 61%": the number itself is not good enough."""
    stated = comparison is not Comparison.UNSTATED
    return stated and word is not None and word.type == "IMPROVE" and clause.lead[-1] == "on"


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
    of_what = any(word.type == "OF" for word in clause.tail[:2])
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


def _is_yearly(cell: Cell, unit: str | None, terms: Terms, clause: Clause) -> bool:
    """Whether a count is reached over one year: "200 a year", "4,000 in 2020/21"; not 2023-27."""
    if (
        unit == "%"
        or (
            unit is None
            and clause.main.amount.value != clause.main.amount.value.to_integral_value()
        )
        or (is_time(unit) and unit not in {"hours"})
        or (unit or "").startswith(("per ", "/"))
    ):
        return False
    if terms.statistic or terms.cumulative:
        return False
    if terms.per == "year":
        return True
    periods = [
        due.said.period(cell.context)
        for due in clause.dues
        if due.how == "in" and due.said.is_years
    ]
    one_year = any(one and (one.last - one.first).days <= _DAYS_OF_A_YEAR for one in periods)
    return one_year and terms.by is not None and not isinstance(terms.by, DayInYear)
