"""Repetition: "monthly", "every three months", "3 x a year", "2-3 times a year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lark import Token, Transformer, v_args
from rapidfuzz.distance import OSA

from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.grammar.amounts import time_unit
from goldthread.grammar.islands import Phrases
from goldthread.grammar.number_words import NUMBER_WORDS

_UNITS = {
    "days": Unit.DAY,
    "working days": Unit.DAY,
    "school days": Unit.DAY,
    "nights": Unit.DAY,
    "weeks": Unit.WEEK,
    "months": Unit.MONTH,
    "quarters": Unit.QUARTER,
    "years": Unit.YEAR,
}
_NUMBERS = NUMBER_WORDS | {"second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}

_BI_YEAR = "may mean every two years"
_BI_MONTH = "every two months or twice a month"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repetition that was said. ``is_adjective`` where it may only describe the next word."""

    rule: Every
    is_adjective: bool = False
    is_per: bool = False

    @property
    def word_type(self) -> str:
        """The name the readers know this word by."""
        return "REPEAT"


def fold_repeats(words: Sequence[Token]) -> list[Token]:
    """The words, each phrase that says how often become one ``REPEAT``."""
    return _phrases().fold([_well_spelt(word) for word in words])


def _well_spelt(word: Token) -> Token:
    """A word one slip away from "quarterly", "monthly" or their like, as that word."""
    if word.type != "WORD" or not 4 <= len(word) <= 12 or not word.isalpha():
        return word
    said = word.lower()
    meant = _SHORT_FORMS.get(said)
    if meant is None and len(said) > 5:
        meant = next(
            (one for one in _SLIPS_OF if OSA.distance(said, one, score_cutoff=1) <= 1), None
        )
    if meant is None:
        return word
    return Token("EVERY_UNIT", meant, start_pos=word.start_pos, end_pos=word.end_pos)


def as_abbreviated(words: list[Token]) -> list[Token]:
    """The words, where a cell is no more than "Q", "Mth" or "Ann", as how often it means."""
    first = words[0].lower() if words else ""
    if first not in _LETTERS or words[0].type == "REPEAT":
        return words
    others = words[1:]
    depth = 0
    for word in others:
        depth += (word.type == "OPEN") - (word.type == "CLOSE")
        if depth <= 0 and word.type not in {"CLOSE", "STOP", "CUMULATIVE", "COMMA", "DASH"}:
            return words
    token = Token("REPEAT", "", start_pos=words[0].start_pos, end_pos=words[0].end_pos)
    token.value = Repeat(_PLAIN_WORDS[_LETTERS[first]])
    return [token, *others]


def as_coded(text: str) -> Every | None:
    """ "Q-1Q", "M-2M": how often, and how many months or quarters in arrears, as a code."""
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    rule = _PLAIN_WORDS[_LETTERS[found["often"].lower()]]
    unit = _PLAIN_WORDS[_LETTERS[found["unit"].lower()]].unit
    return replace(rule, lag=int(found["many"]), lag_unit=unit)


@cache
def _phrases() -> Phrases:
    return Phrases("repeats.lark", _Repeats(), "REPEAT")


def _in_doubt(rule: Every, why: str, other: Every) -> Every:
    return replace(rule, doubt=Doubt(why=why, alternatives=(other,)))


def _every(unit: Unit, interval: int = 1, times: int = 1) -> Every:
    return Every(unit=unit, interval=interval, times=times)


