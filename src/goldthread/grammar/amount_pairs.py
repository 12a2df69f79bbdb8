"""Two amounts beside each other: a part and its whole, a margin, a time that something takes."""

from __future__ import annotations

from lark import Token

from goldthread.framework.rules.targets import Comparison
from goldthread.grammar.clauses import Bound


def is_time(unit: str | None) -> bool:
    """Whether a unit is a length of time."""
    return bool(unit) and (unit or "").split()[-1] in {
        "days", "weeks", "fortnights", "months", "quarters", "years", "hours", "minutes", "seconds", "nights",
    }  # fmt: skip


def takes_that_long(bound: Bound) -> bool:
    """ "Over 5 years" is how long a change takes; "over 52 weeks" or "over 30 days" is a limit."""
    return bound.limit == "over" and bound.amount.unit in {"months", "years", "decades"}


def passes_a_time(word: Token) -> bool:
    """ "Over 5 years", "more than 52 weeks" after a count: part of what is said of it."""
    bound: Bound = word.value
    return bound.comparison is Comparison.AT_LEAST and bound.limit is not None


def is_either_side(middle: Bound, margin: Bound) -> bool:
    """ "95% +/- 2%": both in one unit, and nothing said of either."""
    one, two = middle.amount, margin.amount
    plain = middle.comparison is Comparison.UNSTATED and one.high is None and not one.signed
    alike = one.unit in {two.unit, None} or (one.unit, two.unit) == ("%", "percentage points")
    return plain and two.either_side and alike


def is_part_of(first: Bound, second: Bound) -> bool:
    """ "7 of 9 districts", "20% of 450 homes": a part and its whole, named after it."""
    part, whole = first.amount, second.amount
    if whole.unit is not None or whole.high is not None or part.high is not None:
        return False
    plain = second.comparison is Comparison.UNSTATED and not whole.words
    return plain and (part.unit == "%" or (part.unit is None and part.value <= whole.value))


def makes_one(first: Bound, joint: Token, second: Bound) -> bool:
    if joint.type == "OF":
        return not is_part_of(first, second)
    return joint.type in {"SLASH", "OUT_OF"} and first.amount.unit != second.amount.unit
