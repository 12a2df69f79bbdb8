"""A figure beside those of other councils: neighbours, a region, the nation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median, quantiles

from goldthread.engine.goals import Goal
from goldthread.engine.intervals import Interval
from goldthread.engine.noise import Standing, standing
from goldthread.engine.ranking import place_among, quarter_of
from goldthread.engine.wording import rounded_beside
from goldthread.framework import Polarity
from goldthread.framework.wording import amount, gap_in_words

FEWEST_MEMBERS = 3
"""A group smaller than this, this council counted, is no benchmark."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Where a figure lies in a group that it belongs to, all in the figure's unit.

    ``members`` counts every council with a figure. ``distance`` is the figure less the
    median; ``deviations`` is that in median absolute deviations (``None`` where more than
    half the group have the same figure). ``place`` (1 the best) and ``quarter`` are
    ``None`` where which way is good is not known. ``standing`` allows for chance and is
    ``None`` without the numbers behind the figure. ``sentence`` says it in words.
    """

    group: str
    members: int
    median: Decimal
    lower_quartile: Decimal
    upper_quartile: Decimal
    lowest: Decimal
    highest: Decimal
    distance: Decimal
    deviations: Decimal | None
    place: int | None
    quarter: int | None
    standing: Standing | None
    sentence: str


def beside_group(
    own: str,
    figures: Mapping[str, Decimal],
    *,
    group: str,
    unit: str | None = None,
    polarity: Polarity | None = None,
    interval: Interval | None = None,
) -> Benchmark | None:
    """Where the figure of ``own`` lies among the figures of one period, its own among them.

    ``interval`` is that of the own figure. ``None`` with fewer than three figures. Raises
    ``KeyError`` where the own figure is not among them.
    """
    value = figures[own]
    values = sorted(figures.values())
    if len(values) < FEWEST_MEMBERS:
        return None
    middle = median(values)
    lower, _, upper = quantiles(values, n=4, method="inclusive")
    spread = median(abs(one - middle) for one in values)
    place = quarter = None
    stands = None
    if polarity in (Polarity.UP, Polarity.DOWN):
        place = place_among(value, values, polarity)
        quarter = quarter_of(place, len(values))
        if interval is not None:
            up = polarity is Polarity.UP
            stands = standing(interval, Goal(low=middle) if up else Goal(high=middle))
    return Benchmark(
        group,
        len(values),
        middle,
        lower,
        upper,
        values[0],
        values[-1],
        value - middle,
        (value - middle) / spread if spread else None,
        place,
        quarter,
        stands,
        _sentence(value, middle, values, group, unit, place, stands),
    )


_STANDINGS = {
    Standing.BETTER: " Chance allowed for, that is better.",
    Standing.SIMILAR: " Chance allowed for, the two are similar.",
    Standing.WORSE: " Chance allowed for, that is worse.",
}


def _sentence(
    value: Decimal,
    middle: Decimal,
    values: list[Decimal],
    group: str,
    unit: str | None,
    place: int | None,
    stands: Standing | None,
) -> str:
    shown = amount(rounded_beside(middle, value), unit)
    if value == middle:
        said = f"{amount(value, unit)} is the median of {group}"
    else:
        gap = gap_in_words(rounded_beside(abs(value - middle), value), unit)
        side = "above" if value > middle else "below"
        said = f"{amount(value, unit)} is {gap} {side} the median of {group}, {shown}"
    if place is not None:
        said += f"; place {place} of {len(values)}"
    return f"{said}.{_STANDINGS[stands] if stands else ''}"
