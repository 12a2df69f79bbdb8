"""What the reading of a date or a frequency may not pass over.

A word that could change a date and that nobody read makes the reading worse than none, because
nobody sees what was passed over. So every word is held against the reading once more: a date
or a number that no part took up, a denial, an exception, a condition or an alternative leaves
the cell open. Plain words beside a date say what happens then, and are kept as its event.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lark import Token

from goldthread.framework.rules.moments import Precision
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.turning_words import EXCLUSIONS, is_denial

DATES = frozenset(
    {"PERIOD", "BARE_YEAR", "DATE", "NUMERIC_DATE", "MONTH_SLASH_YEAR", "YEARS", "SHORT_YEARS", "YEAR", "FISCAL", "APOSTROPHE_YEAR", "QUARTER", "HALF", "MONTH", "SEASON", "YEAR_END", "TERM_SEASON"}
)  # fmt: skip
NUMBERS = frozenset({"NUMBER", "NUMBER_WORD", "ORDINAL", "ORDINAL_WORD"})
_LEADS = frozenset({"BY", "IN", "FROM", "TO", "UNTIL", "AND", "OR", "OF", "END_OF", "START_OF", "WITHIN", "OVER", "EACH", "REPEAT", "ONGOING", "TBC", "ABOUT", "BETWEEN", "OUT_OF"})  # fmt: skip
_EVERYTHING = frozenset({"all", "every"})
_SIGNS = frozenset({"MORE_THAN", "LESS_THAN", "PLUS", "PLUS_MINUS", "AT_MOST", "AT_LEAST", "MINUS_SIGN", "OR_MORE", "OR_LESS"})  # fmt: skip
_HARMLESS_SIGNS = frozenset("?\"'“”‘’!\\_")
_STARTS = frozenset({None, "NEWLINE", "SEMICOLON"})


def open_words(words: Sequence[Token], read: Collection[int]) -> list[Token]:
    """The words, in order, that could change a date or frequency and are not read.

    ``read`` holds the identities of the words that some part of the reading took up. The years
    in a name ("the 2025-30 Strategy", "Autumn budget") are no dates of their own.
    """
    found: list[Token] = []
    depth = 0
    for index, word in enumerate(words):
        depth += (word.type == "OPEN") - (word.type == "CLOSE" and depth > 0)
        if id(word) in read:
            continue
        if (
            (word.type in DATES and not is_in_a_name(words, index))
            or (word.type in NUMBERS and stands_alone(words, index, inside=depth > 0))
            or denies(words, index)
        ):
            found.append(word)
    return found


def is_in_a_name(words: Sequence[Token], index: int) -> bool:
    """Whether a year or season is part of what something is called, for all one can see."""
    word = words[index]
    before = words[index - 1].type if index else None
    after = words[index + 1].type if index + 1 < len(words) else None
    if word.type == "BARE_YEAR":
        return before == "WORD" and after == "WORD"
    if word.type != "PERIOD" or after != "WORD":
        return False
    said = word.value
    is_season = said.day_in_year is not None and said.day_in_year.precision is Precision.SEASON
    return is_season or (said.is_years and before == "WORD")


def denies(words: Sequence[Token], index: int) -> bool:
    """Whether a word here takes back a date, or takes something out of what the rest says."""
    if words[index].type == "NOT_APPLICABLE" and words[index].lower().startswith(("no ", "not ")):
        return True  # "Not reported in Q1"
    return words[index].lower() in EXCLUSIONS or is_denial(words, index)


def is_sign(word: Token) -> bool:
    """Whether this sets a limit above or below what it stands beside: ">", "up to", "+"."""
    return word.type in _SIGNS


def is_strange(word: Token) -> bool:
    """A sign beside a date whose part in it is not known: "March 2025 → June 2025"."""
    if word.type == "ARROW":
        return True
    return word.type == "OTHER" and str(word) not in _HARMLESS_SIGNS


def stands_alone(words: Sequence[Token], index: int, *, inside: bool) -> bool:
    """Whether a number counts nothing and names nothing: "by March 2024 7", but not "5 hubs".

    A number before a stop or bracket is its place in a list: "1) June 2024 2) July 2024".
    ``inside`` says that it stands in brackets.
    """
    if words[index].lower() in _EVERYTHING:
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    kind = before.type if before is not None else None
    if after is not None and after.type == "CLOSE" and not inside:
        return False
    if kind in _STARTS and after is not None and after.type == "STOP":
        return False
    beyond = words[index + 2].type if index + 2 < len(words) else None
    if after is not None and after.type == "DASH" and beyond == "TIME_UNIT":
        return False  # "at the end of a 6-month pilot"
    if kind in DATES or (after is not None and after.type in DATES) or kind == "TERM":
        return True  # "Q.3 2023/24", "Term 1, 2025"
    if after is not None and after.type in NUMBERS:
        return True
    return _is_bare(before) and _is_bare(after)


def _is_bare(word: Token | None) -> bool:
    return word is None or is_mark(word) or word.type in DATES or word.type in _LEADS
