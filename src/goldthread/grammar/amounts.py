"""Amounts: "£2.5m", "95%", "30 working days", "421 per 100,000", "a third"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from lark import Token, Transformer, v_args

from goldthread.grammar.islands import Phrases
from goldthread.grammar.number_words import NUMBER_WORDS

_WORDS = NUMBER_WORDS | {"nil": 0, "none": 0}
_PARTS = {
    "half": Decimal(50),
    "third": Decimal("33.3"),
    "thirds": Decimal("66.7"),
    "quarter": Decimal(25),
    "fifth": Decimal(20),
    "fifths": Decimal(20),
    "tenth": Decimal(10),
}
_A_WHOLE_IN_PARTS = 100
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mil": 6, "mill": 6, "mln": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9, "lakh": 5, "crore": 7}  # fmt: skip
_CURRENCIES = {
    "£": "GBP", "€": "EUR", "$": "$", "R": "ZAR", "a$": "AUD", "nz$": "NZD", "us$": "USD", "euro": "EUR", "euros": "EUR", "rand": "ZAR", "rands": "ZAR", "pounds": "GBP",
    "dollars": "$", "rwf": "RWF", "frw": "RWF",
}  # fmt: skip
_PARTS_OF_TIME = {
    ("hours", "minutes"): 60,
    ("minutes", "seconds"): 60,
    ("years", "months"): 12,
    ("weeks", "days"): 7,
    ("days", "hours"): 24,
}
_TIMES = (
    ("working", "working days"),
    ("w/day", "working days"),
    ("business", "working days"),
    ("school", "school days"),
    ("day", "days"),
    ("week", "weeks"),
    ("wk", "weeks"),
    ("fortnight", "fortnights"),
    ("month", "months"),
    ("mth", "months"),
    ("quarter", "quarters"),
    ("qtr", "quarters"),
    ("hour", "hours"),
    ("hr", "hours"),
    ("minute", "minutes"),
    ("min", "minutes"),
    ("sec", "seconds"),
    ("decade", "decades"),
    ("night", "nights"),
    ("year", "years"),
    ("yr", "years"),
    ("annum", "years"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number, or the two ends of a range, with its unit.

    ``either_side`` is a tolerance (±), ``signed`` a number with a plus in front ("+5").
    ``words`` are the words it was written in. ``is_year_like`` marks a number of four digits
    that could as well be a year, ``is_ratio`` a ratio such as 1:15, ``scale`` how many noughts
    a word such as "million" stood for.
    """

    value: Decimal
    high: Decimal | None = None
    unit: str | None = None
    words: str | None = None
    either_side: bool = False
    signed: bool = False
    is_year_like: bool = False
    is_ratio: bool = False
    multiplies: bool = False
    scale: int = 0


def fold_amounts(words: Sequence[Token]) -> list[Token]:
    """The words, each phrase that gives an amount become one ``AMOUNT``."""
    return _phrases().fold(words)


def time_unit(word: str) -> str:
    """The plural name of a unit of time, however it is shortened."""
    low = {"h": "hours", "m": "minutes", "s": "seconds"}.get(word.lower(), word.lower())
    if low.startswith("clear"):
        return " ".join(low.split()) + ("" if low.endswith("s") else "s")
    return next((name for part, name in _TIMES if part in low), "years")


@cache
def _phrases() -> Phrases:
    return Phrases("amounts.lark", _Amounts(), "AMOUNT")


def _in_line(method: Any, _rule: object, children: list[Any], _meta: object) -> Any:
    return method(
        *(
            one
            for one in children
            if not (isinstance(one, Token) and one.type in {"DASH", "TO", "AND", "BETWEEN", "COLON", "IN", "OUT_OF",
                "OPEN",
                "CLOSE", "PLUS", "PLUS_MINUS", "MINUS_SIGN"})
        )
    )  # fmt: skip


