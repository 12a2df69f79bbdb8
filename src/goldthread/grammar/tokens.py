"""Text into words: the first step of every reading, linear in the length of the text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from lark import Token

from goldthread.grammar.markup import without_markup

_NAMED = re.compile(r"(?P<name>[A-Z_]+)\.(?P<priority>\d+): /(?P<pattern>.*)/(?P<flags>i?)$")
_SHORT_YEARS = re.compile(r"\D*(\d\d)\D+(\d\d)")


def grammar_text(name: str) -> str:
    """The text of a grammar file of this package."""
    return files("goldthread.grammar.words").joinpath(name).read_text(encoding="utf-8")


@cache
def _any_word() -> re.Pattern[str]:
    """One pattern that takes the next word of a text, and names its kind by its group."""
    named = [
        found for line in grammar_text("words.txt").splitlines() if (found := _NAMED.match(line))
    ]
    named.sort(key=lambda found: -int(found["priority"]))
    return re.compile(
        "|".join(
            f"(?P<{found['name']}>(?i:{found['pattern']}))"
            if found["flags"]
            else f"(?P<{found['name']}>{found['pattern']})"
            for found in named
        )
    )


def words_of(text: str) -> list[Token]:
    """The words of a text, each with its place in it (``start_pos``, ``end_pos``)."""
    words: list[Token] = []
    for found in _any_word().finditer(without_markup(text)):
        kind = found.lastgroup or "OTHER"
        if kind == "SPACE":
            continue
        kind = "WORD" if kind in {"NAME", "UNIT"} else kind
        token = Token(kind, found[0], start_pos=found.start(), end_pos=found.end())
        if kind == "SHORT_YEARS" and not _are_years(token):
            words.extend(_taken_apart(token))
        else:
            words.append(token)
    return words


def _are_years(token: Token) -> bool:
    """Whether "20-21" is one year's label: two numbers, one after the other."""
    found = _SHORT_YEARS.fullmatch(token)
    return found is not None and int(found[2]) == (int(found[1]) + 1) % 100


def _taken_apart(token: Token) -> list[Token]:
    kinds = {"/": "OUT_OF", "-": "DASH", "–": "DASH"}
    start = token.start_pos or 0
    return [
        Token(
            "NUMBER" if part[0].isdigit() else kinds.get(part[0], "OTHER"),
            part[0],
            start_pos=start + part.start(),
            end_pos=start + part.end(),
        )
        for part in re.finditer(r"\d+|[^\d\s]", token)
    ]
