"""What a clause says beside its amount: by when, from when, per what, and how firmly."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lark import Token

from goldthread.framework.rules.moments import Precision
from goldthread.framework.rules.targets import NO_TERMS, Comparison, Terms
from goldthread.grammar.amount_pairs import is_time, takes_that_long
from goldthread.grammar.cells import Cell
from goldthread.grammar.clauses import Bound, Due
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.sentences import Clause
from goldthread.grammar.trends import maintains

_PROVISIONAL = re.compile(
    r"\b(?:tbc|provisional|draft|interim|indicative|proposed|subject to)\b", re.I
)
_ADDS_UP = re.compile(r"cumul|ytd|year[ -]to", re.I)
_NAMES = frozenset({"WORD", "OF", "TO", "TIME_UNIT", "REPEATS"})
_OUR_OWN = frozenset({"our", "its", "the", "overall"})


def terms_of(cell: Cell, clause: Clause, bound: Bound | None) -> Terms:
    """By when, from when, per what, and how firmly."""
    terms = _dates(cell, clause.dues)
    if clause.of_type("BASELINE"):
        terms = replace(terms, starts_on=None)  # "from the 2020 baseline" is no beginning
    pers = [per.unit for per in clause.pers if per.unit]
    if bound is not None and _is_a_level_set_so_often(bound, clause):
        pers = []
    if any(word.type == "YEAR_ON_YEAR" for word in clause.words):
        pers = ["year"]
    return replace(
        terms,
        per=pers[0] if pers else None,
        cumulative=terms.cumulative
        or _is_cumulative(cell, clause)
        or (bound is not None and "cumulative" in cell.title.lower()),
        maintain=maintains(clause),
        provisional=_is_provisional(cell, clause),
        approximate=bool(bound and bound.approximate),
        statistic=_statistic(cell, clause) if bound else None,
        words=bound.amount.words if bound else None,
        footnote=_footnote(clause),
        lasts=_lasts(clause),
    )


def _is_a_level_set_so_often(bound: Bound, clause: Clause) -> bool:
    """ "4 minutes (quarterly target)", "44% (annual)": the same whichever time it is set for."""
    unit = bound.amount.unit
    if unit != "%" and not is_time(unit):
        return False
    return any(
        one.type == "REPEATS"
        and (two is None or two.type in {"TARGET", "AVERAGE"})
        and (two is not None or unit == "%")
        for note in clause.notes
        for one, two in itertools.zip_longest(note, note[1:])
    )


def _dates(cell: Cell, dues: Sequence[Due]) -> Terms:
    terms = NO_TERMS
    for due in dues:
        if due.how == "after":
            continue
        period = due.said.period(cell.context)
        if period is None:
            if due.said.is_year_end or terms.by:
                continue
            if due.said.quarter is not None:
                terms = replace(terms, quarter=due.said.quarter)
            elif due.said.day_in_year is not None and not _is_time_of_year(due):
                terms = replace(terms, by_day_in_year=due.said.day_in_year)
        elif due.how == "from" and not due.said.is_span:
            terms = replace(terms, starts_on=period.first)
        elif terms.by is None:
            terms = replace(terms, by=period.moment)
            if due.said.is_span:
                terms = replace(terms, starts_on=period.first, cumulative=True)
    return terms


def _is_time_of_year(due: Due) -> bool:
    """ "80% winter, 90% summer": when it holds, and no date to reach it by."""
    day = due.said.day_in_year
    return due.how == "in" and day is not None and day.precision is Precision.SEASON


def _lasts(clause: Clause) -> str | None:
    """ "Over the next two decades": a span of time whose beginning is not said."""
    if clause.bound is None or is_time(clause.bound.amount.unit) or clause.bound.amount.unit == "%":
        return None
    if not clause.bound.amount.value:
        return None  # "no waits over 52 weeks": how long none of them is
    for place, word in enumerate(clause.tail):
        if any(one.type == "EACH" for one in clause.tail[:place]):
            return None  # "in each of the 4 quarters"
        if word.type == "BOUND" and _is_a_length(word.value):
            amount = word.value.amount
            if amount.unit == "decades":
                return f"{amount.value * 10} years"
            return f"{amount.value} {amount.unit}"
    return None


def _is_a_length(bound: Bound) -> bool:
    unit = bound.amount.unit
    plain = bound.comparison is Comparison.UNSTATED or takes_that_long(bound)
    return (is_time(unit) or unit == "decades") and (plain or bound.is_within)


def _footnote(clause: Clause) -> str | None:
    marks = [str(word) for word in clause.tail if word.type == "STAR"]
    return marks[0] if marks else None


def _is_cumulative(cell: Cell, clause: Clause) -> bool:
    said = [word for word in clause.of_type("CUMULATIVE") if _ADDS_UP.match(str(word))]
    cell.take(said)
    return bool(said)


def _is_provisional(cell: Cell, clause: Clause) -> bool:
    """Whether the words beside the amount, or a bracket, call it a draft or provisional."""
    whole = [words for words in ((*clause.lead, *clause.tail), *clause.notes) if words]
    said = [words for words in whole if _PROVISIONAL.search(cell.quote(words))]
    for words in said:
        cell.use(word for word in words if _PROVISIONAL.fullmatch(str(word)))
    return bool(said)


def _statistic(cell: Cell, clause: Clause) -> str | None:
    """ "Average of 20 days", "20 days (median)", "Median response time of under 60 minutes"."""
    if clause.main.average:
        return clause.main.average
    said = next((word for word in _averages(clause) if word is not None), None)
    if said is None:
        return None
    cell.take([said])
    return "median" if "median" in said.lower() else "average"


def _averages(clause: Clause) -> Iterator[Token | None]:
    lead = [word for word in clause.lead if not is_mark(word)]
    if lead and lead[0].lower() in _OUR_OWN:
        lead = lead[1:]
    if lead and lead[0].type == "AVERAGE" and {word.type for word in lead[1:]} <= _NAMES:
        yield lead[0]
    for note in clause.notes:
        words = [word for word in note if not is_mark(word)]
        if [word.type for word in words] == ["AVERAGE"]:
            yield words[0]
    for place, word in enumerate(clause.tail):
        if word.type == "AVERAGE" and (place == 0 or word.lower().startswith("on")):
            yield word
