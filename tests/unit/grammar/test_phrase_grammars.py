"""Every phrase that a grammar finds has a meaning, so that none is left as Lark's own tree."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goldthread.grammar import amounts, clauses, parse_line, periods, repeats
from goldthread.grammar.tokens import grammar_text

GRAMMARS = [
    ("amounts.lark", amounts._Amounts),
    ("clauses.lark", clauses._Clauses),
    ("periods.lark", periods._Periods),
    ("repeats.lark", repeats._Repeats),
]


@pytest.mark.parametrize(("name", "meanings"), GRAMMARS, ids=[name for name, _ in GRAMMARS])
def test_every_phrase_of_a_grammar_has_a_meaning(name: str, meanings: Any) -> None:
    phrases = set(re.findall(r"-> *(\w+)", grammar_text(name)))

    assert phrases
    assert [phrase for phrase in sorted(phrases) if not hasattr(meanings, phrase)] == []


@pytest.mark.parametrize("what", ["targets", "values", "deadlines", "frequencies"])
@pytest.mark.parametrize("text", ["H1", "By H2", "50% in H1", "H1 75%", "second half"])
def test_half_a_year_without_its_year_is_not_understood(what: str, text: str) -> None:
    assert parse_line(what, {"text": text})["kind"] == "text"
