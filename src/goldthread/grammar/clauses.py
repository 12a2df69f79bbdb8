"""Clauses: an amount with its good side, a date with its "by", how often something repeats."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lark import Token, Transformer, v_args

from goldthread.framework.rules.targets import Comparison
from goldthread.grammar.amounts import Amount, fold_amounts, time_unit
from goldthread.grammar.islands import Phrases
from goldthread.grammar.lone_years import years_or_numbers
from goldthread.grammar.periods import fold_periods
from goldthread.grammar.said_periods import Said, with_days_before
from goldthread.grammar.tokens import words_of

_LIST_MARK = re.compile(r"[a-h]|i{1,3}|iv|v", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An amount and the side of it that is good, as far as the words say.

    ``sign_after`` is a lone < or > after the number, which may be meant either way round.
    ``is_within`` marks a time limit ("within 30 days"), ``is_better`` "or better", whose side
    is the measure's own. ``limit`` is the word for the side that stood before the amount.
    """

    amount: Amount
    comparison: Comparison = Comparison.UNSTATED
    strict: bool = False
    approximate: bool = False
    average: str | None = None
    sign_after: str | None = None
    is_within: bool = False
    is_better: bool = False
    limit: str | None = None

    @property
    def word_type(self) -> str:
        """The name the readers know this word by."""
        return "BOUND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A period and how it is spoken of: ``by``, ``in``, ``from`` or ``until`` it."""

    said: Said
    how: str

    @property
    def word_type(self) -> str:
        """The name the readers know this word by."""
        return "DUE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Per:
    """How often: "per year", "each month", "quarterly" (the word is kept)."""

    unit: str
    word: str

    @property
    def word_type(self) -> str:
        """The name the readers know this word by."""
        return "REPEATS"


def clauses_of(text: str) -> list[Token]:
    """The words of a text with its amounts, dates and repetitions folded into one word each."""
    words = _without_list_marks(words_of(text))
    words = _kinds_by_time(_counted(_unit_before_its_sign(_nobody(words))))
    dated = fold_periods(_all_or_every(words))
    dated = _named_with_a_sign(years_or_numbers(with_days_before(dated)))
    folded = _phrases().fold(_without_articles(_least_or_more(fold_amounts(dated))))
    return _years_beside_amounts(_side_further_on(_out_of_a_whole(folded)))


def _without_list_marks(words: list[Token]) -> list[Token]:
    """ "a) 5 hectares b) 500 trees": each mark of a list parts one statement from the next."""
    settled: list[Token] = []
    marks = depth = 0
    for word in words:
        last = settled[-1] if settled else None
        if word.type == "CLOSE" and last is not None and _LIST_MARK.fullmatch(last):
            opened = len(settled) > 1 and settled[-2].type == "OPEN"
            begins = len(settled) == 1 + opened
            if depth == int(opened) and (begins or marks):
                start = settled[-1 - opened].start_pos
                del settled[-1 - opened :]
                settled.append(Token("SEMICOLON", ";", start_pos=start, end_pos=word.end_pos))
                marks, depth = marks + 1, 0
                continue
        depth = max(0, depth + (word.type == "OPEN") - (word.type == "CLOSE"))
        settled.append(word)
    return settled if marks > 1 else words


def _counted(words: list[Token]) -> list[Token]:
    """ "12 monthly reports" are twelve; "12 monthly" alone is once in twelve months."""
    parted: list[Token] = []
    for word, after in itertools.zip_longest(words, words[1:]):
        number, space, often = word.partition(" ")
        if not (word.type == "EVERY_UNIT" and number.isdigit() and after and after.type == "WORD"):
            parted.append(word)
            continue
        start, end = word.start_pos or 0, word.end_pos or 0
        middle = start + len(number)
        parted.append(Token("NUMBER", number, start_pos=start, end_pos=middle))
        parted.append(Token("EVERY_UNIT", often, start_pos=middle + len(space), end_pos=end))
    return parted


