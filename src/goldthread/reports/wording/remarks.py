"""What every sentence about a rule may end with: other readings, and doubts about the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from goldthread.framework.rules.rule import Rule

Wording = Mapping[type[Rule], Callable[[Any], str]]


def sentence(rule: Rule, wording: Wording) -> str:
    """The rule in words with a full stop, then the readings that were not chosen, if any."""
    told = f"{capital(wording[type(rule)](rule))}."
    if rule.doubt:
        told += f" It could be read in another way: {rule.doubt.why}." if rule.doubt.why else ""
        others = [
            wording[type(other)](other)
            for other in rule.doubt.alternatives
            if type(other) in wording
        ]
        if others:
            told += f" Another reading: {'; or '.join(others)}."
    if rule.suspect:
        told += f" The document itself looks wrong here: {rule.suspect}."
    return told


def capital(words: str) -> str:
    """The words with their first letter a capital, the rest as they stand."""
    return words[:1].upper() + words[1:]
