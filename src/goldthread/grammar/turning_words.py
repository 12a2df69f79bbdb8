"""The words that may turn or limit what the rest of a cell says.

They are few and general: the words of denial, exception and condition of the language, which hold
for dates, frequencies, figures and targets alike, and the words of comparison and measurement
that give a number another part than the target or the figure itself. Names of what is counted
are not among them; those are many, and turn nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lark import Token

DENIALS = frozenset(
    {"not", "never", "neither", "nor", "cannot", "nothing", "nobody", "no-one", "no one"}
)
MULTIPLIERS = frozenset({"twofold", "threefold", "fourfold", "tenfold", "triple", "treble", "quadruple"})  # fmt: skip
EXCEPTIONS = frozenset({"except", "excepting", "barring", "besides"})
CONDITIONS = frozenset({"if", "unless", "assuming", "depending", "depends", "otherwise", "whichever", "whereas", "permitting"})  # fmt: skip
# Before a noun these say what kind it is: "dependent children", "conditional offers".
_LEANING = frozenset({"dependent", "dependant", "contingent", "conditional", "reliant"})
_AGAINST = re.compile(
    r"(?:halt|arrest|stop|revers|prevent|slow|curb|stem|contain|mitigat|resist|counter|offset|combat|tackl|address|avoid)"
    r"(?:e|es|ed|ing|s|ped|ping|med|ming)?$",
    re.I,
)
# What is left out of a date or a frequency changes it; of a number, only what it is counted of.
EXCLUSIONS = frozenset({"excluding", "exclude", "excludes", "exc", "excl", "omitting", "skipping"})
# Beside a date these are plain words: "training provided by June", "without delay".
BESIDE_A_NUMBER = frozenset({"without", "provided"})
_PAIRS_THAT_EXCEPT = frozenset({("other", "than"), ("exception", "of"), ("but", "for"), ("no", "longer"), ("no", "more"), ("no", "earlier"), ("no", "sooner")})  # fmt: skip
_PAIRS_THAT_CONDITION = frozenset({("subject", "to"), ("provided", "that"), ("provided", "funding"), ("providing", "that"), ("where", "possible"), ("where", "funded"), ("when", "funded"), ("once", "funded"), ("as", "possible"), ("as", "practicable"), ("as", "reasonably")})  # fmt: skip
COMPARING = frozenset({"but", "however", "instead", "rather", "then", "thereafter", "until", "no", "v", "vs", "versus", "against", "compared", "minus", "less", "longer", "shorter", "faster", "slower", "half", "twice", "double", "excess"})  # fmt: skip
MEASURING = frozenset({"ci", "confidence", "interval", "intervals", "error", "margin", "deviation", "deviations", "sigma", "ratio", "tolerance", "threshold", "thresholds", "trigger", "floor", "ceiling", "aim", "aims", "stretch", "aspiration", "aspirational", "ambition", "ambitious", "ideal", "ideally", "desirable", "amber", "red", "green", "yellow", "intervention", "rank", "ranked", "ranking", "placed", "weight", "weighting", "weighted", "percentile"})  # fmt: skip
# Beside a figure these only say that it is one; a number of theirs is no target.
EARLIER = frozenset({"actual", "actuals", "previously", "formerly", "currently", "outturn", "achieved in"})  # fmt: skip
# Kinds of word that are part of a number, a date or a comparison, where nothing took them up.
SIGNS = frozenset({"TIMES_SIGN", "OUT_OF", "PLUS_MINUS", "PLUS", "MINUS_SIGN", "CURRENCY", "SCALE", "PERCENT", "PERCENT_POINTS", "FRACTION", "MINUTES_OR_MINIMUM", "BARE_YEAR", "AT_LEAST", "AT_MOST", "OR_MORE", "OR_LESS", "PER_COUNT", "HALF", "PLAN_YEAR", "APOSTROPHE_YEAR", "NUMBER", "NUMBER_WORD", "PERIOD", "YEAR", "YEARS", "SHORT_YEARS", "ORDINAL", "MINIMUM", "MAXIMUM", "ARROW"})  # fmt: skip


def works_against(word: str) -> bool:
    """Whether a word turns the way of what it is done to: "halt the decline", "curb growth"."""
    return _AGAINST.match(word) is not None


def is_denial(words: Sequence[Token], index: int) -> bool:
    """Whether a word here takes back, or takes something out of, what the rest says."""
    said = words[index].lower()
    if said in DENIALS or said in EXCEPTIONS or said.endswith("n't"):
        return True
    kind = words[index + 1].type if index + 1 < len(words) else ""
    if said == "no" and kind.startswith("NO_"):
        return True  # "no no increase": denied twice
    if said in {"apart", "aside"}:  # "apart from August" is one date to the later grammars
        return kind in {"FROM", "DUE"}
    return (said, _after(words, index)) in _PAIRS_THAT_EXCEPT


def is_condition(words: Sequence[Token], index: int) -> bool:
    """Whether a condition begins here: "if funded", "subject to approval", "dependent on"."""
    said = words[index].lower()
    after = words[index + 1] if index + 1 < len(words) else None
    if said in _LEANING:
        return after is None or after.type != "WORD" or after.lower() == "upon"
    return said in CONDITIONS or (said, _after(words, index)) in _PAIRS_THAT_CONDITION


def conditions_in(words: Sequence[Token]) -> Iterator[int]:
    """Where the conditions among these words begin."""
    return (index for index in range(len(words)) if is_condition(words, index))


def makes_provisional(words: Sequence[Token], index: int) -> bool:
    """ "Subject to": the condition under which a number still stands, for the time being."""
    return words[index].lower() == "subject"


def turns(word: Token) -> bool:
    """Whether this alone is a denial or a condition, which no reader claims in passing."""
    said = word.lower()
    return word.type == "WORD" and (said in _TURNS or said.endswith("n't"))


def is_turning(word: Token) -> bool:
    """Whether a word left over may change what the rest says."""
    return word.type in SIGNS or turns(word) or (word.type == "WORD" and word.lower() in _TURNING)


def _after(words: Sequence[Token], index: int) -> str:
    return words[index + 1].lower() if index + 1 < len(words) else ""


_TURNS = CONDITIONS | DENIALS | EXCEPTIONS | BESIDE_A_NUMBER | MULTIPLIERS
_TURNING = COMPARING | MEASURING
