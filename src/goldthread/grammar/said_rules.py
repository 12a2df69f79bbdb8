"""The sentence of a rule: one function that every kind of rule adds its own words to."""

from __future__ import annotations

from functools import singledispatch

from goldthread.framework.rules.rule import Rule
from goldthread.framework.rules.targets import Comparison

SIDES = {
    (Comparison.AT_LEAST, False): "At least ",
    (Comparison.AT_LEAST, True): "More than ",
    (Comparison.AT_MOST, False): "At most ",
    (Comparison.AT_MOST, True): "Less than ",
    (Comparison.EXACTLY, False): "Exactly ",
}
PLACES = frozenset({"above", "below", "previous", "before", "opposite", "left", "right"})


@singledispatch
def in_a_sentence(rule: Rule, _starts: int) -> str:
    """The rule in words, in a year that begins in month ``_starts``.

    Raises ``TypeError`` for what is no rule.
    """
    raise TypeError(f"There are no words for {type(rule).__name__}, which is not a rule.")


def all_in_a_sentence(rules: tuple[Rule, ...], starts: int, joined: str = "; ") -> str:
    """Several rules in a row."""
    return joined.join(in_a_sentence(rule, starts) for rule in rules)