def _nobody(words: list[Token]) -> list[Token]:
    """ "No one waits": nobody, and not a number."""
    settled: list[Token] = []
    for word in words:
        last = settled[-1] if settled else None
        if word.lower() == "one" and last is not None and last.lower() == "no":
            said = f"{last} {word}"
            settled[-1] = Token("WORD", said, start_pos=last.start_pos, end_pos=word.end_pos)
        else:
            settled.append(word)
    return settled


def _unit_before_its_sign(words: list[Token]) -> list[Token]:
    """ "5+ years" is "5 years +"."""
    settled = list(words)
    for index in range(len(words) - 2):
        number, sign, unit = settled[index : index + 3]
        if number.type == "NUMBER" and sign == "+" and unit.type == "TIME_UNIT":
            settled[index + 1] = Token(
                "TIME_UNIT", str(unit), start_pos=sign.start_pos, end_pos=unit.end_pos
            )
            settled[index + 2] = Token("OR_MORE", "+", start_pos=unit.end_pos, end_pos=unit.end_pos)
    return settled


def _kinds_by_time(words: list[Token]) -> list[Token]:
    """ "Zero 12-hour breaches", "90% 4-week quit rate": a time that says which kind is counted."""
    settled: list[Token] = []
    index = 0
    while index < len(words):
        rest = words[index : index + 4]
        kinds = [word.type for word in rest]
        length = 3 if kinds == ["NUMBER", "DASH", "TIME_UNIT", "WORD"] else 2
        joined = length == 3 or kinds[:3] == ["NUMBER", "TIME_UNIT", "WORD"]
        counted = bool(settled) and settled[-1].type in {"PERCENT", "NUMBER", "NUMBER_WORD"}
        if joined and counted and not rest[length - 1].lower().endswith("s"):
            end = rest[length - 1].end_pos
            settled.append(Token("WORD", rest[0], start_pos=rest[0].start_pos, end_pos=end))
            index += length
            continue
        settled.append(words[index])
        index += 1
    return settled


def _named_with_a_sign(words: list[Token]) -> list[Token]:
    """ "Q1 = 20", "Target = 90%": the sign only parts a name from its number."""
    named = {"PERIOD", "BARE_YEAR", "TARGET", "BASELINE"}
    return [
        Token("COLON", "=", start_pos=word.start_pos, end_pos=word.end_pos)
        if word == "=" and before is not None and before.type in named
        else word
        for before, word in zip([None, *words], words, strict=False)
    ]


