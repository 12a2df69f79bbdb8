"""The funnel of a group: whose figures chance alone could explain, where the numbers are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from goldthread.engine.funnel import funnel
from goldthread.engine.noise import multiplier_of
from goldthread.framework.wording import counted
from goldthread.reports.pictures.funnel import (
    PLACES,
    FunnelChart,
    FunnelMember,
    funnel_caution,
    funnel_meaning,
    funnel_plot,
)
from goldthread.reports.wording import amount, rounded_like
from goldthread.web.records.mapping.others import WithNumbers

_ROUNDING, _NEARLY = Decimal("0.51"), Decimal("0.02")
"""How far a printed figure may lie from the one worked out: in units of its last digit, and as
a share of itself, because the numbers behind published figures are often rounded to fives."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One council's figure of a group, under its name."""

    name: str
    figure: WithNumbers
    own: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class FunnelOf:
    """A funnel with its sentence, what to be careful of, and for its councils how many and where."""

    picture: str
    meaning: str
    caution: str
    left_out: str
    places: Mapping[str, tuple[str, str]]


def funnel_of(
    councils: Iterable[Measured],
    *,
    title: str,
    unit: str | None,
    better: str | None,
    key: str,
) -> FunnelOf | None:
    """The funnel of the councils whose figures are the share or rate of the numbers behind them.

    ``None`` where the own council's is not, or there are too few of them.
    """
    every, multiplier = list(councils), multiplier_of(unit)
    fitting = [one for one in every if multiplier and _is_of_its_numbers(one.figure, multiplier)]
    if not any(one.own for one in fitting):
        return None
    found = funnel(
        [(_number(one.figure.numerator), _number(one.figure.denominator)) for one in fitting], unit
    )
    if found is None:
        return None
    printed = [one.figure.value for one in fitting if one.figure.value is not None]
    chart = FunnelChart(
        title=title,
        funnel=found,
        members=tuple(
            FunnelMember(
                one.name,
                amount(one.figure.value or Decimal(0), unit),
                own=one.own,
                illustrative=one.illustrative,
            )
            for one in fitting
        ),
        shown=lambda number: amount(rounded_like(number, *printed), unit),
        unit=unit,
        better=better,
    )
    left = len(every) - len(fitting)
    return FunnelOf(
        picture=funnel_plot(chart, key=key),
        meaning=funnel_meaning(chart),
        caution=funnel_caution(chart),
        left_out=_left_out(left),
        places={
            one.name: (
                amount(one.figure.denominator or Decimal(0), None),
                PLACES[place.place.distance],
            )
            for one, place in zip(fitting, found.units, strict=True)
        },
    )


def _left_out(number: int) -> str:
    if not number:
        return ""
    are = "is" if number == 1 else "are"
    return (
        f"{counted(number, 'council')} {are} left out: the numbers behind the figure are not there, "
        "or do not make it."
    )


def _number(figure: Decimal | None) -> float:
    return float(figure or 0)


def _is_of_its_numbers(figure: WithNumbers, multiplier: float) -> bool:
    """Whether a printed figure is its numerator over its denominator, or nearly so.

    A rate that is standardised by age has both and is another thing.
    """
    if figure.value is None or figure.numerator is None or not figure.denominator:
        return False
    worked_out = figure.numerator / figure.denominator * Decimal(multiplier)
    exponent = figure.value.normalize().as_tuple().exponent
    last_digit = Decimal(1).scaleb(min(int(exponent), 0))
    away = abs(worked_out - figure.value)
    return away <= max(last_digit * _ROUNDING, abs(figure.value) * _NEARLY)
