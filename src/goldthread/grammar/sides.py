"""Which side of a number is good: what the words say, else the polarity, else nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from lark import Token

from goldthread.framework.model import Polarity
from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.targets import Comparison, Origin, Threshold
from goldthread.grammar.amount_pairs import is_time
from goldthread.grammar.cells import Cell
from goldthread.grammar.clauses import Bound
from goldthread.grammar.sentences import Clause

ACHIEVING = re.compile(
    r"\b(?:complet|deliver|build|built|plant|convert|creat|recruit|achiev|reach|secur|provid|support|train|"
    r"install|open|launch|targeting|spend|ensure|electrif|grow|attain(?!ment)|obtain|generat|rais|attract|engag|hold|"
    r"host|process|respond|answer|resolv|publish|conduct|undertak|inspect|audit|issu|repair|construct|"
    r"upgrad|rehabilitat|connect|register|enrol|plac|help|assist|save|recycl|divert|collect|pay|paid)\w*\b",
    re.I,
)


def is_strict(bound: Bound) -> bool:
    """Whether the number itself is not good enough (more than, a majority)."""
    return (
        bound.strict
        or bound.sign_after is not None
        or (bound.amount.words or "").lower() == "majority"
    )


def with_doubtful_side(cell: Cell, bound: Bound, rule: Threshold) -> Threshold:
    """A ceiling on a measure where more is better, or a sign after its number, is in doubt."""
    polarity = cell.context.polarity
    against = {
        Polarity.UP: Comparison.AT_MOST,
        Polarity.DOWN: Comparison.AT_LEAST,
    }.get(polarity or Polarity.NONE)
    turned = {
        Comparison.AT_LEAST: Comparison.AT_MOST,
        Comparison.AT_MOST: Comparison.AT_LEAST,
    }.get(rule.comparison, rule.comparison)
    if bound.sign_after:
        other = replace(rule, comparison=turned)
        return replace(
            rule, doubt=Doubt(why="the sign stands after the number", alternatives=(other,))
        )
    if bound.comparison is Comparison.AT_MOST and against is Comparison.AT_MOST:
        other = replace(rule, comparison=Comparison.AT_LEAST)
        return replace(
            rule, doubt=Doubt(why="a ceiling, yet more is better", alternatives=(other,))
        )
    return rule


def side(cell: Cell, bound: Bound) -> tuple[Comparison, Origin]:
    """The side the words state; else the side the polarity gives; else unstated."""
    polarity = cell.context.polarity
    by_polarity = {Polarity.UP: Comparison.AT_LEAST, Polarity.DOWN: Comparison.AT_MOST}.get(
        polarity or Polarity.NONE
    )
    if bound.sign_after:
        said = Comparison.AT_MOST if bound.sign_after == "<" else Comparison.AT_LEAST
        return by_polarity or said, Origin.TEXT
    if bound.is_better and by_polarity:
        return by_polarity, Origin.TEXT
    if bound.comparison is not Comparison.UNSTATED:
        return bound.comparison, Origin.TEXT
    if bound.amount.is_ratio:
        return by_polarity or Comparison.AT_MOST, Origin.TEXT
    words = (bound.amount.words or "").lower()
    if not bound.amount.value and by_polarity is None:
        return Comparison.AT_MOST, Origin.TEXT if words else Origin.INFERRED
    if words in {"zero", "nil", "none"}:
        return Comparison.AT_MOST, Origin.TEXT
    if words in {"all", "every", "majority"}:
        return Comparison.AT_LEAST, Origin.TEXT
    if by_polarity:
        return by_polarity, Origin.POLARITY
    return Comparison.UNSTATED, Origin.TEXT


def side_of_trend(word: Token, comparison: Comparison, origin: Origin) -> tuple[Comparison, Origin]:
    """ "Increase to 75%" is at least 75%."""
    if word.type in {"INCREASE", "ADDITIONAL"}:
        return Comparison.AT_LEAST, Origin.TEXT
    if word.type == "DECREASE":
        return Comparison.AT_MOST, Origin.TEXT
    return comparison, origin


def side_of_words(
    cell: Cell, clause: Clause, comparison: Comparison, origin: Origin
) -> tuple[Comparison, Origin]:
    """Words of doing ("Complete 2,000 units", "200 trees planted") ask for that many or more."""
    holds = {word.type for word in clause.lead} & {"MAINTAIN", "NO_CHANGE"}
    does = [word for word in clause.lead if word.type == "WORD" and ACHIEVING.match(str(word))]
    if holds and not does:
        return comparison, origin  # "hold steady at 70%" does nothing
    if is_time(clause.main.amount.unit) and len(clause.lead) > 1:
        return comparison, origin  # "time to process claims: 18 days"
    lead = cell.quote(clause.lead) if clause.lead else ""
    tail = cell.quote(clause.tail) if clause.tail else ""
    if ACHIEVING.search(lead):
        cell.use(word for word in clause.lead if word.type == "TO" or ACHIEVING.match(str(word)))
        return Comparison.AT_LEAST, Origin.TEXT
    if re.search(r"\b(?:new|additional)\b", tail, re.I):
        return Comparison.AT_LEAST, Origin.INFERRED  # "20 new homes", though not "20 new cases"
    return comparison, origin