def _side_further_on(words: list[Token]) -> list[Token]:
    """ "12 per year (minimum)", "3 stars or more": the side stands after more words."""
    sides = {"OR_MORE": Comparison.AT_LEAST, "OR_LESS": Comparison.AT_MOST}
    settled: list[Token] = []
    for word in words:
        settled.append(word)
        kinds = [one.type for one in settled[-3:]]
        if kinds[:1] == ["OPEN"] and kinds[2:] == ["CLOSE"]:
            length, kind = 3, kinds[1]
        else:
            length, kind = 1, word.type
        before = settled[-length - 3 : -length]
        at = max((at for at, one in enumerate(before) if one.type == "BOUND"), default=None)
        if (
            kind not in sides
            or at is None
            or before[at].value.comparison is not Comparison.UNSTATED
        ):
            continue
        if all(one.type in {"WORD", "REPEATS"} for one in before[at + 1 :]):
            better = "better" in settled[-length + length // 2].lower()
            before[at].value = replace(before[at].value, comparison=sides[kind], is_better=better)
            del settled[-length:]
    return settled


def _out_of_a_whole(words: list[Token]) -> list[Token]:
    """ "7 or higher out of 10": the whole stands after the comparison."""
    settled: list[Token] = []
    for word in words:
        kinds = [one.type for one in settled[-2:]]
        if word.type == "BOUND" and kinds == ["BOUND", "OUT_OF"] and settled[-1][:1] in "oO":
            first, whole = settled[-2].value, word.value.amount
            plain = word.value == Bound(amount=whole) and whole.unit is None and whole.high is None
            if plain and first.amount.unit is None:
                settled[-2:] = [
                    Token("BOUND", "", start_pos=settled[-2].start_pos, end_pos=word.end_pos)
                ]
                amount = replace(first.amount, unit=f"/{whole.value}")
                settled[-1].value = replace(first, amount=amount)
                continue
        settled.append(word)
    return settled


def _years_beside_amounts(words: list[Token]) -> list[Token]:
    """A lone year right before or after an amount is the year of that amount."""
    settled: list[Token] = []
    for index, word in enumerate(words):
        beside = {one.type for one in words[max(0, index - 1) : index + 2]}
        joined = [one.type for one in words[index + 1 : index + 3]]
        parted = [one.type for one in words[max(0, index - 2) : index]] == ["BOUND", "DASH"]
        named = parted or (
            joined[1:] == ["BOUND"] and joined[0] in {"TARGET", "DASH", "EXACTLY", "COMMA"}
        )
        if word.type == "BARE_YEAR" and ("BOUND" in beside or named or len(words) == 1):
            due = Token("DUE", "", start_pos=word.start_pos, end_pos=word.end_pos)
            due.value = Due(said=word.value, how="in")
            word = due
        settled.append(word)
    return settled


def _all_or_every(words: list[Token]) -> list[Token]:
    """ "All" is 100% only where a statement begins with it; in "all 26 wards" it is a word."""
    return [
        Token("WORD", str(word), start_pos=word.start_pos, end_pos=word.end_pos)
        if word.type == "NUMBER_WORD"
        and word.lower() in {"all", "every"}
        and (not _begins(words, index) or _is_number_word(words[index + 1 : index + 2]))
        else word
        for index, word in enumerate(words)
    ]


def _is_number_word(following: list[Token]) -> bool:
    return any(word.type in {"NUMBER", "NUMBER_WORD"} for word in following)


def _begins(words: list[Token], index: int) -> bool:
    return index == 0 or words[index - 1].type in {"STOP", "NEWLINE", "SEMICOLON"}


def _least_or_more(words: list[Token]) -> list[Token]:
    """ "Minimum" goes with the number that follows it; with the one before only where none does."""
    before = {"MINIMUM": "AT_LEAST", "MAXIMUM": "AT_MOST"}
    after = {"MINIMUM": "OR_MORE", "MAXIMUM": "OR_LESS"}
    settled: list[Token] = []
    for index, word in enumerate(words):
        if word.type in before:
            following = [one.type for one in words[index + 1 : index + 3]]
            leads = following[:1] == ["AMOUNT"] or following in (
                ["COLON", "AMOUNT"],
                ["ABOUT", "AMOUNT"],
            )
            kind = (before if leads else after)[word.type]
            if word.lower() == "min" and _is_limit(settled):
                settled[-1].value = replace(settled[-1].value, unit="minutes")  # "≤ 60 min"
                settled[-1].end_pos = word.end_pos
                continue
            if kind == "OR_MORE" and word.lower() == "min" and _is_plain_amount(settled):
                kind = "MINUTES_OR_MINIMUM"  # "30 min" may be either
            word = Token(kind, str(word), start_pos=word.start_pos, end_pos=word.end_pos)
        settled.append(word)
    return settled


def _without_articles(words: list[Token]) -> list[Token]:
    """ "No more than a 2% increase": the little word between a side and its amount."""
    limits = {"AT_MOST", "LESS_THAN", "AT_LEAST", "MORE_THAN"}
    return [
        word
        for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False)
        if not (
            word.lower() in {"a", "an"}
            and before is not None
            and before.type in limits
            and after is not None
            and after.type == "AMOUNT"
        )
    ]


def _is_limit(words: list[Token]) -> bool:
    limits = {"AT_MOST", "LESS_THAN", "WITHIN"}
    return len(words) > 1 and words[-2].type in limits and _is_plain_amount(words)


def _is_plain_amount(words: list[Token]) -> bool:
    return bool(words) and words[-1].type == "AMOUNT" and words[-1].value.unit is None


