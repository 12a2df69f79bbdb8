"""Whether a lone "2000" is a year or a number, by the words beside it."""

from __future__ import annotations

from lark import Token

_DATES_BEFORE = frozenset(
    [
        "BY",
        "IN",
        "FROM",
        "TO",
        "UNTIL",
        "DASH",
        "OPEN",
        "AND",
        "END_OF",
        "START_OF",
        "MID",
        "MONTH",
        "QUARTER",
        "SEASON",
        "COMMA",
        "OR",
        "SLASH",
        "OVER",
        "BETWEEN",
        "PERIOD",
        "BARE_YEAR",
        "YEAR_WORD",
        "TERM",
        "HALF",
        "NEWLINE",
    ]
)
_BEFORE_A_YEAR = frozenset(["against", "since", "vs", "versus", "than", "compared", "the", "year"])
_AFTER_A_YEAR = frozenset(
    [
        "level",
        "levels",
        "baseline",
        "figure",
        "figures",
        "outturn",
        "census",
        "act",
        "result",
        "results",
        "performance",
        "data",
        "position",
        "target",
        "targets",
    ]
)
_NUMBERS_BEFORE = frozenset(
    [
        "CURRENCY",
        "AT_LEAST",
        "MORE_THAN",
        "AT_MOST",
        "LESS_THAN",
        "MINIMUM",
        "MAXIMUM",
        "EXACTLY",
        "ABOUT",
        "ADDITIONAL",
        "PLUS_MINUS",
    ]
)
_NUMBERS_AFTER = frozenset(
    [
        "PERCENT",
        "PERCENT_POINTS",
        "SCALE",
        "TIME_UNIT",
        "PER_COUNT",
        "OR_MORE",
        "OR_LESS",
        "PER",
        "EVERY_UNIT",
        "EACH",
        "PLUS",
    ]
)


def years_or_numbers(words: list[Token]) -> list[Token]:
    """A lone "2000" is a number where its neighbours say so, and a year otherwise."""
    settled: list[Token] = []
    for index, word in enumerate(words):
        if word.type != "BARE_YEAR":
            settled.append(word)
            continue
        before = settled[-1].type if settled else None
        after = words[index + 1].type if index + 1 < len(words) else None
        said_before = str(settled[-1]).lower() if settled else ""
        said_after = str(words[index + 1]).lower() if index + 1 < len(words) else ""
        compared = said_before.endswith(("worse than", "better than")) or (
            said_before.endswith("than")
            and after is None
            and word.value.in_year(1).last.year % 100 != 0
        )
        names_a_year = compared or said_before in _BEFORE_A_YEAR or said_after in _AFTER_A_YEAR
        if not names_a_year and _is_number(before, after):
            period = word.value.in_year(1)
            number = Token("NUMBER", str(period.last.year))
            number.start_pos, number.end_pos = word.start_pos, word.end_pos
            settled.append(number)
        else:
            settled.append(word)
    return settled


def _is_number(before: str | None, after: str | None) -> bool:
    if before in _NUMBERS_BEFORE or after in _NUMBERS_AFTER:
        return True
    if before in _DATES_BEFORE:
        return False
    return (before is None and after is None) or (
        before in {None, "WORD", "STOP", "SEMICOLON", "INCREASE", "DECREASE", "TARGET"}
        and after in {"WORD", "BY"}
    )
