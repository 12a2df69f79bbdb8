"""What comes of figures in units when they are divided, subtracted, added or averaged.

A unit is written as everywhere ("%", "GBP", "days", "homes", "per 1,000", "GBP per person";
``None`` is a plain count). Each rule gives the unit of the result, or refuses with the reason: a
sum of percentages, pounds less days. Nothing is converted and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goldthread.framework.wording import listed, plain_number

POUNDS = "GBP"
PERCENT = "%"
POINTS = "percentage points"
TIMES = "times"
"""How many times one amount is another of the same kind."""

_TIMES_OF_DAY = ("minutes", "hours", "days", "weeks", "months", "years")
_ONE_OF_MANY = {"people": "person", "children": "child", "women": "woman", "men": "man"}


class UnitError(ValueError):
    """Figures in these units cannot be put together so; the message says why, for a person."""


class UnitKind(StrEnum):
    """What sort of amount a figure is, as far as its unit tells."""

    COUNT = "count"
    MONEY = "money"
    TIME = "time"
    SHARE = "share"
    WORKED_OUT = "worked_out"
    """A rate, a score, an amount per something: worked out of other figures already."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, with the sort of amount it is."""

    written: str | None
    kind: UnitKind

    @property
    def is_an_amount(self) -> bool:
        """Whether it is a number of things, pounds or time, and not a share of something."""
        return self.kind in (UnitKind.COUNT, UnitKind.MONEY, UnitKind.TIME)

    def __str__(self) -> str:
        return {None: "a plain count", PERCENT: "per cent", POUNDS: "pounds"}.get(
            self.written, self.written or ""
        )


def unit_from(written: str | None) -> Unit:
    """The unit that is written so.

    >>> unit_from("per 1,000 people").kind.value
    'worked_out'
    """
    words = (written or "").strip()
    if not words:
        return Unit(None, UnitKind.COUNT)
    plain = words.casefold()
    if words == "£" or plain == "gbp" or plain == "pounds":
        return Unit(POUNDS, UnitKind.MONEY)
    if words == PERCENT:
        return Unit(PERCENT, UnitKind.SHARE)
    worked_out = plain.startswith(("per ", "/", "%")) or " per " in plain or "score" in plain
    if worked_out or plain in (TIMES, POINTS, "points"):
        return Unit(words, UnitKind.WORKED_OUT)
    if f"{plain.removesuffix('s')}s" in _TIMES_OF_DAY:
        return Unit(f"{plain.removesuffix('s')}s", UnitKind.TIME)
    return Unit(words, UnitKind.COUNT)


def unit_of_quotient(
    top: str | None, bottom: str | None, *, per: Decimal = Decimal(1), of: str = ""
) -> str:
    """The unit of one figure divided by another and counted for each ``per`` of it.

    ``of`` says what the lower figure counts ("people"), where its unit does not. Raises
    ``UnitError`` for figures that are themselves worked out, and where what it is "per" is not
    said.

    >>> unit_of_quotient("GBP", None, of="people")
    'GBP per person'
    >>> unit_of_quotient(None, None, per=Decimal(100))
    '%'
    """
    above, below = unit_from(top), unit_from(bottom)
    for one, place in ((above, "upper"), (below, "lower")):
        if not one.is_an_amount:
            raise UnitError(
                f"The {place} figure is {_as_worked_out(one)}. Divide the numbers behind it instead."
            )
    if per <= 0:
        raise UnitError("A figure is counted for each 1, 100 or 1,000 of another: more than none.")
    noun = of.strip() or (below.written or "" if below.kind is not UnitKind.MONEY else "")
    alike = above.kind is below.kind and (
        above.kind is UnitKind.COUNT or above.written == below.written
    )
    if alike and per == 100 and not of.strip():
        _require_one_thing(above, below)
        return PERCENT
    if alike and per == 1 and above.written is not None and above.written == below.written:
        return TIMES
    if above.kind is below.kind is UnitKind.TIME:
        raise UnitError(
            f"One is in {above} and the other in {below}: bring both to the same, or count one "
            "per 100 of the other."
        )
    if below.kind is UnitKind.MONEY:
        return _joined(above, f"per £{plain_number(per)}")
    if not noun:
        raise UnitError(
            "Say what the lower figure counts, such as people or homes, so that the result can be "
            "named: a figure per person, per 1,000 homes."
        )
    return _joined(above, f"per {one_of(noun)}" if per == 1 else f"per {plain_number(per)} {noun}")