@cache
def _phrases() -> Phrases:
    return Phrases("clauses.lark", _Clauses(), "CLAUSE")


_KEPT = frozenset(
    [
        "AMOUNT",
        "PERIOD",
        "BARE_YEAR",
        "TIME_UNIT",
        "EVERY_UNIT",
        "LESS_THAN",
        "MORE_THAN",
        "ABOUT",
        "AVERAGE",
        "OR_MORE",
        "OVER",
    ]
)


def _kept(method: Any, _rule: object, children: list[Any], _meta: object) -> Any:
    return method(*(one for one in children if one.type in _KEPT))


@v_args(wrapper=_kept)
class _Clauses(Transformer[Token, Any]):
    """Each rule of ``clauses.lark`` into a Bound, a Due or a Per."""

    def at_least(self, *words: Token) -> Bound:
        return _bound(words, Comparison.AT_LEAST)

    def more_than(self, *words: Token) -> Bound:
        found = _bound(words, Comparison.AT_LEAST, strict=True)
        return replace(found, is_better=any("better" in word.lower() for word in words))

    def at_most(self, *words: Token) -> Bound:
        return _bound(words, Comparison.AT_MOST)

    def less_than(self, *words: Token) -> Bound:
        return _bound(words, Comparison.AT_MOST, strict=True)

    def exactly(self, *words: Token) -> Bound:
        return _bound(words, Comparison.EXACTLY)

    def amount(self, *words: Token) -> Bound:
        return _bound(words, Comparison.UNSTATED)

    about = amount
    average = amount

    def or_more(self, *words: Token) -> Bound:
        found = _bound(words, Comparison.AT_LEAST)
        return replace(found, is_better=any("better" in word.lower() for word in words))

    def or_less(self, *words: Token) -> Bound:
        return _bound(words, Comparison.AT_MOST)

    def sign_after(self, amount: Token, sign: Token) -> Bound | None:
        if str(sign) not in "<>":
            return None
        return Bound(amount=amount.value, sign_after=str(sign))

    def within(self, *words: Token) -> Bound:
        found = _bound(words, Comparison.AT_MOST)
        if found.amount.either_side or found.amount.unit in {"%", "percentage points"}:
            return replace(
                found,
                comparison=Comparison.UNSTATED,
                amount=replace(found.amount, either_side=True),
            )
        return replace(found, is_within=True)

    def by(self, period: Token) -> Due:
        return Due(said=period.value, how="by")

    def in_(self, period: Token) -> Due:
        return Due(said=period.value, how="in")

    def from_(self, period: Token) -> Due:
        return Due(said=period.value, how="from")

    def over(self, word: Token, period: Token) -> Due:
        return Due(said=period.value, how="after" if word.lower() == "after" else "in")

    def until(self, period: Token) -> Due:
        return Due(said=period.value, how="until")

    def per(self, unit: Token) -> Per:
        return Per(unit=time_unit(unit).removesuffix("s"), word=str(unit))

    def per_year(self) -> Per:
        return Per(unit="year", word="year")

    def per_word(self, word: Token) -> Per | None:
        low = word.lower().replace(".", "").replace("-", "").replace(" ", "")
        units = {
            "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "termly": "term",
            "annual": "year", "annually": "year", "yearly": "year", "perannum": "year", "pa": "year", "pq": "quarter", "monthonmonth": "month", "quarteronquarter": "quarter",
        }  # fmt: skip
        return Per(unit=units.get(low, ""), word=str(word))


def _bound(words: tuple[Token, ...], comparison: Comparison, *, strict: bool = False) -> Bound:
    amount = next(word.value for word in words if word.type == "AMOUNT")
    average = next((word for word in words if word.type == "AVERAGE"), None)
    limit = words[0].lower() if words[0].type in {"LESS_THAN", "MORE_THAN"} else None
    return Bound(
        amount=amount,
        comparison=comparison,
        strict=strict,
        approximate=any(word.type == "ABOUT" for word in words),
        average=None if average is None else "median" if "median" in average.lower() else "average",
        limit=limit,
    )