_PLAIN_WORDS = {
    "daily": _every(Unit.DAY),
    "nightly": _every(Unit.DAY),
    "weekly": _every(Unit.WEEK),
    "fortnightly": _every(Unit.WEEK, 2),
    "monthly": _every(Unit.MONTH),
    "quarterly": _every(Unit.QUARTER),
    "qtrly": _every(Unit.QUARTER),
    "qrtly": _every(Unit.QUARTER),
    "qrtrly": _every(Unit.QUARTER),
    "termly": _every(Unit.TERM),
    "halftermly": _every(Unit.TERM, 1, 2),
    "annual": _every(Unit.YEAR),
    "annually": _every(Unit.YEAR),
    "yearly": _every(Unit.YEAR),
    "12monthly": _every(Unit.YEAR),
    "perannum": _every(Unit.YEAR),
    "pa": _every(Unit.YEAR),
    "halfyear": _every(Unit.YEAR, 1, 2),
    "halfyearly": _every(Unit.YEAR, 1, 2),
    "semiannual": _every(Unit.YEAR, 1, 2),
    "semiannually": _every(Unit.YEAR, 1, 2),
    "twiceyearly": _every(Unit.YEAR, 1, 2),
    "sixmonthly": _every(Unit.MONTH, 6),
    "6monthly": _every(Unit.MONTH, 6),
    "fourmonthly": _every(Unit.MONTH, 4),
    "4monthly": _every(Unit.MONTH, 4),
    "threemonthly": _every(Unit.MONTH, 3),
    "3monthly": _every(Unit.MONTH, 3),
    "twomonthly": _every(Unit.MONTH, 2),
    "2monthly": _every(Unit.MONTH, 2),
    "twoyearly": _every(Unit.YEAR, 2),
    "threeyearly": _every(Unit.YEAR, 3),
    "fouryearly": _every(Unit.YEAR, 4),
    "fiveyearly": _every(Unit.YEAR, 5),
    "biennial": _every(Unit.YEAR, 2),
    "biennially": _every(Unit.YEAR, 2),
    "triennial": _every(Unit.YEAR, 3),
    "triennially": _every(Unit.YEAR, 3),
    "quinquennial": _every(Unit.YEAR, 5),
    "quinquennially": _every(Unit.YEAR, 5),
    "decennial": _every(Unit.YEAR, 10),
    "decennially": _every(Unit.YEAR, 10),
}
_DOUBTFUL_WORDS = {
    "biannual": _in_doubt(_every(Unit.YEAR, 1, 2), _BI_YEAR, _every(Unit.YEAR, 2)),
    "biann": _in_doubt(_every(Unit.YEAR, 1, 2), _BI_YEAR, _every(Unit.YEAR, 2)),
    "biannually": _in_doubt(_every(Unit.YEAR, 1, 2), _BI_YEAR, _every(Unit.YEAR, 2)),
    "bimonthly": _in_doubt(_every(Unit.MONTH, 2), _BI_MONTH, _every(Unit.MONTH, 1, 2)),
    "biweekly": _in_doubt(_every(Unit.WEEK, 2), "every two weeks or twice a week", _every(Unit.WEEK, 1, 2)),
    "triannual": _in_doubt(_every(Unit.YEAR, 1, 3), "may mean every three years", _every(Unit.YEAR, 3)),
    "triannually": _in_doubt(_every(Unit.YEAR, 1, 3), "may mean every three years", _every(Unit.YEAR, 3)),
}  # fmt: skip
_LY = _PLAIN_WORDS | _DOUBTFUL_WORDS
_SLIPS_OF = ("monthly", "quarterly", "annually", "fortnightly", "biannually", "bimonthly")
_SHORT_FORMS = {"mthly": "monthly", "mnthly": "monthly", "qtly": "quarterly", "qrtly": "quarterly", "wkly": "weekly", "annl": "annual"}  # fmt: skip
_CODE = re.compile(r"\s*\(?(?P<often>[MQAY]) ?[-–] ?(?P<many>[1-9]) ?(?P<unit>[MQAY])\)?\s*")
_LETTERS = {
    "q": "quarterly", "qtr": "quarterly", "qtrs": "quarterly", "qly": "quarterly",
    "m": "monthly", "mth": "monthly", "mly": "monthly",
    "a": "annual", "ann": "annual", "y": "annual", "yr": "annual",
    "w": "weekly", "wk": "weekly", "d": "daily",
}  # fmt: skip
_ADJECTIVES = frozenset({"annual", "biannual", "daily", "weekly", "monthly", "quarterly", "biennial", "halfyearly", "termly"})  # fmt: skip


def _unit(word: str) -> Unit | None:
    if "fortnight" in word.lower():
        return None
    if "term" in word.lower():
        return Unit.TERM
    return _UNITS.get(time_unit(word))


def _number(word: str) -> int:
    found = re.search(r"\d+", word)
    return int(found[0]) if found else _NUMBERS.get(word.lower(), 0)


def _key(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", word.lower())


def _repeat(unit: Unit | None, interval: int = 1, times: int = 1) -> Repeat | None:
    if unit is None or interval < 1 or times < 1:
        return None
    return Repeat(Every(unit=unit, interval=interval, times=times))


def _said(method: Any, _rule: object, children: list[Any], _meta: object) -> Any:
    return method(
        *(
            str(one)
            for one in children
            if one.type not in {"EACH", "PER", "DASH", "TO", "OR", "TIMES", "TIMES_SIGN", "YEAR_ON_YEAR"}
        )
    )  # fmt: skip


@v_args(wrapper=_said)
class _Repeats(Transformer[Token, Any]):
    """Each rule of ``repeats.lark`` into a :class:`Repeat`; ``None`` takes the phrase back."""

    def word(self, word: str) -> Repeat | None:
        rule = _LY.get(_key(word))
        return None if rule is None else Repeat(rule, is_adjective=_key(word) in _ADJECTIVES)

    def each(self, unit: str) -> Repeat | None:
        if "fortnight" in unit.lower():
            return _repeat(Unit.WEEK, 2)
        return _repeat(_unit(unit))

    def each_year(self) -> Repeat | None:
        return _repeat(Unit.YEAR)

    def each_so_many(self, number: str, unit: str) -> Repeat | None:
        return _repeat(_unit(unit), _number(number))

    once_each_unit = each_so_many

    def once_each(self, _once: str, number: str, unit: str) -> Repeat | None:
        return _repeat(_unit(unit), _number(number))

    def so_many_ly(self, number: str, word: str) -> Repeat | None:
        rule = _PLAIN_WORDS.get(_key(word))
        if rule is None or _key(word) not in {"weekly", "monthly", "yearly"}:
            return None
        return _repeat(rule.unit, _number(number))

    def times(self, times: str, unit: str) -> Repeat | None:
        return _repeat(_unit(unit), 1, _TIMES.get(times.lower()) or _number(times))

    def times_a_year(self, times: str) -> Repeat | None:
        return _repeat(Unit.YEAR, 1, _TIMES.get(times.lower()) or _number(times))

    def times_ly(self, times: str, word: str) -> Repeat | None:
        rule = _PLAIN_WORDS.get(_key(word))
        if rule is None or rule.times > 1:
            return None
        return _repeat(rule.unit, rule.interval, _TIMES.get(times.lower()) or _number(times))

    def times_range(self, low: str, high: str, unit: str) -> Repeat | None:
        found = _repeat(_unit(unit), 1, _number(low))
        if found is None or _number(high) <= _number(low):
            return None
        return Repeat(replace(found.rule, at_most_times=_number(high)))

    def per(self, unit: str) -> Repeat | None:
        found = self.each(unit)
        return found and replace(found, is_per=True)
