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

# What a sentence of our own begins with, that has a small letter in the middle of another.
_OPENING = frozenset(
    {"About", "Above", "As", "At", "Below", "Between", "By", "Daily", "Weekly", "Fortnightly", "Monthly",
     "Quarterly", "Termly", "Annually", "Every", "Twice", "Decrease", "Exactly", "In", "Increase", "Keep",
     "Less", "Maintain", "More", "No", "Ongoing", "Starts", "To", "Top", "Within", "Zero"}
)  # fmt: skip


@singledispatch
def in_a_sentence(rule: Rule, _starts: int) -> str:
    """The rule in words, in a year that begins in month ``_starts``.

    Raises ``TypeError`` for what is no rule.
    """
    raise TypeError(f"There are no words for {type(rule).__name__}, which is not a rule.")


def all_in_a_sentence(rules: tuple[Rule, ...], starts: int, joined: str = "; ") -> str:
    """Several rules in a row."""
    first, *others = (in_a_sentence(rule, starts) for rule in rules)
    return joined.join([first, *(_running_on(words) for words in others)])


def _running_on(words: str) -> str:
    """A sentence that goes on from another: "Monthly or quarterly", "by June; annually"."""
    first = words.partition(" ")[0]
    return f"{first.lower()}{words[len(first) :]}" if first in _OPENING else words
