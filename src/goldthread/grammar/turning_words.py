"""The words that may turn or limit what the rest of a cell says.

They are few and general: the words of denial, condition and comparison of the language, and
the words of measurement that give a number another part than the target or the figure itself.
Names of what is counted are not among them; those are many, and turn nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from lark import Token

CONDITIONS = frozenset({"if", "unless", "except", "excepting", "otherwise", "whichever", "whereas", "depending", "depends", "assuming", "provided"})  # fmt: skip
DENIALS = frozenset({"not", "never", "neither", "nor", "cannot", "without", "don't", "doesn't", "isn't", "aren't", "won't"})  # fmt: skip
COMPARING = frozenset({"but", "however", "instead", "rather", "then", "thereafter", "until", "no", "v", "vs", "versus", "against", "compared", "minus", "less", "half", "twice", "double", "excess"})  # fmt: skip
MEASURING = frozenset({"ci", "confidence", "interval", "intervals", "error", "margin", "deviation", "deviations", "sigma", "ratio", "tolerance", "threshold", "thresholds", "trigger", "floor", "ceiling", "aim", "aims", "stretch", "aspiration", "aspirational", "ambition", "ambitious", "ideal", "ideally", "desirable", "amber", "red", "green", "yellow", "intervention", "rank", "ranked", "ranking", "placed", "weight", "weighting", "weighted", "percentile"})  # fmt: skip
# Beside a figure these only say that it is one; a number of theirs is no target.
EARLIER = frozenset({"actual", "actuals", "previously", "formerly", "currently", "outturn", "achieved in"})  # fmt: skip
# Kinds of word that are part of a number, a date or a comparison, where nothing took them up.
SIGNS = frozenset({"OUT_OF", "PLUS_MINUS", "PLUS", "MINUS_SIGN", "CURRENCY", "SCALE", "PERCENT", "PERCENT_POINTS", "FRACTION", "MINUTES_OR_MINIMUM", "BARE_YEAR", "AT_LEAST", "AT_MOST", "OR_MORE", "OR_LESS", "PER_COUNT", "HALF", "PLAN_YEAR", "APOSTROPHE_YEAR", "NUMBER", "NUMBER_WORD", "PERIOD", "YEAR", "YEARS", "SHORT_YEARS", "ORDINAL", "MINIMUM", "MAXIMUM"})  # fmt: skip


def is_conditional(words: Iterable[Token]) -> bool:
    """Whether a word among these makes the rest hold only sometimes."""
    return any(word.type == "WORD" and word.lower() in CONDITIONS for word in words)


def turns(word: Token) -> bool:
    """Whether this is a denial or a condition, which no reader claims in passing."""
    return word.type == "WORD" and word.lower() in _TURNS


def is_turning(word: Token) -> bool:
    """Whether a word left over may change what the rest says."""
    return word.type in SIGNS or (word.type == "WORD" and word.lower() in _TURNING)


_TURNS = CONDITIONS | DENIALS
_TURNING = _TURNS | COMPARING | MEASURING