def unit_of_difference(first: str | None, second: str | None) -> str | None:
    """The unit of one figure less another. Raises ``UnitError`` where they are not alike."""
    common = _the_same((first, second), "subtracted from one another")
    return POINTS if common.kind is UnitKind.SHARE else common.written


def unit_of_total(units: Sequence[str | None]) -> str | None:
    """The unit of figures added up. Raises ``UnitError`` for shares, and for unlike units.

    >>> unit_of_total(["%", "%"])
    Traceback (most recent call last):
    ...
    goldthread.framework.units.UnitError: Percentages do not add up: 40% of one ward and 60% of another are not 100% of both. Add the numbers behind them, and divide the totals.
    """
    for unit in map(unit_from, units):
        if unit.kind is UnitKind.SHARE:
            raise UnitError(
                "Percentages do not add up: 40% of one ward and 60% of another are not 100% of "
                "both. Add the numbers behind them, and divide the totals."
            )
        if not unit.is_an_amount:
            raise UnitError(
                f"A figure here is {_as_worked_out(unit)}, and such figures do not add up. Add the "
                "numbers behind them, and divide the totals."
            )
    return _the_same(units, "added up").written


def unit_of_weighted_mean(
    values: Sequence[str | None], weights: Sequence[str | None]
) -> str | None:
    """The unit of figures averaged by weights. Raises ``UnitError`` for weights that are shares."""
    for weight in map(unit_from, weights):
        if not weight.is_an_amount:
            raise UnitError(
                f"A weight here is {_as_worked_out(weight)}. Weigh by amounts: how many people, "
                "cases or pounds each figure stands for."
            )
    _the_same(weights, "used as weights together")
    return _the_same(values, "averaged").written


def unit_over_time(unit: str | None, *, numbers_behind: bool, adds_up: bool | None) -> str | None:
    """The unit of the figures of several periods taken together.

    Amounts are added; shares and rates are pooled from the ``numbers_behind`` them. ``adds_up``
    is what a person said of the series. Raises ``UnitError`` where neither can be done.
    """
    found = unit_from(unit)
    if adds_up is False and not numbers_behind:
        raise UnitError(
            "Its figures do not add up over time: four quarters of people on a list are not a "
            "year's. Nothing is made of them over several periods."
        )
    if found.is_an_amount or numbers_behind:
        return found.written
    raise UnitError(
        f"Each figure is {_as_worked_out(found)}, and the numbers behind it are not on record: an "
        "average of averages would give a small quarter the weight of a large one."
    )


def one_of(noun: str) -> str:
    """One of many, as councils count them.

    >>> one_of("people"), one_of("homes"), one_of("libraries"), one_of("child")
    ('person', 'home', 'library', 'child')
    """
    first, _, last = noun.rpartition(" ")
    plain = last.casefold()
    if plain in _ONE_OF_MANY:
        single = _ONE_OF_MANY[plain]
    elif plain.endswith("ies"):
        single = f"{last[:-3]}y"
    elif re.search(r"(ss|sh|ch|x)es$", plain):
        single = last[:-2]
    elif plain.endswith("s") and not plain.endswith("ss"):
        single = last[:-1]
    else:
        single = last
    return f"{first} {single}".strip()


def _joined(above: Unit, per: str) -> str:
    return f"{above.written} {per}" if above.written else per


def _require_one_thing(above: Unit, below: Unit) -> None:
    if above.written and below.written and above.written != below.written:
        raise UnitError(
            f"{above.written[:1].upper()}{above.written[1:]} are no percentage of {below}. Say what "
            f"the lower figure counts, and the result is per 100 {below}."
        )


def _the_same(units: Sequence[str | None], done: str) -> Unit:
    """The one unit that figures share; a plain count goes with things that are counted."""
    found = [unit_from(unit) for unit in units]
    named = list(dict.fromkeys(unit for unit in found if unit.written is not None))
    if not named:
        return Unit(None, UnitKind.COUNT)
    plain = any(unit.written is None for unit in found)
    if len(named) > 1 or (plain and named[0].kind is not UnitKind.COUNT):
        said = dict.fromkeys(str(unit) for unit in found)
        raise UnitError(f"Figures in {listed(list(said))} cannot be {done}: they are not alike.")
    return named[0]


def _as_worked_out(unit: Unit) -> str:
    what = {PERCENT: "a percentage"}.get(unit.written or "", f"in “{unit}”")
    return f"{what}, which is worked out of others already"