@v_args(wrapper=_in_line)
class _Amounts(Transformer[Token, Any]):
    """Each rule of ``amounts.lark`` into an :class:`Amount`; ``None`` takes the phrase back."""

    def alone(self, amount: Amount | None) -> Amount | None:
        return amount

    def number(self, token: str) -> Amount:
        return Amount(value=_decimal(token))

    def number_word(self, token: str) -> Amount | None:
        word = token.lower()
        if word in ("all", "every"):
            return Amount(value=Decimal(100), unit="%", words=str(token))
        return Amount(value=Decimal(_WORDS[word]), words=str(token))

    def fraction(self, token: str) -> Amount:
        word = token.lower()
        if "majority" in word:
            return Amount(value=Decimal(50), unit="%", words="majority")
        if word.startswith("halv"):
            return Amount(value=Decimal(50), unit="%", words=str(token), multiplies=True)
        if word.startswith("doubl"):
            return Amount(value=Decimal(100), unit="%", words=str(token), multiplies=True)
        first, *rest = re.split(r"[ -]", word)
        part = rest[-1] if rest else first
        times = {"two": 2, "three": 3}.get(first, 1)
        if part == "thirds":
            return Amount(value=_PARTS["thirds"], unit="%", words=str(token))
        value = _PARTS[part.removesuffix("s") if part.endswith("quarters") else part] * times
        return Amount(value=value, unit="%", words=str(token))

    def percent(self, amount: Amount | None, _: str) -> Amount | None:
        return _with_unit(amount, "%")

    def points(self, amount: Amount | None, token: str) -> Amount | None:
        return _with_unit(
            amount, "basis points" if "basis" in token.lower() else "percentage points"
        )

    def money(self, sign: str, amount: Amount | None) -> Amount | None:
        return _with_unit(amount, _currency(sign))

    def money_scaled(self, sign: str, amount: Amount | None, scale: str) -> Amount | None:
        return _with_unit(_times(amount, scale), _currency(sign))

    def owed(self, sign: str, amount: Amount | None, scale: str | None = None) -> Amount | None:
        """ "£(1,200)", "£(1.2m)": below zero, as accounts write it."""
        whole = _times(amount, scale) if scale else amount
        return self.below_zero(_with_unit(whole, _currency(sign)))

    def scaled(self, amount: Amount | None, scale: str) -> Amount | None:
        return _times(amount, scale)

    def scaled_money(self, amount: Amount | None, scale: str, sign: str) -> Amount | None:
        return _with_unit(_times(amount, scale), _currency(sign))

    def money_after(self, amount: Amount | None, sign: str) -> Amount | None:
        return _with_unit(amount, _currency(sign))

    def time(self, amount: Amount | None, unit: str) -> Amount | None:
        return _with_unit(amount, time_unit(unit))

    def time_in_two(
        self, amount: Amount | None, unit: str, rest: Amount | None, smaller: str
    ) -> Amount | None:
        """ "3 hours 24 minutes" is 204 minutes."""
        many = _PARTS_OF_TIME.get((time_unit(unit), time_unit(smaller)))
        if amount is None or rest is None or many is None or rest.value >= many:
            return None
        return replace(rest, value=amount.value * many + rest.value, unit=time_unit(smaller))

    def rate(self, amount: Amount | None, token: str) -> Amount | None:
        return _with_unit(amount, rate_unit(token))

    def named_rate(self, amount: Amount | None, *words: str) -> Amount | None:
        return self.rate(amount, words[-1])

    def out_of(self, amount: Amount | None, whole: Amount | None) -> Amount | None:
        if amount is None or whole is None or amount.value + whole.value == _A_WHOLE_IN_PARTS:
            return None  # "50/50" and "60/40" share one whole out
        return _with_unit(amount, f"/{whole.value}")

    def named_out_of(self, amount: Amount | None, _: str, whole: Amount | None) -> Amount | None:
        return self.out_of(amount, whole)

    def from_to(self, low: Amount | None, high: Amount | None) -> Amount | None:
        if low is None or high is None:
            return None
        low, high = _alike(low, high)
        if low.unit and low.unit != high.unit:
            return None
        if low.value > high.value or high.is_year_like or low.multiplies:
            return None
        return replace(high, value=low.value, high=high.value, words=None)

    def either_side(self, amount: Amount | None) -> Amount | None:
        return amount and replace(amount, either_side=True)

    def risen(self, amount: Amount | None) -> Amount | None:
        return amount and replace(amount, signed=True)

    def below_zero(self, amount: Amount | None) -> Amount | None:
        return amount and replace(amount, value=-amount.value, signed=True)

    def ratio(self, one: Amount | None, many: Amount | None) -> Amount | None:
        if one is None or many is None or one.value != 1 or many.unit:
            return None
        return replace(many, is_ratio=True)

    def one_in(self, part: Amount | None, many: Amount | None) -> Amount | None:
        """ "1 in 4", "two in five": a share."""
        if part is None or many is None or many.is_year_like or many.unit or part.unit:
            return None
        if not 0 < part.value < many.value or (part.value > 1 and many.value > 100):
            return None
        share = 100 * part.value / many.value
        # Two figures, however small, and else one place.
        share = round(share, 1 - share.adjusted() if share < 1 else 1)
        said = f"{part.words or part.value} in {many.words or many.value}"
        return Amount(value=share.normalize(), unit="%", words=said)


def _alike(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """ "£10-12m", "2-3 million": what is said once, of the currency or the size, holds for both."""
    if is_money(low.unit) and high.unit is None:
        high = replace(high, unit=low.unit)
    both = low.value * 10**high.scale
    if high.scale and not low.scale and low.value > 0 and both < high.value:
        low = replace(low, value=both)
    return low, high


def rate_unit(text: str) -> str:
    """ "per 100,000 population" and its like as ``per 100,000``."""
    low = text.lower()
    found = re.search(r"1[\d, ]*k?", low)
    digits = (
        found[0].replace(" ", "").strip(",")
        if found
        else "1 million"
        if "million" in low
        else "1,000"
    )
    return f"per {digits.replace('k', ',000') if digits.endswith('k') else _grouped(digits)}"


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency."""
    return unit in _CURRENCIES.values() or unit in {"RWF", "AUD", "NZD", "USD"}


def _grouped(digits: str) -> str:
    plain = digits.replace(",", "")
    return f"{int(plain):,}" if plain.isdigit() else digits


def _decimal(token: str) -> Decimal:
    text = str(token).replace(" ", "").replace("·", ".")
    if re.fullmatch(r"\d+,\d{1,2}", text):  # a decimal comma, as in South Africa
        return Decimal(text.replace(",", "."))
    return Decimal(text.replace(",", ""))


def _times(amount: Amount | None, scale: str) -> Amount | None:
    if amount is None:
        return None
    power = _SCALES.get(scale.lower())
    return None if power is None else replace(amount, value=amount.value * 10**power, scale=power)


def _with_unit(amount: Amount | None, unit: str) -> Amount | None:
    return amount and replace(amount, unit=unit, is_year_like=False)


def _currency(sign: str) -> str:
    return _CURRENCIES.get(sign.lower(), _CURRENCIES.get(sign, sign.upper()))
